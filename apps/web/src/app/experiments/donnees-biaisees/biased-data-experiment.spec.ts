import { TestBed } from '@angular/core/testing';
import { BiasedDataExperiment } from './biased-data-experiment';
import { groups, isIn, shelf } from './objects';

const open = () => {
  const fixture = TestBed.createComponent(BiasedDataExperiment);
  const root = fixture.nativeElement as HTMLElement;
  document.body.append(root);
  const press = (name: string) => {
    const buttons = [...root.querySelectorAll('button')];
    buttons.find((button) => button.textContent?.trim() === name)?.click();
    fixture.detectChanges();
  };
  const pick = (...counts: number[]) => {
    press('Tout décocher');
    const boxes = root.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    groups.forEach((group, index) => {
      const own = shelf.filter(isIn(group)).slice(0, counts[index]);
      for (const object of own) boxes[shelf.indexOf(object)].click();
    });
    fixture.detectChanges();
  };
  const rows = () =>
    [...root.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim().replaceAll('\u00a0', ' ')),
    );
  fixture.detectChanges();
  root.querySelector<HTMLInputElement>('.bet input')!.click();
  press('Essayer');
  const state = () => root.querySelector('.state')?.textContent?.replaceAll('\u00a0', ' ');
  return { root, press, pick, rows, state };
};

test('a good overall score hides two groups that always fail', () => {
  const { press, rows, state, root } = open();
  press('Prendre les plus courants');
  expect(state()).toBe('Dix objets choisis : vous pouvez entraîner la machine.');
  press('Entraîner et tester');
  expect(state()).toBe('Réussite globale : 22 sur 25, soit 88 %.');
  expect(rows()).toEqual([
    ['Tasses avec anse', '5', '0 sur 11', '0 %'],
    ['Tasses sans anse', '0', '2 sur 2', '100 %'],
    ['Verres sans anse', '5', '0 sur 11', '0 %'],
    ['Verres avec anse', '0', '1 sur 1', '100 %'],
  ]);
  expect(root.querySelector('[text]')?.textContent).toContain('une anse 5 fois sur 5');
});

test('other examples, not more of them, are compared with the trial before', () => {
  const { press, pick, rows } = open();
  press('Prendre les plus courants');
  press('Entraîner et tester');
  pick(3, 2, 3, 2);
  press('Entraîner et tester');
  expect(rows()[1]).toEqual(['Tasses sans anse', '2', '0 sur 2', '0 %', '100 % (0 appris)']);
});

test('nothing is learned before ten are chosen, and the button says why', () => {
  const { press, pick, rows, state } = open();
  pick(3, 0, 4, 0);
  expect(state()).toBe('7 objets choisis, il en manque 3.');
  press('Entraîner et tester');
  expect(state()).toBe('Pas encore : 7 objets choisis, il en manque 3.');
  expect(rows()).toEqual([]);
  pick(5, 1, 5, 0);
  expect(state()).toBe('11 objets choisis, 1 objet de trop.');
});

test('each drawing is described', () => {
  const labels = [...open().root.querySelectorAll('.shelf label')].map((label) =>
    label.textContent?.trim().replaceAll('\u00a0', ' '),
  );
  expect(labels).toHaveLength(24);
  expect(labels[4]).toBe('tasse sans anse, 8 × 9 cm');
});
