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
const short = `kind: short
prompt: Quel programme de 1966 donnait l’impression d’écouter ?
tolerance: 1
accepted:
  - { text: ELIZA }
mistakes:
  - { text: Siri, explanation: Elle est venue bien plus tard }
`;
const numeric = `kind: numeric
prompt: Combien de minutes dure un café ?
accepted:
  - { value: 60, tolerance: 5 }
units:
  - { name: min, factor: 1 }
  - { name: h, factor: 60 }
`;
const gap = `kind: gap
prompt: Complétez.
text: Il prédit le [[mot]] le plus [[adjectif]].
gaps:
  - { id: mot, accepted: [mot, jeton], explanation: Un à un }
  - { id: adjectif, accepted: [probable], choices: [vrai, probable], explanation: Rien de vrai }
`;
const open = `kind: open
prompt: Quel sera votre premier pas ?
example: Inviter une collègue.
criteria:
  - { id: pas, text: Un pas précis, levels: [Absent, Vague, Précis] }
`;
const part = (id: string, question: string) =>
  `  - id: ${id}\n    explanation: Voilà\n${question.replace(/^/gm, '    ').trimEnd()}\n`;
const scenario = `kind: scenario
prompt: Le silence s’installe.
parts:
${part('silence-1', trueFalse)}${part('silence-2', ordering)}${part('silence-3', gap)}`;

test.each([
  ['true-false', trueFalse],
  ['ordering', ordering],
  ['matching', matching],
  ['short', short],
  ['numeric', numeric],
  ['gap', gap],
  ['open', open],
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
    `${file}:12  Deux lignes portent le même identifiant\u00a0: retirez l’une et écrivez-la à nouveau.`,
  ],
  [
    'a pair with nothing at its other end',
    matching.replace('targetId: debat', 'targetId: dispute'),
    `${file}:14  Dites avec quoi va cet élément.`,
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
    'an answer both accepted and wrong',
    short.replace('Siri', 'Éliza !'),
    `${file}:16  Cette réponse est aussi parmi les bonnes\u00a0: choisissez.`,
  ],
  [
    'a short answer of which none is worth the point',
    short.replace('ELIZA', 'ELIZA, percent: 50'),
    `${file}:13  Il faut une réponse au moins qui vaille tout le point.`,
  ],
  [
    'a unit that values are not written in',
    numeric.replace('factor: 1 ', 'factor: 2 '),
    `${file}:15  La première unité est celle des valeurs : facteur 1`,
  ],
  [
    'a gap that is nowhere',
    gap.replace('[[mot]]', 'mot'),
    `${file}:12  Écrivez [[mot]] une fois dans le texte, à sa place.`,
  ],
  [
    'a gap that nobody can fill',
    gap.replace('Il prédit', 'Il [[sujet]] prédit'),
    `${file}:12  Le trou [[sujet]] n’est pas décrit.`,
  ],
  [
    'a word that is not proposed',
    gap.replace('accepted: [probable]', 'accepted: [vraisemblable]'),
    `${file}:15  La bonne réponse manque parmi les mots proposés.`,
  ],
  [
    'a level that no grid has twice',
    open.replace(
      'levels: [Absent, Vague, Précis] }',
      'levels: [Non, Oui] }\n  - { id: pas, text: Un autre, levels: [Non, Oui] }',
    ),
    `${file}:13  Deux lignes portent le même identifiant\u00a0: retirez l’une et écrivez-la à nouveau.`,
  ],
  [
    'a part named as another question',
    scenario.replace('silence-2', 'entrainement-1-2'),
    `${file}:19  Question en double : entrainement-1-2 (déjà en ${file}:37)`,
  ],
  [
    'a fault of a part',
    scenario.replace('faits.', 'faits ?'),
    `${file}:16  Vrai ou faux : une affirmation, et non une question`,
  ],
])('%s is told', async (_, question, fault) => {
  expect(await asked(question)).toEqual([fault]);
});
