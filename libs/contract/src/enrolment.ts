import { EnrolmentStatus as statuses } from '@percolateur/domain';
import { z } from 'zod';
import { Email, Employer, Id, Instant, PersonName, Reason, SamePerson } from './common';
import { CohortStatus, HalfDayView } from './cohort';
import { route } from './route';

export const EnrolmentStatus = z.enum(statuses);
export type EnrolmentStatus = z.infer<typeof EnrolmentStatus>;

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
  /** Rank on the waiting list, from 1. */
  waitingRank: z.int().nullable(),
});
export type EnrolmentRow = z.infer<typeof EnrolmentRow>;

export const NewEnrolment = PersonName.extend({
  id: Id,
  samePerson: SamePerson,
  email: Email,
  employer: Employer.default(''),
});
export type NewEnrolment = z.infer<typeof NewEnrolment>;

export const ImportLine = z.object({
  /** Line in the file, the header being line 1. */
  line: z.int(),
  outcome: z.enum(['new', 'existing', 'enrolled', 'duplicate', 'invalid']),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  employer: z.string(),
  /** Why the line is left out, in French. */
  fault: z.string().nullable(),
});
export type ImportLine = z.infer<typeof ImportLine>;

export const ImportReport = z.object({
  dryRun: z.boolean(),
  /** How the bytes were read, in French: « UTF-8, séparateur ; ». */
  reading: z.string(),
  lines: z.array(ImportLine),
  enrolled: z.int(),
  waitlisted: z.int(),
});
export type ImportReport = z.infer<typeof ImportReport>;

export const InvitationsRequest = z.object({
  /** Nobody named: everyone not invited yet. */
  enrolmentIds: z.array(Id).max(500).optional(),
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
  importCsv: route(
    'POST',
    '/cohorts/:cohortId/enrolments/import',
    'Enrol from a CSV (UTF-8 or Windows-1252; comma, semicolon or tab), dry run first',
    {
      consumes: 'text/csv',
      query: z.object({ dryRun: z.stringbool() }),
      answer: ImportReport,
    },
  ),
  invite: route('POST', '/cohorts/:cohortId/invitations', 'Send invitations', {
    body: InvitationsRequest,
    answer: InvitationsSent,
  }),
  addWalkIn: route('POST', '/cohorts/:cohortId/walk-ins', 'Add someone who is in the room', {
    body: NewEnrolment,
    answer: EnrolmentRow,
  }),
  withdraw: route(
    'POST',
    '/enrolments/:enrolmentId/withdrawal',
    'Withdraw a person, with a reason',
    {
      body: z.object({ reason: Reason }),
      answer: EnrolmentRow,
    },
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
