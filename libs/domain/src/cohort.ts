import { counted, listed, typeset } from './french';
import type { Slot } from './half-day';
import { isTimeZone } from './local-time';
import { Refusal } from './refusal';

export const CohortStatus = {
  draft: 'draft',
  open: 'open',
  running: 'running',
  closed: 'closed',
  archived: 'archived',
  cancelled: 'cancelled',
} as const;
export type CohortStatus = (typeof CohortStatus)[keyof typeof CohortStatus];

/** In which order a list tells of sessions by state: what is under way, what comes, what is over. */
export const cohortStages = [
  'running',
  'open',
  'draft',
  'closed',
  'archived',
  'cancelled',
] as const satisfies readonly CohortStatus[];

export type Move = 'forward' | 'back' | 'cancel';

const moves: Record<CohortStatus, Partial<Record<CohortStatus, Move>>> = {
  draft: { open: 'forward', cancelled: 'cancel' },
  open: { running: 'forward', draft: 'back', cancelled: 'cancel' },
  running: { closed: 'forward', open: 'back', cancelled: 'cancel' },
  closed: { archived: 'forward', running: 'back' },
  archived: { closed: 'back' },
  cancelled: {},
};

/** What going from one status to the other is; null when there is no such way. */
export function transition(from: CohortStatus, to: CohortStatus): Move | null {
  return moves[from][to] ?? null;
}

/** What opening looks at. */
export interface OpeningFacts {
  title: string;
  organisationId: string | null;
  courseVersionId: string | null;
  timeZone: string;
  halfDays: readonly unknown[];
  capacity: number;
  trainerIds: readonly string[];
  venueName: string;
  remoteLink: string;
}

/** What opening still asks for, in French; empty when the cohort may be opened. */
export function openingGaps(cohort: OpeningFacts): string[] {
  const asked: [boolean, string][] = [
    [cohort.title.trim() !== '', 'un titre'],
    [cohort.organisationId !== null, 'un hub'],
    [cohort.courseVersionId !== null, 'une version du cours'],
    [isTimeZone(cohort.timeZone), 'un fuseau horaire'],
    [cohort.halfDays.length > 0, 'au moins une demi-journée'],
    [cohort.capacity >= 1, 'un nombre de places'],
    [cohort.trainerIds.length > 0, 'une formatrice ou un formateur'],
    [`${cohort.venueName}${cohort.remoteLink}`.trim() !== '', 'un lieu ou un lien'],
  ];
  return asked.filter(([there]) => !there).map(([, gap]) => gap);
}

/** What closing looks at, counted over the people who follow the course. */
export interface ClosingFacts {
  halfDays: readonly Slot[];
  missingSignatures: number;
  awaitingAgreement: number;
  missingCountersignatures: number;
  finalsNotPassed: number;
  /** Rehearsals that no trainer has validated; zero where the course does not ask. */
  rehearsalsNotValidated: number;
  now: Date;
}

/** Half-days that are not over: a cohort is never closed before its end. */
function halfDaysLeft({ halfDays, now }: ClosingFacts): number {
  return halfDays.filter(({ endsAt }) => endsAt > now).length;
}

/** What closing would leave undone, in French; empty when all is complete. */
export function closingGaps(facts: ClosingFacts): string[] {
  const missing: [number, string, string][] = [
    [halfDaysLeft(facts), 'demi-journée n’est pas finie', 'demi-journées ne sont pas finies'],
    [facts.missingSignatures, 'signature manque', 'signatures manquent'],
    [facts.awaitingAgreement, 'signature attend un accord', 'signatures attendent un accord'],
    [facts.missingCountersignatures, 'contresignature manque', 'contresignatures manquent'],
    [facts.finalsNotPassed, 'évaluation n’est pas réussie', 'évaluations ne sont pas réussies'],
    [
      facts.rehearsalsNotValidated,
      'grille d’animation n’est pas validée',
      'grilles d’animation ne sont pas validées',
    ],
  ];
  return missing
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => typeset(counted(count, one, many)));
}

/** Statuses one may go to from here, and whether the way asks for a reason. */
export function nextStatuses(
  from: CohortStatus,
  closing: ClosingFacts,
): { status: CohortStatus; needsReason: boolean }[] {
  return (Object.entries(moves[from]) as [CohortStatus, Move][])
    .filter(([status]) => status !== 'closed' || from !== 'running' || !halfDaysLeft(closing))
    .map(([status, move]) => ({
      status,
      needsReason: move !== 'forward' || (status === 'closed' && !isEmpty(closing)),
    }));
}

const isEmpty = (facts: ClosingFacts) => closingGaps(facts).length === 0;

/**
 * Whether a cohort may go from one status to another. Going back and cancelling ask for a reason; opening needs
 * every field; closing needs every half-day to be over, and a reason when something is missing.
 * Returns what the move is.
 * @throws Refusal `transition-not-allowed`, `cohort-incomplete`, `cohort-not-closable` or
 * `reason-required`; `details.missing` says in French what is missing.
 */
export function checkTransition({
  from,
  to,
  reason,
  facts,
}: {
  from: CohortStatus;
  to: CohortStatus;
  reason?: string;
  facts: { opening: OpeningFacts; closing: ClosingFacts };
}): Move {
  const move = transition(from, to);
  if (!move) throw new Refusal('transition-not-allowed');
  const reasonGiven = (reason ?? '').trim() !== '';
  if (move !== 'forward' && !reasonGiven) throw new Refusal('reason-required');
  if (move === 'forward' && to === 'open') {
    const gaps = openingGaps(facts.opening);
    if (gaps.length > 0) throw new Refusal('cohort-incomplete', { missing: listed(gaps) });
  }
  if (move === 'forward' && to === 'closed') {
    const gaps = closingGaps(facts.closing);
    if (halfDaysLeft(facts.closing) > 0) {
      throw new Refusal('cohort-not-closable', { missing: listed(gaps) });
    }
    if (gaps.length > 0 && !reasonGiven) {
      throw new Refusal('reason-required', { missing: listed(gaps) });
    }
  }
  return move;
}

/** Whether an open cohort runs from now on: its first half-day has begun. */
export function isDueToRun(
  cohort: { status: CohortStatus; halfDays: readonly Slot[] },
  now: Date,
): boolean {
  return cohort.status === 'open' && cohort.halfDays.some(({ startsAt }) => startsAt <= now);
}

const changeable: readonly CohortStatus[] = ['draft', 'open', 'running'];

/** Whether a session still changes: it is not over, nor called off. */
export const isChangeable = (status: CohortStatus): boolean => changeable.includes(status);

/**
 * Whether fields, dates and people may still change.
 * @throws Refusal `cohort-not-open` once the cohort is closed, archived or cancelled.
 */
export function checkChangeable(status: CohortStatus): void {
  if (!isChangeable(status)) throw new Refusal('cohort-not-open');
}
