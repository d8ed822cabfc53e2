import { asNumber, fraction } from '../fraction';
import type { Fraction } from '../fraction';
import { typeset } from '../french';
import { Refusal } from '../refusal';
import { asWritten } from '../shuffle';
import type {
  CorrectedBase,
  KindRules,
  Option,
  Order,
  Reading,
  ShownBase,
  TextShape,
} from './kind';
import { gap } from './gap/gap';
import type { Gap } from './gap/gap';
import { matching } from './matching/matching';
import type { Matching } from './matching/matching';
import { multiple } from './multiple/multiple';
import type { Multiple } from './multiple/multiple';
import { numeric } from './numeric/numeric';
import type { Numeric } from './numeric/numeric';
import { open } from './open/open';
import type { Open } from './open/open';
import { ordering } from './ordering/ordering';
import type { Ordering } from './ordering/ordering';
import { scenarioOf } from './scenario/scenario';
import type { PartRules, Scenario } from './scenario/scenario';
import { short } from './short/short';
import type { Short } from './short/short';
import { single } from './single/single';
import type { Single } from './single/single';
import { trueFalse } from './true-false/true-false';
import type { TrueFalse } from './true-false/true-false';

/** Every kind of question: one folder and one line each, here and in `rules`. */
interface Kinds {
  single: Single;
  multiple: Multiple;
  'true-false': TrueFalse;
  ordering: Ordering;
  matching: Matching;
  short: Short;
  numeric: Numeric;
  gap: Gap;
  open: Open;
  scenario: Scenario<Kinds[PartKind]>;
}

/** The kinds that a part of a scenario may be. */
export type PartKind = Exclude<QuestionKind, 'scenario' | 'open'>;

const rules: { readonly [K in QuestionKind]: KindRules<Kinds[K]> } = {
  single,
  multiple,
  'true-false': trueFalse,
  ordering,
  matching,
  short,
  numeric,
  gap,
  open,
  // A part is given and gives back what is of its own kind: none is a scenario.
  scenario: scenarioOf({
    check: checkAnswer,
    grade: gradeQuestion,
    key: rightAnswer,
    shown: shownQuestion,
    inWords: answerInWords,
    left: leftIn,
    corrected: correctedQuestion,
    options: optionsOf,
    picked: pickedIn,
    texts: questionTexts,
  } as PartRules<Kinds[PartKind]>),
};

export type QuestionKind = keyof Kinds;
export const questionKinds = Object.keys(rules) as QuestionKind[];

/** A question as the course holds it, with its key. */
export type Question<K extends QuestionKind = QuestionKind> = Kinds[K]['question'];
/** What a person gives. Nothing given, or taken back, is null. */
export type Answer<K extends QuestionKind = QuestionKind> = Kinds[K]['answer'];
/** A question as a learner sees it: nothing says what is right. */
export type ShownQuestion<K extends QuestionKind = QuestionKind> = ShownBase & Kinds[K]['shown'];
/** The correction of a question. Holds its key. */
export type CorrectedQuestion<K extends QuestionKind = QuestionKind> = CorrectedBase &
  Kinds[K]['corrected'];

/** How each kind is marked, as learners read it beside the questions. */
export const gradingRule = Object.fromEntries(
  questionKinds.map((kind) => [kind, typeset(rules[kind].gradingRule)]),
) as Record<QuestionKind, string>;

/**
 * Whether this may be saved as an answer; null takes the answer back.
 * @throws Refusal `answer-invalid`
 */
export function checkAnswer(question: Question, answer: Answer | null): void {
  if (answer === null) return;
  const own = ownAnswer(question, answer);
  if (own === null) throw new Refusal('answer-invalid');
  rulesOf(question).check(question, own);
}

/**
 * The share of the point obtained; an answer of another kind is none. What a person marks is worth
 * nothing until it is read.
 */
export function gradeQuestion(
  question: Question,
  answer: Answer | null,
  reading: Reading | null = null,
): Fraction {
  const own = ownAnswer(question, answer);
  return own ? rulesOf(question).grade(question, own, reading) : fraction(0);
}

/** The answer that obtains the whole point, the key itself; null where there is none to write down. */
export function rightAnswer(question: Question): Answer | null {
  return rulesOf(question).key(question);
}

/** A question without its key: all that may leave for a learner before the correction. */
export function shownQuestion(question: Question, order: Order): ShownQuestion {
  const { id, prompt, lessonId = null } = question;
  return { ...rulesOf(question).shown(question, order), id, prompt, lessonId };
}

/** What was answered, in plain words, as the person reads it again; empty when nothing was. */
export function answerInWords(question: ShownQuestion, answer: Answer | null): string {
  return answer?.kind === question.kind ? rulesOf(question).inWords(question, answer) : '';
}

/**
 * What an answer leaves open, in plain words: an item that goes with nothing, a gap, a question of a
 * scenario. Empty when it is whole, and when there is none.
 */
export function leftIn(question: ShownQuestion, answer: Answer | null): string[] {
  if (answer?.kind !== question.kind) return [];
  return rulesOf(question).left?.(question, answer) ?? [];
}

/**
 * Whether an answer that locks may be kept: whole, or said to be left as it is.
 * @throws Refusal `answer-incomplete`
 */
export function checkWhole(question: Question, answer: Answer | null, asItIs: boolean): void {
  if (asItIs || leftIn(shownQuestion(question, asWritten), answer).length === 0) return;
  throw new Refusal('answer-incomplete');
}

/** The correction of one question. Holds the key: only for an attempt that may be shown it. */
export function correctedQuestion(
  question: Question,
  answer: Answer | null,
  reading: Reading | null = null,
): CorrectedQuestion {
  const { id: questionId, explanation } = question;
  const own = ownAnswer(question, answer);
  const rule = rulesOf(question);
  const share = asNumber(own ? rule.grade(question, own, reading) : fraction(0));
  return {
    ...rule.corrected(question, own, reading),
    ...{ questionId, share, right: share === 1, explanation },
    why: own ? typeset(rule.why(question, own, reading)) : 'Sans réponse, pas de point.',
  };
}

/** What the answers to a question are told apart by, in one order for a version; perhaps nothing. */
export function optionsOf(question: Question): Option[] {
  return rulesOf(question).options?.(question) ?? [];
}

/** Which of the options of a question an answer holds, by their places. */
export function pickedIn(question: Question, answer: Answer | null): number[] {
  const own = ownAnswer(question, answer);
  return own ? (rulesOf(question).picked?.(question, own) ?? []) : [];
}

/** A question with each of its texts made into another: rendered, searched, counted. */
export function questionTexts(
  question: Question,
  each: (text: string, shape: TextShape) => string,
): Question {
  return rulesOf(question).texts(
    {
      ...question,
      prompt: each(question.prompt, 'block'),
      explanation: each(question.explanation, 'block'),
    },
    each,
  );
}

/**
 * The rules of a question’s own kind. TypeScript cannot follow one kind through a record, so the
 * pair is joined here, once, and everything above gives each kind only what is its own.
 */
function rulesOf<K extends QuestionKind>({ kind }: { kind: K }): KindRules<Kinds[K]> {
  return rules[kind as K] as KindRules<Kinds[K]>;
}

const ownAnswer = ({ kind }: Question, answer: Answer | null) =>
  answer?.kind === kind ? answer : null;
