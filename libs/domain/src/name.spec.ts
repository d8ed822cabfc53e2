import fc from 'fast-check';
import { fullName, shownName } from './name';

test.each([
  ["D'Angelo", 'D’Angelo'],
  ['D’Angelo', 'D’Angelo'],
  ['D‘Angelo', 'D’Angelo'],
  ['Noe\u0308l', 'Noël'],
  ['L’Herbier de la Roche', 'L’Herbier de la Roche'],
  ["'Ata", "'Ata"],
  ['محمد بن علي', 'محمد بن علي'],
])('%s is shown as %s', (typed, shown) => {
  expect(shownName(typed)).toBe(shown);
});

test('showing what is shown changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(shownName(shownName(name))).toBe(shownName(name));
    }),
  );
});

test('a person by both names', () => {
  expect(fullName({ firstName: 'Léa', lastName: "D'Angelo" })).toBe('Léa D’Angelo');
});
