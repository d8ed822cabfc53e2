import type { Rule } from './eliza';

const rules: readonly (readonly [keywords: string, ...answers: string[]])[] = [
  ['je me souviens', 'Qu’est-ce qui vous fait vous souvenir … ?', 'Y pensez-vous souvent ?'],
  [
    'mère, père, sœur, frère, famille',
    'Parlez-moi de votre famille.',
    'Qui d’autre compte dans votre famille ?',
  ],
  [
    'je suis',
    'Depuis quand êtes-vous … ?',
    'Que diraient vos proches, s’ils savaient que vous êtes … ?',
  ],
  [
    'je ne … pas, je n’ … pas',
    'Vous ne … pas : est-ce nouveau ?',
    'Et qui dit que vous ne … pas ?',
  ],
  ['je voudrais, j’aimerais, je veux, j’ai envie de', 'Pourquoi voulez-vous … ?'],
  ['je me sens', 'Vous sentez-vous souvent … ?'],
  ['j’ai', 'Depuis combien de temps avez-vous … ?'],
  [
    'vous êtes, tu es',
    'Qu’est-ce qui vous fait croire que je suis … ?',
    'Préféreriez-vous que je ne sois pas … ?',
  ],
  ['machine, ordinateur, robot, programme, IA', 'Les machines vous inquiètent-elles ?'],
  [
    'toujours, jamais',
    'Pouvez-vous me donner un exemple ?',
    'Vraiment ? Pensez à une fois précise.',
  ],
  ['parce que', 'Est-ce la seule raison ?'],
  ['mon, ma', 'Votre … ? Dites-m’en plus.'],
  [
    'pourquoi, comment, est-ce que',
    'Pourquoi cette question ?',
    'Que voudriez-vous que je réponde ?',
  ],
  ['je, j’', 'Vous … ? Dites-m’en plus.', 'Pourquoi me dites-vous que vous … ?'],
  ['bonjour, bonsoir, salut', 'Bonjour. Qu’est-ce qui vous amène ?'],
];

/** The rules that the reader finds, and finds again after « Remettre à zéro ». */
export const firstRules: readonly Rule[] = rules.map(([keywords, ...answers], id) => ({
  id,
  keywords,
  answers: answers.join('\n'),
}));

export const firstOtherwise = [
  'Continuez, je vous en prie.',
  'Que voulez-vous dire par là ?',
  'À quoi cela vous fait-il penser ?',
].join('\n');
