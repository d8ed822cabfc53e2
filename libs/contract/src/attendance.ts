import { z } from 'zod';
import { Id, Instant, PersonRef, Reason } from './common';
import { CohortStatus, HalfDayView } from './cohort';
import { MySigning } from './learner';
import { route } from './route';

/** `device`: one’s own phone or computer; `passed`: the trainer’s device handed round. */
export const SignatureWay = z.enum(['drawn', 'typed']);

/** Strokes of a drawn signature: points in a box 600 wide and 200 high. No pressure, no speed. */
export const Drawing = z
  .array(
    z
      .array(z.tuple([z.int().min(0).max(600), z.int().min(0).max(200)]))
      .min(2)
      .max(500),
  )
  .min(1)
  .max(60);
export type Drawing = z.infer<typeof Drawing>;

const SignatureMark = z.discriminatedUnion('way', [
  z.object({ way: z.literal('drawn'), drawing: Drawing }),
  z.object({ way: z.literal('typed'), typedName: z.string().trim().min(1).max(200) }),
]);
export type SignatureMark = z.infer<typeof SignatureMark>;

export const NewSignature = z.object({
  id: Id,
  mark: SignatureMark,
  /** The version of the text that was on screen. */
  statementVersion: z.string().max(40),
  clientTime: Instant,
  lateReason: Reason.optional(),
});
export type NewSignature = z.infer<typeof NewSignature>;

export const PassedSignature = NewSignature.extend({ enrolmentId: Id });
export type PassedSignature = z.infer<typeof PassedSignature>;

export const Receipt = z.object({
  signatureId: Id,
  /** Short code to read aloud. */
  code: z.string(),
  receivedAt: Instant,
  late: z.boolean(),
  /** False while a late signature waits for the trainer’s agreement. */
  counts: z.boolean(),
});
export type Receipt = z.infer<typeof Receipt>;

export const SigningView = z.object({
  halfDay: HalfDayView,
  cohortTitle: z.string(),
  courseTitle: z.string(),
  organisationName: z.string(),
  timeZone: z.string(),
  trainers: z.array(z.string()),
  person: PersonRef,
  state: MySigning,
  /** When signing may open at the earliest. */
  opensAt: Instant,
  /** Until when it may still be signed, late or not. */
  lateUntil: Instant,
  now: Instant,
  statement: z.object({ version: z.string(), text: z.string() }),
  receipt: Receipt.nullable(),
});
export type SigningView = z.infer<typeof SigningView>;

export const RoomPerson = z.object({
  enrolmentId: Id,
  personId: Id,
  firstName: z.string(),
  lastName: z.string(),
  phoneOrEmail: z.string(),
  /** `absent`: told so; `none`: nothing yet. */
  signature: z.enum(['none', 'signed', 'awaiting', 'refused']),
  signatureId: Id.nullable(),
  signedAt: Instant.nullable(),
  way: SignatureWay.nullable(),
  passed: z.boolean(),
  late: z.boolean(),
  lateReason: z.string().nullable(),
  /** Why the trainer may want to walk over, in French; null when all is well. */
  stuck: z.string().nullable(),
  lastSeenAt: Instant.nullable(),
  lessonsDone: z.int(),
  lessonCount: z.int(),
  quizState: z.enum(['new', 'open', 'submitted']),
});
export type RoomPerson = z.infer<typeof RoomPerson>;

export const RoomView = z.object({
  cohortId: Id,
  cohortTitle: z.string(),
  cohortStatus: CohortStatus,
  timeZone: z.string(),
  now: Instant,
  halfDays: z.array(HalfDayView),
  /** The half-day shown: asked for, or the one of now, or the next. */
  halfDayId: Id,
  /** What one may do at this moment. */
  signing: z.enum(['too-early', 'may-open', 'open', 'closed', 'over']),
  opensAt: Instant,
  people: z.array(RoomPerson),
  countersignatures: z.array(
    z.object({ trainer: PersonRef, signedAt: Instant, receipt: z.string() }),
  ),
  mayCountersign: z.boolean(),
  countersigned: z.boolean(),
  statement: z.object({ version: z.string(), text: z.string() }),
  runSheet: z.array(z.object({ startsAt: Instant, title: z.string(), minutes: z.int() })),
});
export type RoomView = z.infer<typeof RoomView>;

export const Countersignature = NewSignature.omit({ lateReason: true }).extend({
  /** Minutes missed by those who came late or left early. */
  absences: z
    .array(
      z.object({ enrolmentId: Id, minutes: z.int().min(1).max(600), note: z.string().max(200) }),
    )
    .max(200),
});
export type Countersignature = z.infer<typeof Countersignature>;

export const LateAgreement = z.object({ id: Id, agreed: z.boolean() });
export type LateAgreement = z.infer<typeof LateAgreement>;

export const attendanceRoutes = {
  mine: route('GET', '/my/half-days/:halfDayId/signing', 'What I would sign, and whether I may', {
    answer: SigningView,
  }),
  sign: route('POST', '/my/half-days/:halfDayId/signature', 'Sign my half-day', {
    body: NewSignature,
    answer: Receipt,
  }),
  room: route('GET', '/cohorts/:cohortId/room', 'Today’s half-day, for the trainer', {
    query: z.object({ halfDayId: Id.optional() }),
    answer: RoomView,
  }),
  open: route('POST', '/half-days/:halfDayId/signing-opening', 'Open signing', {
    answer: RoomView,
  }),
  close: route('POST', '/half-days/:halfDayId/signing-closing', 'Close signing', {
    answer: RoomView,
  }),
  passRound: route(
    'POST',
    '/half-days/:halfDayId/passed-signatures',
    'Sign on the device passed round',
    {
      body: PassedSignature,
      answer: Receipt,
    },
  ),
  agreeLate: route(
    'POST',
    '/signatures/:signatureId/agreement',
    'Agree, or not, to a late signature',
    {
      body: LateAgreement,
      answer: RoomView,
    },
  ),
  countersign: route('POST', '/half-days/:halfDayId/countersignature', 'Countersign the half-day', {
    body: Countersignature,
    answer: RoomView,
  }),
  sheet: route('GET', '/cohorts/:cohortId/attendance-sheet', 'The attendance sheet, as PDF', {
    answer: 'pdf',
  }),
};
