import fc from 'fast-check';
import {
  byName,
  cleanName,
  cleanText,
  discreetName,
  fullName,
  nameFault,
  ofName,
  ofPerson,
  shownName,
} from './name';

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

test.each([
  ['Aline', 'd’Aline'],
  ['ÉTIENNE', 'd’ÉTIENNE'],
  ['Œnone', 'd’Œnone'],
  ['I\u0302le', 'd’I\u0302le'],
  ['Åsa', 'd’Åsa'],
  ['Yves', 'd’Yves'],
  ['Yann', 'de Yann'],
  ['Ÿoun', 'de Ÿoun'],
  ['Hugo', 'de Hugo'],
  ['Paul', 'de Paul'],
  ['Анна', 'de Анна'],
  ['', 'de '],
])('of %s: « %s »', (name, said) => {
  expect(ofName(name)).toBe(said);
});

test('of a person, by both names', () => {
  expect(ofPerson({ firstName: 'Inès', lastName: "D'Angelo" })).toBe('d’Inès D’Angelo');
});

describe('a name, as it is kept', () => {
  test.each([
    ['  Zoe\u0301 ', 'Zoé'],
    ['Anne\u00a0\u2009Marie', 'Anne Marie'],
    ["N'Diaye", 'N’Diaye'],
    ['Al\u202eeci', 'Aleci'],
    ['Ann\u200fa', 'Anna'],
    ['An\u00adne\u200b', 'Anne'],
    ['\u2066Anne\u2069', 'Anne'],
    // Persian keeps its non-joiner, Sinhala its joiner: without them the name is another.
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['ශ්\u200dරී', 'ශ්\u200dරී'],
    ['An\u200cne', 'Anne'],
    ['Zoé 🌸', 'Zoé 🌸'],
    ['B', 'B'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(cleanName(typed)).toBe(kept);
    expect(nameFault(kept)).toBeNull();
  });

  test.each([
    ['', 'le nom manque'],
    ['\u200b', 'le nom manque'],
    ['\u2060\u00ad', 'le nom manque'],
    ['\u3164', 'le nom manque'],
    ['Anne\u0007', /caractère invisible/],
    ['Anne\nMarie', /une seule ligne/],
    ['A\ufffdne', /une lettre en a été perdue/],
    ['-', 'il n’a aucune lettre'],
    ['🌸', 'il n’a aucune lettre'],
    [`e${'\u0332'.repeat(40)}`, /trop de signes/],
    ['a'.repeat(101), /trop long/],
    [`a${'a\u0323\u0332'.repeat(200)}`, /trop long/],
  ])('%j is none', (typed, fault) => {
    expect(nameFault(cleanName(typed))).toEqual(
      typeof fault === 'string' ? fault : expect.stringMatching(fault),
    );
  });

  test('a hundred letters are enough, however they are written', () => {
    expect(nameFault(cleanName('e\u0301'.repeat(100)))).toBeNull();
    expect(nameFault(cleanName('e\u0323\u0332'.repeat(100)))).toBeNull();
  });

  const text = fc.string({
    unit: fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      fc.constantFrom(
        '\u200b',
        '\u200c',
        '\u200d',
        '\u202e',
        '\u0301',
        "'",
        'ع',
        '❤',
        '\ufe0f',
        ' ',
      ),
    ),
  });

  test('cleaned again changes nothing, and nothing turns the direction', () => {
    fc.assert(
      fc.property(text, (typed) => {
        for (const clean of [cleanName, cleanText]) {
          expect(clean(clean(typed))).toBe(clean(typed));
          expect(clean(typed)).not.toMatch(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/);
        }
        expect(cleanName(typed.normalize('NFD'))).toBe(cleanName(typed.normalize('NFC')));
      }),
    );
  });
});

test('lists of people are in the order that French has: last names first, accents aside', () => {
  const named = (firstName: string, lastName: string) => ({ firstName, lastName });
  const people = [
    named('Zoé', 'Étienne'),
    named('Zoé', 'Eve'),
    named('Ève', 'Zola'),
    named('Adam', 'Étienne'),
    named('Léa', 'Dupont'),
  ];
  expect(people.sort(byName).map(fullName)).toEqual([
    'Léa Dupont',
    'Adam Étienne',
    'Zoé Étienne',
    'Zoé Eve',
    'Ève Zola',
  ]);
});

test.each([
  ['Nadia', 'Benali', 'Nadia B.'],
  ['Zoé', 'd’Aubigné', 'Zoé D.'],
  ['Ada', 'É', 'Ada É.'],
  ['明', '李', '明 李.'],
  ['', 'Suharto', 'Suharto'],
])('%s %s is shown discreetly as %s', (firstName, lastName, shown) => {
  expect(discreetName({ firstName, lastName })).toBe(shown);
});
