import { bareWord, counted, listed, typeset } from './french';

describe('French spaces', () => {
  test.each([
    ['Ligne 4 : l’adresse', 'Ligne 4\u00a0: l’adresse'],
    ['« Je suis là » !', '«\u00a0Je suis là\u00a0»\u00a0!'],
    ['à 9 h 05, pendant 45 min', 'à 9\u00a0h\u00a005, pendant 45\u00a0min'],
    ['9\u202fh', '9\u00a0h'],
    ['les 3 hubs', 'les 3 hubs'],
    ['12 000 personnes, 70 %', '12\u00a0000 personnes, 70\u00a0%'],
    ["l'adresse", 'l’adresse'],
    ['https://exemple.fr/a?b=1', 'https://exemple.fr/a?b=1'],
  ])('%s', (plain, set) => {
    expect(typeset(plain)).toBe(set);
    expect(typeset(set)).toBe(set);
  });
});

test.each([
  [0, '0\u00a0signature'],
  [1, '1\u00a0signature'],
  [2, '2\u00a0signatures'],
])('the plural of %i begins at two', (count, text) => {
  expect(counted(count, 'signature', 'signatures')).toBe(text);
});

test.each([
  [[], ''],
  [['un lieu'], 'un lieu'],
  [['un titre', 'un lieu'], 'un titre et un lieu'],
  [['un titre', 'un hub', 'un lieu'], 'un titre, un hub et un lieu'],
])('a list %p reads aloud', (items, text) => {
  expect(listed(items)).toBe(text);
});

test.each([
  ['Prénom', 'prenom'],
  ['Adresse e-mail', 'adresseemail'],
  ['Cœur d’Ætius', 'coeurdaetius'],
])('%s, bare', (text, bare) => {
  expect(bareWord(text)).toBe(bare);
});
