import { EnrolmentStatus as statuses, importFields, importQuestions } from '@percolateur/domain';
import type { ImportField } from '@percolateur/domain';
import { z } from 'zod';
import { Email, Employer, Id, Instant, PersonName, Reason, SamePerson } from './common';
import { CohortStatus, HalfDayView } from './cohort';
import { route } from './route';

export const EnrolmentStatus = z.enum(statuses);
export type EnrolmentStatus = z.infer<typeof EnrolmentStatus>;

/** Another session of the same hub. */
const OtherSession = z.object({ cohortId: Id, title: z.string(), startsAt: Instant.nullable() });

export const EnrolmentRow = z.object({
  id: Id,
  personId: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  employer: z.string(),
  status: EnrolmentStatus,
  /** Null while the invitation has not been sent. */
  invitedAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  walkIn: z.boolean(),
  lessonsDone: z.int(),
  lessonCount: z.int(),
  halfDaysSigned: z.int(),
  halfDayCount: z.int(),
  positioningDone: z.boolean(),
  finalPassed: z.boolean(),
  /** The observation of the rehearsal; null where the course has no grid. */
  rehearsal: z.enum(['none', 'observed', 'validated']).nullable(),
  /** Rank on the waiting list, from 1. */
  waitingRank: z.int().nullable(),
  /** The session that the person was moved from, and the half-days signed there. */
  cameFrom: OtherSession.extend({ halfDaysSigned: z.int() }).nullable(),
  /** The session that they were moved to, as long as they are there. */
  movedTo: OtherSession.nullable(),
});
export type EnrolmentRow = z.infer<typeof EnrolmentRow>;

export const NewEnrolment = PersonName.extend({
  id: Id,
  samePerson: SamePerson,
  email: Email,
  employer: Employer.default(''),
});
export type NewEnrolment = z.infer<typeof NewEnrolment>;

/** Somebody who was added in the room on a device without network. */
export const KeptWalkIn = NewEnrolment.extend({
  /** Enrolments of people of the same name whom the device showed: they are somebody else. */
  others: z.array(Id).max(20),
});
export type KeptWalkIn = z.infer<typeof KeptWalkIn>;

/** Somebody on a list, as it was read or corrected: anything may stand here, the answer says what is wrong. */
const ListedPerson = z.object({
  /** Line of the file, as a text editor counts them, the first being 1. */
  line: z.int().min(1).max(1_000_000),
  email: z.string().max(1000),
  firstName: z.string().max(1000),
  lastName: z.string().max(1000),
  employer: z.string().max(1000),
  /** Whether the list says that they had left the session it comes from. */
  left: z.boolean(),
  /** Whether the row has not as many cells as there are headings. */
  uneven: z.boolean(),
  /** What has been answered with a deliberate yes. */
  yes: z.array(z.enum(importQuestions)).max(importQuestions.length),
});

export const ImportLine = ListedPerson.extend({
  outcome: z.enum(['new', 'existing', 'ask', 'enrolled', 'duplicate', 'invalid']),
  /** What an `ask` waits an answer to. */
  question: z.enum(importQuestions).nullable(),
  /** Why the line is left out, or what is asked, in French. */
  fault: z.string().nullable(),
  /** Worth knowing, in French, though it holds nothing up. */
  notice: z.string().nullable(),
});
export type ImportLine = z.infer<typeof ImportLine>;

const Field = z.enum(Object.keys(importFields) as [ImportField, ...ImportField[]]);

