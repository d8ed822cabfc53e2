import type { Choice } from '../question/choice';
import type { Question } from '../question/question';

const choicesOf = (rights: readonly boolean[]): Choice[] =>
  rights.map((right, index) => ({
    id: 'abcdefgh'.charAt(index),
    text: `Choix ${index}`,
    right,
    explanation: 'Parce que.',
  }));

const base = { prompt: 'Que calcule un modèle de texte ?', explanation: 'Il prédit la suite.' };

/** A question whose choices `a`, `b`… are right or not. */
export const aSingle = (rights: readonly boolean[], id = 'q1'): Question<'single'> => ({
  ...{ id, kind: 'single', ...base },
  choices: choicesOf(rights),
});

export const aMultiple = (rights: readonly boolean[], id = 'q2'): Question<'multiple'> => ({
  ...{ id, kind: 'multiple', ...base },
  choices: choicesOf(rights),
});
