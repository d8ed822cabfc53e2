import { TestBed } from '@angular/core/testing';
import { TokensExperiment } from './tokens-experiment';

describe('« Jetons »', () => {
  const open = () => {
    const fixture = TestBed.createComponent(TokensExperiment);
    const root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
    const press = (label: string) => {
      all('button, label')
        .find((each) => text(each) === label)!
        .click();
      fixture.detectChanges();
    };
    const type = (selector: string, value: string, event = 'input') => {
      const field = root.querySelector<HTMLInputElement>(selector)!;
      field.value = value;
      field.dispatchEvent(new Event(event));
      fixture.detectChanges();
    };
    fixture.detectChanges();
    root.querySelector<HTMLInputElement>('.bet input')!.click();
    press('Essayer');
    press('anticonstitutionnellement');
    const pieces = () => all('.pieces .piece').map(text);
    const counts = () => all('table')[0].querySelectorAll('tbody .count');
    return {
      root,
      all,
      press,
      type,
      pieces,
      counts: () => [...counts()].map((cell) => +text(cell)),
    };
  };

  test('cuts a word into numbered pieces, and says the same in text', () => {
    const { root, all, pieces } = open();
    expect(pieces().join('|')).toBe('an|ti|c|on|s|ti|tu|tion|ne|lle|ment');
    expect(text(all('.pieces li')[1])).toMatch(/^morceau 2 sur 11 : ?2 ?ti$/);
    expect(text(root.querySelector('.state')!)).toMatch(/^11 morceaux pour 25 signes ;/);
    expect(text(root.querySelector('details')!)).toContain('11 morceaux, « an », « ti »,');
    expect(text(root.querySelector('.numbers')!).split(' · ')).toHaveLength(11);
  });

  test('with nothing learnt, a letter is a piece and an accent two bytes', () => {
    const { type, pieces } = open();
    type('#tokens-size', '0');
    type('#tokens-text', 'été');
    expect(pieces()).toEqual(['octet C3', 'octet A9', 't', 'octet C3', 'octet A9']);
  });

  test('a typing error breaks a piece that was known; an emoji falls back to bytes', () => {
    const { root, press, pieces } = open();
    press('La bibliothèque est ouverte.');
    expect(pieces()).toContain('·espace bibliothèque');
    press('La bibliotèque est ouvrete.');
    expect(pieces()).not.toContain('·espace bibliothèque');
    press('Un café ☕, merci 😀');
    expect(pieces().filter((piece) => piece.startsWith('octet'))).toHaveLength(7);
    expect(text(root.querySelector('details')!)).toContain('« n », espace et « café », espace,');
  });

  test('the texts that shape the cutter move the price of each language', () => {
    const { press, counts, type } = open();
    const [french, english, breton] = counts();
    press('surtout de l’anglais');
    expect(counts()[0]).toBeGreaterThan(french);
    expect(counts()[1]).toBeLessThan(english);
    press('surtout du breton');
    expect(counts()[2]).toBeLessThan(breton);
    type('#tokens-sentence', 'article-24', 'change');
    expect(counts()).not.toContain(breton);
    press('Remettre à zéro');
    expect(counts()).toEqual([french, english, breton]);
  });

  test('a name read often is whole, another is not', () => {
    const { all } = open();
    const names = all('table')[1].querySelectorAll('tbody tr');
    const pieces = [...names].map((row) => [...row.children].slice(0, 2).map(text));
    expect(pieces).toContainEqual(['Marie', '1']);
    expect(Number(Object.fromEntries(pieces)['Fatoumata'])).toBeGreaterThan(4);
  });

  test('an empty field is no fault', () => {
    const { type, pieces, root } = open();
    type('#tokens-text', '');
    expect(pieces()).toEqual([]);
    expect(text(root.querySelector('.state')!)).toBe('Le découpeur attend un mot.');
  });
});

/** French spaces are told from others in one place only: here they are all the same. */
function text(element: Element): string {
  return (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
