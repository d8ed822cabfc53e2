import fc from 'fast-check';
import {
  cafesSaid,
  namesSeen,
  questionFault,
  questionTallies,
  themeProposed,
} from './heard-question';

test.each([
  ['Combien d’eau pour une réponse ?', 'environment'],
  ['Mon métier va-t-il disparaître ?', 'work'],
  ['Qui est responsable quand elle se trompe, que dit la loi ?', 'rules'],
  ['Comment utiliser un outil gratuit ?', 'use'],
  ['Mes enfants en ont-ils besoin à l’école ?', 'society'],
  ['Pourquoi répond-elle à côté ?', 'open'],
  ['', 'open'],
  // As many words of two themes: the first of the list.
  ['L’énergie et le travail ?', 'environment'],
  // Most words win over the order.
  ['L’énergie, le travail et les salariés ?', 'work'],
  // A word is whole: no « âge » in « langage », no « loi » in « éloigné ».
  ['Un langage éloigné ?', 'open'],
])('« %s » is about %s', (question, theme) => {
  expect(themeProposed(question)).toBe(theme);
});

test.each([
  ['Écrivez-moi à paul@exemple.fr', /adresse/],
  ['Mon numéro est le 06 12 34 56 78', /numéro/],
  ['0612345678 ?', /numéro/],
  ['02.31.00.00.00', /numéro/],
  ['+33 6 12 34 56 78', /numéro/],
  ['Appelez le 0033612345678', /numéro/],
  ['Elle a 100 000 000 d’utilisateurs en 2026 ?', null],
  ['Entre 2023 et 2026, 3 fois plus ?', null],
  ['Un milliard, 1 000 000 000, vraiment ?', null],
  ['Depuis le 01/02/2026 10 personnes ?', null],
  ['Qui est @chatgpt ?', null],
])('« %s » says who somebody is: %s', (question, fault) => {
  if (fault) expect(questionFault(question)).toMatch(fault);
  else expect(questionFault(question)).toBeNull();
});

test.each([
  ['Mme Dupont a-t-elle raison ?', ['Mme Dupont']],
  ['Le docteur dit non, M. Le Goff dit oui', ['M. Le Goff']],
  ['Je m’appelle Karim', ['appelle Karim']],
  ['Ma voisine Zoé', []],
  ['Comment s’appelle une IA ?', []],
])('in « %s » names are seen: %j', (question, names) => {
  expect(namesSeen(question)).toEqual(names);
});

test('fewer than five cafés are not told, nor what a subtraction would tell', () => {
  expect(questionTallies([])).toEqual([]);
  expect(questionTallies([{ departement: '61', cafes: 4 }])).toEqual([
    { departement: '', cafes: 4, told: 0 },
    { departement: '61', cafes: 4, told: 0 },
  ]);
  expect(
    questionTallies([
      { departement: '14', cafes: 9 },
      { departement: '61', cafes: 6 },
      { departement: '72', cafes: 2 },
    ]).map(({ told }) => told),
  ).toEqual([17, 9, 0, 0]);
  expect([cafesSaid(0), cafesSaid(17)]).toEqual(['moins de 5\u00a0cafés', '17\u00a0cafés']);
});

test('what is told alone, with the total, never gives a group of fewer than five', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (cafes) => {
      const tallies = questionTallies(
        cafes.map((count, at) => ({ departement: `${at}`, cafes: count })),
      );
      const [all, ...each] = tallies;
      expect(tallies.every(({ told }) => told === 0 || told >= 5)).toBe(true);
      const kept = each.filter(({ told }) => told === 0);
      if (all!.told === 0 || kept.length === 0) return;
      expect(kept.reduce((sum, one) => sum + one.cafes, 0)).toBeGreaterThanOrEqual(5);
    }),
  );
});
