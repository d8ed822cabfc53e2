import { addHours } from 'date-fns/addHours';
import type { CohortStatus } from './cohort';
import { counted, typeset } from './french';
import { frenchDate } from './local-time';
import { followsCourse } from './seats';
import type { SeatHolder } from './seats';

/** What the alarms of a cohort are drawn from; signatures are those of half-days that are over. */
export interface AlarmFacts {
  /** Never given, or refused. */
  missingSignatures: number;
  /** Given, and waiting for a trainer’s agreement. */
  awaitingAgreement: number;
  /** Half-days that bear learners’ signatures, but no trainer’s. */
  missingCountersignatures: number;
  /** People whose rehearsal no trainer has validated, once its half-day is over. */
  rehearsalsNotValidated: number;
  /** People who ask for a seat, whose address has answered. */
  requestsToDecide: number;
  withoutDocument: number;
  /** Documents in force that no longer say what is true of their holder. */
  documentsToCorrect: number;
  deadMessages: number;
  /** Fewer than that, and it is decided whether the session is held; 0 where it was not said. */
  minimumSeats: number;
  status: CohortStatus;
  timeZone: string;
  startsAt: Date | null;
  endsAt: Date | null;
  enrolments: readonly (SeatHolder & { invitedAt: Date | null; walkIn: boolean })[];
  now: Date;
}

type Alarm = [count: number, one: string, many: string];

/** What a coordinator is warned of, in French, most pressing first: what cannot wait. */
export function cohortAlarms(cohort: AlarmFacts): string[] {
  const { status } = cohort;
  const counts: Alarm[] = [
    ...(status === 'open' || status === 'running'
      ? [...ofHalfDays(cohort), ...ofWalkIns(cohort), ...ofPeople(cohort)]
      : []),
    ...(status === 'closed' ? ofDocuments(cohort) : []),
    ...ofCorrections(cohort),
  ];
  const alarms = counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => counted(count, one, many));
  return [...ofDates(cohort), ...ofMinimum(cohort), ...alarms].map(typeset);
}

function ofDates({ status, startsAt, endsAt, timeZone, now }: AlarmFacts): string[] {
  if (status === 'running' && endsAt && endsAt <= now) return ['La session est finie : à clore'];
  if (status !== 'draft' || !startsAt || startsAt > addHours(now, 30 * 24)) return [];
  return startsAt <= now
    ? ['Encore en brouillon, alors que la date est passée']
    : [`Encore en brouillon : la formation commence le ${frenchDate(startsAt, timeZone)}`];
}

/** How long before the start it is decided whether a session is held, in days. */
const decisionDays = 10;

/** Too few ten days before: held, put off or cancelled, while people may still be told. */
function ofMinimum({ status, startsAt, enrolments, minimumSeats, now }: AlarmFacts): string[] {
  if (status !== 'open' || !startsAt || startsAt <= now) return [];
  if (startsAt > addHours(now, decisionDays * 24)) return [];
  const here = enrolments.filter((each) => followsCourse(each.status)).length;
  if (here >= minimumSeats) return [];
  const people = counted(here, 'personne inscrite', 'personnes inscrites');
  return [`${people} pour ${minimumSeats} au moins : maintenir, reporter ou annuler`];
}

const ofHalfDays = (facts: AlarmFacts): Alarm[] => [
  [
    facts.awaitingAgreement,
    'signature tardive attend un accord',
    'signatures tardives attendent un accord',
  ],
  [
    facts.missingSignatures,
    'signature manque aux demi-journées finies',
    'signatures manquent aux demi-journées finies',
  ],
  [
    facts.missingCountersignatures,
    'demi-journée reste à contresigner',
    'demi-journées restent à contresigner',
  ],
  [
    facts.rehearsalsNotValidated,
    'grille d’animation reste à valider',
    'grilles d’animation restent à valider',
  ],
  [facts.deadMessages, 'message n’est pas parti', 'messages ne sont pas partis'],
];

/** Those who came unannounced: told to the hub, which had nothing to send them, as long as it lasts. */
const ofWalkIns = ({ enrolments }: AlarmFacts): Alarm[] => [
  [
    enrolments.filter(({ walkIn, status }) => walkIn && followsCourse(status)).length,
    'personne ajoutée en salle, sans invitation ni convocation',
    'personnes ajoutées en salle, sans invitation ni convocation',
  ],
];

/** Invitations count until the first half-day; unanswered ones, from fifteen days before it. */
function ofPeople({ enrolments, startsAt, now, requestsToDecide }: AlarmFacts): Alarm[] {
  if (!startsAt || startsAt <= now) return [];
  const invited = enrolments.filter(({ status }) => status === 'invited');
  const sent = invited.filter(({ invitedAt }) => invitedAt !== null);
  const expired = sent.filter(
    ({ invitationExpiresAt }) => invitationExpiresAt && invitationExpiresAt <= now,
  );
  const soon = startsAt <= addHours(now, 15 * 24);
  return [
    [requestsToDecide, 'demande de place à décider', 'demandes de place à décider'],
    [invited.length - sent.length, 'personne reste à inviter', 'personnes restent à inviter'],
    [expired.length, 'invitation a expiré', 'invitations ont expiré'],
    [
      soon ? sent.length - expired.length : 0,
      'invitation sans réponse',
      'invitations sans réponse',
    ],
  ];
}

/** A document may be issued before the session is closed, and a name corrected years later. */
const ofCorrections = ({ documentsToCorrect }: AlarmFacts): Alarm[] => [
  [
    documentsToCorrect,
    'document émis ne dit plus ce qui est vrai',
    'documents émis ne disent plus ce qui est vrai',
  ],
];

const ofDocuments = ({ withoutDocument, deadMessages }: AlarmFacts): Alarm[] => [
  [withoutDocument, 'personne sans document', 'personnes sans document'],
  [deadMessages, 'message n’est pas parti', 'messages ne sont pas partis'],
];
