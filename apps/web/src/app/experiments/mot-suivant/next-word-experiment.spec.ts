import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { NextWordExperiment } from './next-word-experiment';

describe('« Le mot suivant »', () => {
  const open = () => {
    const fixture = TestBed.createComponent(NextWordExperiment);
    fixture.detectChanges();
    const root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    const does = gestures(fixture, root);
    root.querySelector<HTMLInputElement>('.bet input')!.click();
    does.press('Essayer');
    expect(does.rows()).toEqual([]);
    does.press('Compter ce qui vient après');
    return { root, ...does };
  };

  test('starts with what was counted, the parts adding up to 100 %', () => {
    const { root, rows, total } = open();
    expect(rows()[0]).toBe('« chaud » 3 50 %');
    expect(total()).toBe(100);
    expect(root.querySelector('.state')?.textContent).toBe(
      'Après « café est », en tête : « chaud », 3 fois sur 6.'.replaceAll(
        / (?=[»:])|(?<=«) /g,
        '\u00A0',
      ),
    );
  });

  test('another reading, another word; a word never read falls back on fewer', () => {
    const { root, rows, choose, type } = open();
    choose('bulletins');
    expect(rows()[0]).toMatch(/^« ouvert »/);
    choose('fables');
    expect(text(root)).toContain(
      'La machine n’a jamais lu « café est ». Elle se rabat sur « est »',
    );
    type('#next-word-start', 'ordinateur');
    expect(text(root)).toContain('Elle tire parmi tous les mots du texte.');
  });

  test('surprise flattens the parts, prudence hollows them out; they still add up to 100', () => {
    const { rows, total, type } = open();
    type('#next-word-surprise', '0');
    expect(rows()[0]).toMatch(/100 %$/);
    type('#next-word-surprise', '10');
    expect(rows()[0]).toMatch(/25 %$/);
    expect(total()).toBe(100);
  });

  test('draws one word, then twenty; the same settings write the same sentence again', () => {
    const { root, press, sentence } = open();
    press('Tirer un mot');
    expect(root.querySelector('.state')?.textContent).toMatch(/^Mot tiré\u00A0: «\u00A0.+»\.$/);
    press('Tirer vingt mots');
    const first = sentence();
    expect(root.querySelector('.state')?.textContent).toMatch(/\d+ mots? sur 21 /);
    expect(text(root)).toContain('dés n° 1, 21 mots tirés');
    press('Remettre à zéro');
    expect(sentence()).toBe('Le café est …');
    press('Tirer un mot');
    press('Tirer vingt mots');
    expect(sentence()).toBe(first);
  });

  test('looking at three words, it recites, and shows what is recited', () => {
    const { root, press, change, sentence } = open();
    change('input[value="3"]');
    press('Tirer vingt mots');
    press('Tirer vingt mots');
    expect(root.querySelectorAll('.sentence mark').length).toBeGreaterThan(0);
    expect(root.querySelector('details')?.textContent).toContain('Recopié');
    // Its pieces put side by side are the sentence of the text version.
    expect(text(root.querySelector('details')!)).toContain(sentence().replace(' …', '…'));
  });
});

/** French spaces are told from others in one place only: here they are all the same. */
function text(element: Element): string {
  return (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

function gestures(fixture: ComponentFixture<unknown>, root: HTMLElement) {
  const rows = () =>
    [...root.querySelectorAll('tbody tr')].map((row) => [...row.children].map(text).join(' '));
  return {
    rows,
    total: () => rows().reduce((sum, row) => sum + Number(/(\d+) %$/.exec(row)?.[1]), 0),
    sentence: () => text(root.querySelector('.sentence')!),
    press(label: string) {
      const all = [...root.querySelectorAll('button')];
      all.find((button) => text(button) === label)!.click();
      fixture.detectChanges();
    },
    choose(id: string) {
      const select = root.querySelector('select')!;
      select.value = id;
      select.dispatchEvent(new Event('change'));
      fixture.detectChanges();
    },
    type(selector: string, value: string) {
      const input = root.querySelector<HTMLInputElement>(selector)!;
      input.value = value;
      input.dispatchEvent(new Event('input'));
      fixture.detectChanges();
    },
    change(selector: string) {
      root.querySelector<HTMLInputElement>(selector)!.click();
      fixture.detectChanges();
    },
  };
}
