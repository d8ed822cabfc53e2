import { edited, faultsOf, smallCourse } from '../testing/small-course';

const course = smallCourse();
const single = `    kind: single
    objectiveId: objectif-1-1
    prompt: Que fait la machine ?
    choices:
      - { id: a, text: Elle calcule, right: true, explanation: C’est cela }
      - { id: b, text: Elle pense, right: false, explanation: On le croit souvent }
`;
/** The faults of the small course once its first question, of line 8, is this one. */
const asked = (question: string) =>
  faultsOf(
    edited(
      course,
      '1-jour/quiz.yaml',
      single,
      `    objectiveId: objectif-1-1\n${question.replace(/^/gm, '    ').trimEnd()}\n`,
    ),
  );

const trueFalse = `kind: true-false
prompt: Un modèle de texte cherche dans une base de faits.
right: false
whyNot: Rien n’y est rangé.
`;
const ordering = `kind: ordering
prompt: Remettez la soirée dans l’ordre.
items:
  - { id: mise, text: On mise, explanation: Avant de savoir }
  - { id: jeu, text: On joue, explanation: Pour voir }
  - { id: recolte, text: On récolte, explanation: Pour garder }
`;
const matching = `kind: matching
prompt: Que faire quand ?
items:
  - { id: dix, text: Dix minutes, targetId: jeu, explanation: C’est court }
  - { id: heure, text: Une heure, targetId: debat, explanation: C’est assez }
targets:
  - { id: jeu, text: Un jeu }
  - { id: debat, text: Un débat }
  - { id: rien, text: Rien }
`;
const part = (id: string, question: string) =>
  `  - id: ${id}\n    explanation: Voilà\n${question.replace(/^/gm, '    ').trimEnd()}\n`;
const scenario = `kind: scenario
prompt: Le silence s’installe.
parts:
${part('silence-1', trueFalse)}${part('silence-2', ordering)}`;

test.each([
  ['true-false', trueFalse],
  ['ordering', ordering],
  ['matching', matching],
  ['scenario', scenario],
])('%s is written like this', async (_, question) => {
  expect(await asked(question)).toEqual([]);
});

const file = '1-jour/quiz.yaml';
test.each([
  [
    'a statement that asks',
    trueFalse.replace('faits.', 'faits ?'),
    `${file}:11  Vrai ou faux : une affirmation, et non une question`,
  ],
  [
    'a true or false with nothing to say to who is wrong',
    trueFalse.replace(/whyNot.*\n/, ''),
    `${file}:8  questions.0.whyNot : Explication manquante`,
  ],
  [
    'ids that give the order away',
    ordering.replace('mise,', 'e-1,').replace('jeu,', 'e-2,').replace('recolte,', 'e-10,'),
    `${file}:12  Mise en ordre : les identifiants, rangés, donneraient la réponse`,
  ],
  [
    'an item twice',
    ordering.replace('recolte,', 'mise,'),
    `${file}:15  Élément en double : mise (déjà en ${file}:13)`,
  ],
  [
    'a pair with nothing at its other end',
    matching.replace('targetId: debat', 'targetId: dispute'),
    `${file}:14  Proposition sans existence : dispute`,
  ],
  [
    'a last pair that needs no thought',
    matching.replace(/ {2}- \{ id: rien.*\n/, ''),
    `${file}:8  Association : une proposition de trop, ou une qui serve deux fois, sinon la dernière se devine`,
  ],
  [
    'pairs that all go to one place',
    matching.replace('targetId: debat', 'targetId: jeu'),
    `${file}:8  Association : deux propositions au moins doivent servir`,
  ],
  [
    'a part named as another question',
    scenario.replace('silence-2', 'entrainement-1-2'),
    `${file}:19  Question en double : entrainement-1-2 (déjà en ${file}:29)`,
  ],
  [
    'a fault of a part',
    scenario.replace('faits.', 'faits ?'),
    `${file}:16  Vrai ou faux : une affirmation, et non une question`,
  ],
])('%s is told', async (_, question, fault) => {
  expect(await asked(question)).toEqual([fault]);
});
