import { bareWord, counted, listed, quoted, typeset } from './french';

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

test.each([
  [
    "Écrivez à m.o'hara@hub.example : l'équipe répond.",
    "Écrivez à m.o'hara@hub.example\u00a0: l’équipe répond.",
  ],
  ["https://visio.example/l'ia?d=1:2", "https://visio.example/l'ia?d=1:2"],
  ["« https://visio.example/l'ia » !", "«\u00a0https://visio.example/l'ia\u00a0»\u00a0!"],
])('an address stays as it is: %s', (typed, set) => {
  expect(typeset(typed)).toBe(set);
});

test.each([
  ['Elle pense', '«\u00a0Elle pense\u00a0»'],
  ['« Elle pense »', '«\u00a0Elle pense\u00a0»'],
  ['Dire « bonjour » à tous', '«\u00a0Dire “bonjour” à tous\u00a0»'],
  ['« Oui » ou « non »', '«\u00a0“Oui” ou “non”\u00a0»'],
])('words are quoted once: %s', (words, shown) => {
  expect(quoted(words)).toBe(shown);
});
