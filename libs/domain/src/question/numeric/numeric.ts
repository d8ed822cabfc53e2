import { Refusal } from '../../refusal';
import type { KindRules, QuestionBase } from '../kind';
import { shareOfPercent } from '../percent';
import { numberInWords } from './number';
import { readNumber } from './typed-number';

/** A number, with its unit where there is one. */
export interface Numeric {
  question: QuestionBase & {
    kind: 'numeric';
    /** In the first unit; within `tolerance` above or below it obtains `percent` of the point. */
    accepted: { value: number; tolerance: number; percent: number }[];
    /** The first is the one values are written in; a number in another is multiplied by its factor. */
    units: { name: string; factor: number }[];
    /** Values that are often given and wrong, each with why. */
    mistakes: { value: number; tolerance: number; explanation: string }[];
  };
  /** The number as it was typed, as `readNumber` reads it; the unit chosen, where there are any. */
  answer: { kind: 'numeric'; value: string; unit: string | null };
  shown: { kind: 'numeric'; units: string[] };
  corrected: {
    kind: 'numeric';
    given: string | null;
    accepted: { value: number; tolerance: number; unit: string | null }[];
    mistake: string | null;
  };
}

export const numeric: KindRules<Numeric> = {
  gradingRule:
    'Nombre à écrire : il compte s’il est dans la fourchette acceptée, dans l’unité choisie.',
  check({ units }, { value, unit }) {
    const known = units.length === 0 ? unit === null : units.some(({ name }) => name === unit);
    const number = readNumber(value, namesOf(units));
    if (!known || number === null || !Number.isFinite(number.value)) {
      throw new Refusal('answer-invalid');
    }
  },
  grade: (question, answer) => shareOfPercent(read(question, answer).percent),
  key({ kind, accepted, units }) {
    const value = accepted.toSorted((one, other) => other.percent - one.percent)[0]?.value ?? 0;
    return { kind, value: String(value), unit: units[0]?.name ?? null };
  },
  shown: ({ kind, units }) => ({ kind, units: units.map(({ name }) => name) }),
  inWords: ({ units }, answer) => inWords(units, answer),
  corrected: (question, answer) => ({
    kind: question.kind,
    given: answer ? inWords(namesOf(question.units), answer) : null,
    accepted: question.accepted
      .filter(({ percent }) => percent === 100)
      .map(({ value, tolerance }) => ({
        ...{ value, tolerance, unit: question.units[0]?.name ?? null },
      })),
    mistake: answer ? (read(question, answer).mistake?.explanation ?? null) : null,
  }),
  why(question, answer) {
    const { percent, value } = read(question, answer);
    if (value === null) return 'Ce n’est pas un nombre.';
    const unit = question.units[0]?.name;
    const told = `${numberInWords(value)}${unit ? `\u00a0${unit}` : ''}`;
    if (percent <= 0) return `Compris comme ${told}, hors de la fourchette acceptée.`;
    const part = percent < 100 ? `, pour une part du point (${Math.round(percent)} %)` : '';
    return `Compris comme ${told}, dans la fourchette acceptée${part}.`;
  },
  texts: (question, each) => ({
    ...question,
    mistakes: question.mistakes.map((mistake) => ({
      ...mistake,
      explanation: each(mistake.explanation, 'block'),
    })),
  }),
};

/** Whether a value is within so much of another, its bounds among it, whatever floats make of them. */
const within = (value: number, { value: meant, tolerance }: { value: number; tolerance: number }) =>
  Math.abs(value - meant) <= tolerance + 1e-9 * Math.max(1, Math.abs(meant));

const namesOf = (units: readonly { name: string }[]) => units.map(({ name }) => name);

/** As it was typed; with the unit chosen, unless one was written. */
function inWords(units: readonly string[], { value, unit }: Numeric['answer']): string {
  const written = readNumber(value, units)?.unit ?? null;
  return [value.trim(), written === null ? (unit ?? '') : ''].join('\u00a0').trim();
}

/** The value in the first unit, what it obtains, and the known mistake that it is, if any. */
function read({ accepted, units, mistakes }: Numeric['question'], answer: Numeric['answer']) {
  const typed = readNumber(answer.value, namesOf(units));
  // A unit that was written is what was meant, whatever the list beside it says.
  const unit = typed?.unit ?? answer.unit;
  const factor = units.find(({ name }) => name === unit)?.factor ?? (units.length > 0 ? NaN : 1);
  const value =
    typed === null || !Number.isFinite(typed.value * factor) ? null : typed.value * factor;
  if (value === null) return { value, percent: 0, mistake: null };
  const percent = Math.max(
    0,
    ...accepted.filter((each) => within(value, each)).map((each) => each.percent),
  );
  const mistake = percent > 0 ? null : (mistakes.find((each) => within(value, each)) ?? null);
  return { value, percent, mistake };
}
