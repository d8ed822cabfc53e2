export const verdicts = {
  true: { name: 'Vrai', meaning: 'il est bien ce qu’il dit être' },
  made: { name: 'Fabriqué', meaning: 'il se fait passer pour ce qu’il n’est pas' },
  unknown: { name: 'On ne peut pas savoir', meaning: 'rien ne permet de trancher' },
} as const;
export type Verdict = keyof typeof verdicts;

/** How sure one says one is, and the share of right answers that this announces, in percent. */
export const certainties = {
  guess: { name: 'Au hasard', percent: 33 },
  lean: { name: 'Je penche', percent: 55 },
  believe: { name: 'J’y crois', percent: 75 },
  swear: { name: 'Ma main au feu', percent: 95 },
} as const;
export type Certainty = keyof typeof certainties;

export interface Vote {
  readonly verdict: Verdict;
  readonly certainty: Certainty;
}

/** A vote beside what the inquiry allowed to say. */
export interface Judged {
  readonly vote: Vote;
  readonly answer: Verdict;
}

/** Certainty announced and accuracy reached, in percent; a positive gap is more sure than right. */
export interface Calibration {
  readonly count: number;
  readonly right: number;
  readonly certainty: number;
  readonly accuracy: number;
  readonly gap: number;
}

/** Compares how sure one was with how often one was right; null without a vote. */
export function calibration(judged: readonly Judged[]): Calibration | null {
  const count = judged.length;
  if (count === 0) return null;
  const right = judged.filter(({ vote, answer }) => vote.verdict === answer).length;
  const announced = judged.reduce((sum, { vote }) => sum + certainties[vote.certainty].percent, 0);
  const certainty = Math.round(announced / count);
  const accuracy = Math.round((right / count) * 100);
  return { count, right, certainty, accuracy, gap: certainty - accuracy };
}

/** Within ten points, eight documents cannot tell certainty from accuracy. */
const SAME = 10;

/** What the gap says, without praise or blame. */
export function gapInWords({ gap }: Calibration): string {
  if (Math.abs(gap) <= SAME) return 'votre certitude et vos réponses vont ensemble';
  const points = `${Math.abs(gap)} points`;
  return gap > 0
    ? `votre certitude dépasse vos réponses de ${points}`
    : `vos réponses dépassent votre certitude de ${points}`;
}
