import { typeset, typesetAll } from './typeset';

describe('French typography', () => {
  test.each([
    ['high punctuation', 'Quoi ? Ça ! Si : là ; bien', 'Quoi~? Ça~! Si~: là~; bien'],
    ['quotation marks', 'un « mot » juste', 'un «~mot~» juste'],
    ['apostrophes', "l'IA qu'on règle", 'l’IA qu’on règle'],
    ['thousands', '2 709 réponses, 1 234 567 mots', '2~709 réponses, 1~234~567 mots'],
    ['but not a year after a day', 'le 4 juillet 2025', 'le 4 juillet 2025'],
    ['hours', 'de 9 h à 12 h 30', 'de 9~h à 12~h~30'],
    ['percentages', '45 % des cas', '45~% des cas'],
    [
      'quantities',
      '0,3 Wh, 415 TWh, 45 mL, 50 min, 12 millions',
      '0,3~Wh, 415~TWh, 45~mL, 50~min, 12~millions',
    ],
    ['but not a word that begins like a unit', '3 grands 2 têtes', '3 grands 2 têtes'],
    ['narrow spaces, which the face has not', 'Quoi\u202F?', 'Quoi~?'],
    ['nothing in an address or an hour with colons', '10:30', '10:30'],
  ])('%s', (_, written, read) => {
    expect(typeset(written)).toBe(read.replaceAll('~', '\u00A0'));
  });

  test('is set once and for all', () => {
    const once = typeset("« L'heure : 9 h 30 ? »");
    expect(typeset(once)).toBe(once);
  });
});

test('every sentence of a value is typeset, addresses and other values are left alone', () => {
  expect(typesetAll({ a: ['Quoi ?', 3, null, true], b: { url: "https://a.fr/l'eau" } })).toEqual({
    a: ['Quoi\u00A0?', 3, null, true],
    b: { url: "https://a.fr/l'eau" },
  });
});
