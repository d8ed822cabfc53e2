import { fraction } from '../../fraction';
import { counted } from '../../french';
import { Refusal } from '../../refusal';
import type { KindRules, QuestionBase } from '../kind';
import { checkTyped } from '../short/short';
import { isTyped } from '../typed-text';

/** A text with gaps, each filled in by hand or from a list. */
export interface Gap {
  question: QuestionBase & {
    kind: 'gap';
    /** Each gap stands in it as `[[id]]`. */
    text: string;
    gaps: {
      id: string;
      /** Plain text, compared as short answers are. */
      accepted: string[];
      /** The words proposed, the accepted one among them; null where it is typed. */
      choices: string[] | null;
      tolerance: number;
      explanation: string;
    }[];
  };
  /** At least one gap filled in. */
  answer: { kind: 'gap'; filled: { gapId: string; text: string }[] };
  shown: {
    kind: 'gap';
    text: string;
    gaps: { id: string; choices: string[] | null }[];
  };
  corrected: {
    kind: 'gap';
    gaps: {
      id: string;
      right: boolean;
      given: string | null;
      accepted: string;
      explanation: string;
    }[];
  };
}

const place = /(\[\[[a-z0-9-]+\]\])/;

/** A text with gaps in pieces: words, and ids of gaps, in order. */
export function gapPieces(text: string): ({ words: string } | { gapId: string })[] {
  return text
    .split(place)
    .map((piece) => (place.test(piece) ? { gapId: piece.slice(2, -2) } : { words: piece }));
}

export const gap: KindRules<Gap> = {
  gradingRule: 'Texte à trous : chaque trou rempli juste rapporte une part du point.',
  check({ gaps }, { filled }) {
    const told = new Set(filled.map(({ gapId }) => gapId));
    if (told.size === 0 || told.size !== filled.length) throw new Refusal('answer-invalid');
    for (const { gapId, text } of filled) {
      const asked = gaps.find(({ id }) => id === gapId);
      if (!asked || (asked.choices && !asked.choices.includes(text))) {
        throw new Refusal('answer-invalid');
      }
      checkTyped(text);
    }
  },
  /** Right gaps / gaps. */
  grade: (question, answer) => fraction(rightGaps(question, answer), question.gaps.length),
  key: ({ kind, gaps }) => ({
    kind,
    filled: gaps.map(({ id, accepted }) => ({ gapId: id, text: accepted[0] ?? '' })),
  }),
  /** The words proposed stand in the order of a dictionary: nothing is left of which came first. */
  shown: ({ kind, text, gaps }) => ({
    kind,
    text,
    gaps: gaps.map(({ id, choices }) => ({
      id,
      choices: choices?.toSorted((one, other) => one.localeCompare(other, 'fr')) ?? null,
    })),
  }),
  inWords: ({ gaps }, { filled }) =>
    gaps
      .flatMap(({ id }, at) => {
        const given = filled.find(({ gapId }) => gapId === id);
        return given ? [`${at + 1}) ${given.text.trim()}`] : [];
      })
      .join('\u00a0; '),
  left: ({ gaps }, { filled }) =>
    gaps.flatMap(({ id }, at) =>
      filled.some(({ gapId }) => gapId === id) ? [] : [`trou ${at + 1} sur ${gaps.length}`],
    ),
  corrected: ({ kind, gaps }, answer) => ({
    kind,
    gaps: gaps.map((each) => ({
      ...{ id: each.id, right: isRight(each, answer), explanation: each.explanation },
      given: answer?.filled.find(({ gapId }) => gapId === each.id)?.text ?? null,
      accepted: each.accepted[0] ?? '',
    })),
  }),
  why: (question, answer) =>
    `${counted(rightGaps(question, answer), 'trou juste', 'trous justes')} sur ${question.gaps.length}.`,
  // A piece at a time: a mark of Markdown never spans a gap.
  texts: (question, each) => ({
    ...question,
    text: gapPieces(question.text)
      .map((piece) => ('gapId' in piece ? `[[${piece.gapId}]]` : around(piece.words, each)))
      .join(''),
    gaps: question.gaps.map((one) => ({ ...one, explanation: each(one.explanation, 'block') })),
  }),
};

/** The spaces at both ends belong to the sentence, and no renderer keeps them. */
function around(words: string, each: Parameters<(typeof gap)['texts']>[1]): string {
  const [, before = '', text = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  return `${before}${text && each(text, 'inline')}${after}`;
}

function isRight(
  { id, accepted, choices, tolerance }: Gap['question']['gaps'][number],
  answer: Gap['answer'] | null,
): boolean {
  const given = answer?.filled.find(({ gapId }) => gapId === id);
  return (
    given !== undefined &&
    accepted.some((each) => (choices ? given.text === each : isTyped(given.text, each, tolerance)))
  );
}

const rightGaps = ({ gaps }: Gap['question'], answer: Gap['answer']) =>
  gaps.filter((each) => isRight(each, answer)).length;
