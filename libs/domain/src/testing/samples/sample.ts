import fc from 'fast-check';
import type { Answer, Question, QuestionKind } from '../../question/question';

/** What properties ask of a kind: any question of it, any answer, and how both may vary. */
export interface Sample<K extends QuestionKind> {
  question: fc.Arbitrary<Question<K>>;
  /** Any answer that the question takes. */
  answer(question: Question<K>): fc.Arbitrary<Answer<K>>;
  /** Answers of this kind that the question does not take; none where every one is taken. */
  hostile(question: Question<K>): Answer<K>[];
  /** The same answer, given in another order, where it has one that means nothing. */
  turned(answer: Answer<K>): Answer<K>;
  /** Each answer that has one fault less than this one. */
  better(question: Question<K>, answer: Answer<K>): Answer<K>[];
  /** Another question that differs by its key alone. */
  rekeyed(question: Question<K>): fc.Arbitrary<Question<K>>;
}

/** What every question has, with nothing that tells one from another. */
export const base = {
  id: 'q',
  prompt: 'Que calcule un modèle de texte ?',
  explanation: 'Parce que.',
};

export const why = 'Voici pourquoi.';

/** Names that are nobody’s, some of which every object answers to. */
export const strangers = ['zz', '', '__proto__', 'constructor'];

/** So many ids, in any order. */
export const idsIn = (range: { minLength: number; maxLength: number }) =>
  fc.uniqueArray(fc.constantFrom(...'abcdefghij'), range);

/** The list without the one at this place. */
export const without = <T>(list: readonly T[], at: number) => list.filter((_, n) => n !== at);
