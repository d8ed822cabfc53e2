import type { CohortStatus } from './cohort';
import { counted } from './french';
import type { Slot } from './half-day';

/** What the next step of a cohort is read from. */
export interface StepFacts {
  status: CohortStatus;
  /** What opening still asks for. */
  openingGaps: readonly string[];
  halfDays: readonly Slot[];
  capacity: number;
  seatsTaken: number;
  counts: { toInvite: number; invited: number; waitlisted: number };
  owed: { signatures: number; countersignatures: number; documents: number };
  now: Date;
}

/**
 * What its coordinator does next: complete the draft, open it, enrol, invite, let people answer,
 * let it be taught, close it, issue its documents, archive it; null when nothing is left to do.
 */
export type CohortStep =
  'complete' | 'open' | 'enrol' | 'invite' | 'wait' | 'teach' | 'close' | 'issue' | 'archive';

/** The one thing that a coordinator does next. */
export function nextStep(facts: StepFacts): CohortStep | null {
  const { status, openingGaps, seatsTaken, counts, halfDays, owed, now } = facts;
  if (status === 'draft') return openingGaps.length > 0 ? 'complete' : 'open';
  if (status === 'open') {
    if (counts.toInvite > 0) return 'invite';
    return seatsTaken === 0 && counts.invited === 0 ? 'enrol' : 'wait';
  }
  if (status === 'running') {
    return halfDays.some(({ endsAt }) => endsAt > now) ? 'teach' : 'close';
  }
  if (status === 'closed') return owed.documents > 0 ? 'issue' : 'archive';
  return null;
}

export interface CheckedItem {
  text: string;
  /** `later`: nothing can be done about it yet. */
  state: 'done' | 'todo' | 'later';
}

const seats = (facts: StepFacts) =>
  `${counted(facts.seatsTaken, 'place prise', 'places prises')} sur ${facts.capacity}`;

/** From the draft to the documents, what is done, what is to do and what comes later, in French. */
export function cohortChecklist(facts: StepFacts): CheckedItem[] {
  const { status, openingGaps, counts, halfDays, owed, now } = facts;
  const order: CohortStatus[] = ['draft', 'open', 'running', 'closed', 'archived'];
  const reached = (wanted: CohortStatus) => order.indexOf(status) >= order.indexOf(wanted);
  const over = halfDays.filter(({ endsAt }) => endsAt <= now).length;
  const state = (done: boolean, possible: boolean) =>
    done ? 'done' : possible ? 'todo' : ('later' as const);
  const item = (text: string, done: boolean, possible: boolean): CheckedItem => ({
    text,
    state: state(done, possible),
  });
  const begun = reached('running');
  const people = facts.seatsTaken + counts.invited > 0;
  return [
    item('Dates, lieu et équipe', openingGaps.length === 0, true),
    item('Session ouverte', reached('open'), openingGaps.length === 0),
    item(seats(facts), people, !begun),
    item(
      counts.toInvite > 0
        ? counted(counts.toInvite, 'invitation à envoyer', 'invitations à envoyer')
        : 'Invitations envoyées',
      reached('open') && people && counts.toInvite === 0,
      status === 'open' && counts.toInvite > 0,
    ),
    item(
      counts.invited > 0
        ? counted(counts.invited, 'réponse attendue', 'réponses attendues')
        : 'Réponses reçues',
      reached('open') && people && counts.toInvite + counts.invited === 0,
      status === 'open' && counts.invited > 0,
    ),
    item(
      `${counted(over, 'demi-journée tenue', 'demi-journées tenues')} sur ${halfDays.length}`,
      halfDays.length > 0 && over === halfDays.length,
      false,
    ),
    item(
      owed.signatures > 0
        ? `${counted(owed.signatures, 'signature manque', 'signatures manquent')} aux demi-journées finies`
        : 'Signatures',
      over > 0 && owed.signatures === 0,
      over > 0,
    ),
    item(
      owed.countersignatures > 0
        ? counted(owed.countersignatures, 'contresignature manque', 'contresignatures manquent')
        : 'Contresignatures',
      over > 0 && owed.countersignatures === 0,
      over > 0,
    ),
    item('Session clôturée', reached('closed'), status === 'running' && over === halfDays.length),
    item(
      reached('closed') && owed.documents > 0
        ? counted(owed.documents, 'personne sans document', 'personnes sans document')
        : 'Documents émis',
      reached('closed') && owed.documents === 0,
      reached('closed'),
    ),
  ];
}
