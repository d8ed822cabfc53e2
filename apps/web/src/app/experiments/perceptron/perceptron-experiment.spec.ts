import { TestBed } from '@angular/core/testing';
import { PerceptronExperiment } from './perceptron-experiment';

const open = () => {
  const fixture = TestBed.createComponent(PerceptronExperiment);
  const root = fixture.nativeElement as HTMLElement;
  document.body.append(root);
  const press = (name: string) => {
    const all = [...root.querySelectorAll<HTMLElement>('button, label')];
    all.find((element) => element.textContent?.trim() === name)?.click();
    fixture.detectChanges();
  };
  const set = (selector: string, index: number, value: string, event: string) => {
    const field = root.querySelectorAll<HTMLInputElement>(selector)[index];
    field.value = value;
    field.dispatchEvent(new Event(event));
    fixture.detectChanges();
  };
  fixture.detectChanges();
  root.querySelector<HTMLInputElement>('.bet input')!.click();
  press('Essayer');
  return { root, press, set, state: () => root.querySelector('.state')?.textContent ?? '' };
};

test('one step says which outing moved what, twenty find the line', () => {
  const { root, press, state } = open();
  expect(state()).toBe('5\u00a0erreurs sur\u00a012\u00a0: sorties 3, 8, 9, 10 et 12.');
  press('Un pas d’apprentissage');
  expect(state()).toMatch(/^Sortie 3.: on y était allé, la règle disait de rester\./);
  expect(state()).toContain('le poids de la distance de 1 à 0,5 et le seuil de 3 à 4.');
  press('Vingt pas');
  expect(state()).toBe('12 corrections. Aucune erreur sur\u00a012\u00a0: rien à corriger.');
  expect(root.querySelectorAll('[text] ol li')).toHaveLength(13);
  press('Vingt pas');
  expect(state()).toBe('Aucune erreur sur\u00a012\u00a0: rien à corriger.');
});

test('the impossible set keeps three errors at least, however long it learns', () => {
  const { root, press } = open();
  press('Le jeu impossible');
  press('Vingt pas');
  press('Vingt pas');
  expect(root.querySelector('.happened')?.textContent).toContain('laisse 3\u00a0erreurs.');
  expect(root.querySelectorAll('circle.wrong').length).toBeGreaterThan(2);
});

test('the three numbers are moved by hand', () => {
  const { root, set, state } = open();
  set('input[type=range]', 0, '1', 'input');
  set('input[type=range]', 2, '6', 'input');
  expect(root.textContent).toContain('1 × pluie + 1 × distance. Si le total dépasse 6');
  expect(state()).toContain('1\u00a0erreur sur\u00a012\u00a0: sortie 10.');
});

test('points are put and removed with native fields', () => {
  const { root, press, set, state } = open();
  press('Vos propres points');
  expect(state()).toBe('Aucun point n’est posé.');
  set('select', 0, '2', 'change');
  set('select', 1, '6', 'change');
  press('Poser');
  expect(state()).toContain('Point posé\u00a0: pluie 2, distance 6, y aller.');
  set('select', 2, 'stayed', 'change');
  press('Poser');
  expect(root.querySelectorAll('[text] tbody tr')).toHaveLength(1);
  expect(root.querySelector('[text] tbody')?.textContent).toContain('rester');
  press('Retirer');
  expect(state()).toContain('Aucun point');
  press('Retirer');
  expect(state()).toContain('Rien à retirer');
});