export const ImportColumn = z.object({
  /** Empty where the list has no headings. */
  heading: z.string(),
  /** The first values found there. */
  sample: z.string(),
  /** What it was taken for; null where it was left alone. */
  field: Field.nullable(),
  /** Whether the hub said so of an earlier list. */
  remembered: z.boolean(),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

export const ImportReport = z.object({
  dryRun: z.boolean(),
  /** How the bytes were read, in French: « UTF-8, séparateur ; ». Empty for a list corrected here. */
  reading: z.string(),
  /** What was put right in reading, in French. */
  mended: z.array(z.string()),
  columns: z.array(ImportColumn),
  /** In French, what no column was found to say: nobody is listed until somebody tells. */
  missing: z.string().nullable(),
  lines: z.array(ImportLine),
  /** What the lines that are ready got, or would get. */
  enrolled: z.int(),
  waitlisted: z.int(),
  /** Seats free for newcomers, before this list. */
  seatsFree: z.int(),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** A list read before, perhaps corrected since: the very lines that were shown. */
export const CorrectedList = z.object({
  dryRun: z.boolean(),
  lines: z.array(ListedPerson).max(1000),
  /** What headings mean, for the hub to remember once the people are enrolled. */
  remember: z
    .array(z.object({ heading: z.string().max(80), field: Field.nullable() }))
    .max(60)
    .optional(),
});
export type CorrectedList = z.infer<typeof CorrectedList>;

/** What the columns of a list mean, in their order, by name; `-` for those to leave alone. */
const MeantColumns = z
  .string()
  .max(1000)
  .transform((said) => said.split('.').map((name) => (name === '-' ? null : name)))
  .pipe(z.array(Field.nullable()));

export const InvitationsRequest = z.object({
  /** Made by the device: the same request again sends nothing twice. */
  id: Id.optional(),
  /** Nobody named: everyone not invited yet. */
  enrolmentIds: z.array(Id).max(500).optional(),
});
/** A session that somebody may be moved to. */
export const MoveTarget = z.object({
  cohortId: Id,
  title: z.string(),
  timeZone: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  /** Its first half-day has begun: one joins those that are left. */
  begun: z.boolean(),
  /** Seats free once those who wait have theirs. */
  seats: z.int(),
});
export type MoveTarget = z.infer<typeof MoveTarget>;

/** What would follow somebody to another session, and what would stay. */
export const MovePreview = z.object({
  lessonsDone: z.int(),
  positioningDone: z.boolean(),
  finalAttempts: z.int(),
  finalPassed: z.boolean(),
  /** Titles of the half-days whose signatures stay on the sheet where they are. */
  halfDaysSigned: z.array(z.string()),
  /** Whether they leave the session they come from: one that is over keeps its people. */
  leaves: z.boolean(),
  /** What they would get; null when nothing. */
  place: z.enum(['accepted', 'invited', 'waitlisted']).nullable(),
  /** Why they cannot be moved there, in French. */
  refusal: z.string().nullable(),
});
export type MovePreview = z.infer<typeof MovePreview>;

/** `id`: of the enrolment to come. */
export const Move = z.object({ id: Id, cohortId: Id, reason: Reason });
export type Move = z.infer<typeof Move>;

/** Several people at once, for one reason. */
export const Withdrawals = z.object({
  enrolmentIds: z.array(Id).min(1).max(200),
  reason: Reason,
});

export const InvitationsSent = z.object({ count: z.int() });

export const Invitation = z.object({
  cohortTitle: z.string(),
  organisationName: z.string(),
  firstName: z.string(),
  status: EnrolmentStatus,
  /** Cancelled, there is nothing to answer any more. */
  cohortStatus: CohortStatus,
  timeZone: z.string(),
  venueName: z.string(),
  venueAddress: z.string(),
  remote: z.boolean(),
  answerBefore: Instant.nullable(),
  halfDays: z.array(HalfDayView),
  disabilityContactName: z.string(),
  disabilityContactEmail: z.string(),
  /** Whom to write to about the seat itself. */
  contactEmail: z.string(),
});
export type Invitation = z.infer<typeof Invitation>;

export const InvitationToken = z.object({ token: z.string().min(20).max(200) });
export const InvitationAccepted = z.object({
  cohortId: Id,
  status: EnrolmentStatus,
  /** False when the link has signed somebody in before: a code is needed then. */
  signedIn: z.boolean(),
});

export const enrolmentRoutes = {
  list: route('GET', '/cohorts/:cohortId/enrolments', 'People of a cohort and where they are', {
    answer: z.array(EnrolmentRow),
  }),
  enrol: route('POST', '/cohorts/:cohortId/enrolments', 'Enrol one person', {
    body: NewEnrolment,
    answer: EnrolmentRow,
  }),
  importList: route(
    'POST',
    '/cohorts/:cohortId/enrolments/import',
    'Enrol from a CSV, whatever its encoding and separator, or from an Excel workbook; dry run first',
    {
      consumes: 'application/octet-stream',
      query: z.object({ dryRun: z.stringbool(), columns: MeantColumns.optional() }),
      answer: ImportReport,
    },
  ),
  enrolList: route(
    'POST',
    '/cohorts/:cohortId/enrolments/list',
    'Enrol the lines of a list read before, as they were corrected; dry run first',
    { body: CorrectedList, answer: ImportReport },
  ),
  forgetHeadings: route(
    'POST',
    '/cohorts/:cohortId/enrolments/headings/forgetting',
    'Forget what the hub said that these headings of lists mean',
    { body: z.object({ headings: z.array(z.string().max(80)).min(1).max(60) }) },
  ),
  invite: route('POST', '/cohorts/:cohortId/invitations', 'Send invitations', {
    body: InvitationsRequest,
    answer: InvitationsSent,
  }),
  addWalkIn: route('POST', '/cohorts/:cohortId/walk-ins', 'Add someone who is in the room', {
    body: NewEnrolment,
    answer: EnrolmentRow,
  }),
  addKeptWalkIn: route(
    'POST',
    '/cohorts/:cohortId/kept-walk-ins',
    'Somebody was added in the room on a device without network: the enrolment that stands for them',
    { body: KeptWalkIn, answer: EnrolmentRow },
  ),
  withdraw: route(
    'POST',
    '/enrolments/:enrolmentId/withdrawal',
    'Withdraw a person, with a reason',
    {
      body: z.object({ reason: Reason }),
      answer: EnrolmentRow,
    },
  ),
  moveTargets: route(
    'GET',
    '/enrolments/:enrolmentId/moves',
    'Sessions of the same hub and course that a person may be moved to',
    { answer: z.array(MoveTarget) },
  ),
  previewMove: route(
    'GET',
    '/enrolments/:enrolmentId/moves/:cohortId',
    'What would follow a person there, and what would stay',
    { answer: MovePreview },
  ),
  move: route('POST', '/enrolments/:enrolmentId/moves', 'Move a person to another session', {
    body: Move,
    answer: EnrolmentRow,
  }),
  takeMoveBack: route(
    'POST',
    '/enrolments/:enrolmentId/move-back',
    'Take a move back, while nothing happened since in the session moved to',
    { answer: EnrolmentRow },
  ),
  takeWithdrawalBack: route(
    'POST',
    '/enrolments/:enrolmentId/withdrawal-back',
    'Give a person the place back that they were withdrawn from, if it is still free',
    { answer: EnrolmentRow },
  ),
  withdrawMany: route(
    'POST',
    '/cohorts/:cohortId/withdrawals',
    'Withdraw several people, all or none',
    { body: Withdrawals, answer: z.object({ count: z.int() }) },
  ),
  openInvitation: route('POST', '/invitations/reading', 'Read an invitation; changes nothing', {
    access: 'public',
    body: InvitationToken,
    answer: Invitation,
  }),
  acceptInvitation: route('POST', '/invitations/acceptance', 'Accept, and be signed in', {
    access: 'public',
    body: InvitationToken,
    answer: InvitationAccepted,
  }),
  declineInvitation: route('POST', '/invitations/refusal', 'Decline', {
    access: 'public',
    body: InvitationToken,
    answer: Invitation,
  }),
};
