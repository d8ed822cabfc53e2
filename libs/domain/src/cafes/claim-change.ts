import { typeset } from '../french';

/** A claim of the course, as one version says it. */
export interface SaidClaim {
  id: string;
  statement: string;
  sourceId: string;
  /** Why it no longer says what it said; on a claim that was corrected alone. */
  correction?: { why: string };
}

/** A claim that a version of the course corrects. */
export interface CorrectedClaim {
  id: string;
  before: string;
  after: string;
  why: string;
  sourceId: string;
}

/**
 * The claims that a version of the course corrects: both versions say them, otherwise, and the newer
 * says why. Words alone that changed, without a reason, correct nothing; nor does a claim that is no
 * longer taught.
 */
export function correctedClaims(
  former: readonly SaidClaim[],
  newer: readonly SaidClaim[],
): CorrectedClaim[] {
  const saidBefore = new Map(former.map((claim) => [claim.id, claim.statement]));
  return newer.flatMap(({ id, statement, sourceId, correction }) => {
    const before = saidBefore.get(id);
    if (!correction || before === undefined || typeset(before) === typeset(statement)) return [];
    return [{ id, before, after: statement, why: correction.why, sourceId }];
  });
}

/** One correction, as it is kept. */
export interface ClaimCorrection {
  claimId: string;
  before: string;
  after: string;
  why: string;
  at: Date;
}

/**
 * What changed since a course was learnt, the last first: of each claim what it said then and what it
 * says now, with the reason of each step. One that came back to what it was is not told.
 */
export function changesSince<Correction extends ClaimCorrection>(
  corrections: readonly Correction[],
): { first: Correction; last: Correction; whys: string[] }[] {
  const inOrder = [...corrections].sort((one, other) => one.at.getTime() - other.at.getTime());
  return [...Map.groupBy(inOrder, ({ claimId }) => claimId).values()]
    .map((steps) => ({
      ...{ first: steps[0]!, last: steps.at(-1)! },
      whys: [...new Set(steps.map(({ why }) => why))],
    }))
    .filter(({ first, last }) => typeset(first.before) !== typeset(last.after))
    .sort((one, other) => other.last.at.getTime() - one.last.at.getTime());
}

/** The quarter of a day `YYYY-MM-DD`: « 2027-T1 ». */
export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}-T${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The first day of the quarter that comes after the one of this day, `YYYY-MM-DD`. */
export function nextQuarter(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const begins = Math.ceil(month / 3) * 3 + 1;
  return begins > 12 ? `${year + 1}-01-01` : `${year}-${String(begins).padStart(2, '0')}-01`;
}
