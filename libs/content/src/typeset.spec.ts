import { typesetAll } from './typeset';

test('every sentence of a value is typeset, addresses and other values are left alone', () => {
  expect(typesetAll({ a: ['Quoi ?', 3, null, true], b: { url: "https://a.fr/l'eau" } })).toEqual({
    a: ['Quoi\u00A0?', 3, null, true],
    b: { url: "https://a.fr/l'eau" },
  });
});
