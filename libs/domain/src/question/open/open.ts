import { fraction } from '../../fraction';
import { counted } from '../../french';
import { limits } from '../../limits';
import { Refusal } from '../../refusal';
import type { KindRules, QuestionBase, Reading } from '../kind';

/** A reflection in one’s own words, read by a trainer with a grid. */
export interface Open {
  question: QuestionBase & {
    kind: 'open';
    /** What the trainer looks for; each level is worth its place in the list, the first nothing. */
    criteria: { id: string; text: string; levels: string[] }[];
    /** What a good answer may say, shown with the correction. */
    example: string;
  };
  answer: { kind: 'open'; text: string };
  shown: { kind: 'open'; criteria: { id: string; text: string }[] };
  corrected: {
    kind: 'open';
    given: string | null;
    example: string;
    /** `level` is null until it is read. */
    criteria: { id: string; text: string; levels: string[]; level: number | null }[];
  };
}

export const open: KindRules<Open> = {
  gradingRule:
    'Réflexion libre : votre formatrice ou votre formateur la lit avec la grille affichée. Elle ne compte pas avant, et ne peut qu’ajouter.',
  check(_, { text }) {
    if (text.trim() === '' || text.length > limits.lines) throw new Refusal('answer-invalid');
  },
  /** Levels seen / highest levels; nothing until it is read, so that a reading only ever adds. */
  grade(question, _, reading) {
    const { seen, highest } = pointsOf(question, reading);
    return fraction(seen, Math.max(1, highest));
  },
  key: () => null,
  shown: ({ kind, criteria }) => ({
    kind,
    criteria: criteria.map(({ id, text }) => ({ id, text })),
  }),
  inWords: (_, { text }) => text.trim(),
  corrected: ({ kind, criteria, example }, answer, reading) => ({
    ...{ kind, given: answer?.text ?? null, example },
    criteria: criteria.map((each) => ({ ...each, level: reading?.[each.id] ?? null })),
  }),
  why(question, _, reading) {
    if (!reading) return 'En attente de lecture : ce qui sera lu ne peut qu’ajouter.';
    const { seen, highest } = pointsOf(question, reading);
    return `Votre réponse a été lue : ${counted(seen, 'niveau', 'niveaux')} sur ${highest}.`;
  },
  texts: (question, each) => ({
    ...question,
    example: each(question.example, 'block'),
    criteria: question.criteria.map((criterion) => ({
      ...criterion,
      text: each(criterion.text, 'inline'),
      levels: criterion.levels.map((level) => each(level, 'inline')),
    })),
  }),
};

/**
 * Whether these are levels of this grid, one for each criterion.
 * @throws Refusal `answer-invalid`
 */
export function checkReading({ criteria }: Open['question'], reading: Reading): void {
  const whole =
    Object.keys(reading).length === criteria.length &&
    criteria.every(({ id, levels }) => {
      const level = Object.hasOwn(reading, id) ? reading[id] : undefined;
      return Number.isInteger(level) && level! >= 0 && level! < levels.length;
    });
  if (!whole) throw new Refusal('answer-invalid');
}

function pointsOf({ criteria }: Open['question'], reading: Reading | null) {
  const top = ({ levels }: { levels: string[] }) => Math.max(0, levels.length - 1);
  const seen = criteria.map((each) => Math.min(top(each), Math.max(0, reading?.[each.id] ?? 0)));
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return { seen: sum(seen), highest: sum(criteria.map(top)) };
}
