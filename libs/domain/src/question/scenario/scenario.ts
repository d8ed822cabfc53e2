import { addFractions, asNumber, fraction } from '../../fraction';
import type { Fraction } from '../../fraction';
import { Refusal } from '../../refusal';
import { plainOf } from '../../rich-text';
import type {
  CorrectedBase,
  KindRules,
  KindTypes,
  Option,
  Order,
  QuestionBase,
  ShownBase,
  TextShape,
} from '../kind';

/** One situation, told in the prompt, and several questions about it. */
export interface Scenario<Part extends KindTypes> {
  question: QuestionBase & { kind: 'scenario'; parts: Part['question'][] };
  /** At least one part answered; each may be taken back. */
  answer: { kind: 'scenario'; parts: { questionId: string; answer: Part['answer'] }[] };
  shown: { kind: 'scenario'; parts: (ShownBase & Part['shown'])[] };
  corrected: { kind: 'scenario'; parts: (CorrectedBase & Part['corrected'])[] };
}

/** What a scenario asks of its parts, whatever their kind. */
export interface PartRules<Part extends KindTypes> {
  check(question: Part['question'], answer: Part['answer']): void;
  grade(question: Part['question'], answer: Part['answer'] | null): Fraction;
  key(question: Part['question']): Part['answer'] | null;
  shown(question: Part['question'], order: Order): ShownBase & Part['shown'];
  inWords(shown: ShownBase & Part['shown'], answer: Part['answer'] | null): string;
  left(shown: ShownBase & Part['shown'], answer: Part['answer']): string[];
  corrected(
    question: Part['question'],
    answer: Part['answer'] | null,
  ): CorrectedBase & Part['corrected'];
  options(question: Part['question']): Option[];
  picked(question: Part['question'], answer: Part['answer'] | null): number[];
  texts(
    question: Part['question'],
    each: (text: string, shape: TextShape) => string,
  ): Part['question'];
}

/** The rules of a scenario, whose parts are marked by these. */
export const scenarioOf = <Part extends KindTypes>(
  part: PartRules<Part>,
): KindRules<Scenario<Part>> => {
  type Given = Scenario<Part>['answer'];
  const to = (answer: Given | null, { id }: { id: string }): Part['answer'] | null =>
    answer?.parts.find(({ questionId }) => questionId === id)?.answer ?? null;
  const shares = ({ parts }: Scenario<Part>['question'], answer: Given) =>
    parts.map((each) => part.grade(each, to(answer, each)));

  return {
    gradingRule:
      'Une situation, plusieurs questions : chacune compte autant, et le point est leur moyenne.',
    check({ parts }, answer) {
      const told = new Set(answer.parts.map(({ questionId }) => questionId));
      if (told.size === 0 || told.size !== answer.parts.length) throw new Refusal('answer-invalid');
      for (const given of answer.parts) {
        const asked = parts.find(({ id }) => id === given.questionId);
        if (!asked) throw new Refusal('answer-invalid');
        part.check(asked, given.answer);
      }
    },
    /** The mean of the shares of its parts. */
    grade: (question, answer) => meanOf(shares(question, answer)),
    key: ({ kind, parts }) => ({
      kind,
      parts: parts.flatMap((each) => {
        const answer = part.key(each);
        return answer ? [{ questionId: each.id, answer }] : [];
      }),
    }),
    // The questions follow the story: only what is within each is shuffled.
    shown: ({ kind, parts }, order) => ({
      kind,
      parts: parts.map((each) => part.shown(each, order)),
    }),
    inWords: ({ parts }, answer) =>
      parts
        .map((each, at) => `${at + 1}) ${part.inWords(each, to(answer, each)) || 'sans réponse'}`)
        .join('\u00a0; '),
    left: ({ parts }, answer) =>
      parts.flatMap((each, at) => {
        const given = to(answer, each);
        const left = given ? part.left(each, given) : [plainOf(each.prompt)];
        return left.map((text) => `Question ${at + 1}\u00a0: ${text}`);
      }),
    corrected: ({ kind, parts }, answer) => ({
      kind,
      parts: parts.map((each) => part.corrected(each, to(answer, each))),
    }),
    why(question, answer) {
      const each = shares(question, answer);
      if (each.every(isWhole)) return `Ses ${each.length} questions obtiennent chacune leur point.`;
      return `Ses ${each.length} questions obtiennent ${each.map(decimal).join(' ; ')} : la moyenne est ${decimal(meanOf(each))}.`;
    },
    /** The options of its parts, one part after the other. */
    options: ({ parts }) =>
      parts.flatMap((each, at) =>
        part.options(each).map(({ text, right }) => ({ text: `${at + 1}) ${text}`, right })),
      ),
    picked({ parts }, answer) {
      let before = 0;
      return parts.flatMap((each) => {
        const places = part.picked(each, to(answer, each)).map((place) => before + place);
        before += part.options(each).length;
        return places;
      });
    },
    texts: (question, each) => ({
      ...question,
      parts: question.parts.map((one) => part.texts(one, each)),
    }),
  };
};

function meanOf(shares: readonly Fraction[]): Fraction {
  const { numerator, denominator } = shares.reduce(addFractions, fraction(0));
  return fraction(numerator, denominator * shares.length);
}

const isWhole = ({ numerator, denominator }: Fraction) => numerator === denominator;

/** As French writes a number, two decimals at most. */
const decimal = (share: Fraction) =>
  asNumber(share).toLocaleString('fr-FR', { maximumFractionDigits: 2 });
