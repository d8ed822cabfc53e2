import {
  drawingBox,
  drawingLimits,
  isDrawing,
  signatureLacks,
  limits,
  signatureWays,
  signingStates,
} from '@percolateur/domain';
import { z } from 'zod';
import { ClientTime, Id, Instant, line, PersonRef, Reason } from './common';
import { CohortStatus, HalfDayView } from './cohort';
import { MySigning } from './learner';
import { route } from './route';

/** `device`: one’s own phone or computer; `passed`: the trainer’s device handed round. */
export const SignatureWay = z.enum(signatureWays);

/** Strokes of a drawn signature: points in `drawingBox`. No pressure, no speed. */
export const Drawing = z
  .array(
    z
      .array(z.tuple([z.int().min(0).max(drawingBox.width), z.int().min(0).max(drawingBox.height)]))
      .min(1)
      .max(drawingLimits.pointsInStroke),
  )
  .min(1)
  .max(drawingLimits.strokes);
export type Drawing = z.infer<typeof Drawing>;

const TypedMark = z.object({
  way: z.literal('typed'),
  typedName: line(limits.line).min(1),
});

const SignatureMark = z.discriminatedUnion('way', [
  z.object({ way: z.literal('drawn'), drawing: Drawing }),
  TypedMark,
]);
export type SignatureMark = z.infer<typeof SignatureMark>;

/** A mark as it is asked for: somebody drew something, and the strokes are few enough to keep. */
const NewMark = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('drawn'),
    drawing: Drawing.refine(
      (strokes) => strokes.reduce((sum, { length }) => sum + length, 0) <= drawingLimits.points,
      'Ce dessin est trop long. Effacez-le et signez plus simplement, ou tapez votre nom.',
    ).refine(
      isDrawing,
      'On n’y voit pas encore une signature. Dessinez-la en entier, ou tapez votre nom.',
    ),
  }),
  TypedMark,
]);

export const NewSignature = z.object({
  id: Id,
  /** Who signs: a device may be in other hands when what it kept leaves at last. */
  for: Id,
  mark: NewMark,
  /** The version of the text that was on screen. */
  statementVersion: z.string().max(40),
  clientTime: ClientTime,
  lateReason: Reason.optional(),
});
export type NewSignature = z.infer<typeof NewSignature>;

export const PassedSignature = NewSignature.extend({ enrolmentId: Id });
export type PassedSignature = z.infer<typeof PassedSignature>;

export const Receipt = z.object({
  signatureId: Id,
  /** Short code to read aloud. */
  code: z.string(),
  /** By the clock of the device. */
  madeAt: Instant,
  receivedAt: Instant,
  /** Made in the half-day, received once signing was over. */
  receivedLater: z.boolean(),
  late: z.boolean(),
  /** False while a late signature waits for the trainer’s agreement. */
  counts: z.boolean(),
  mark: SignatureMark,
  /** The half-day was signed already: this is that signature, not the one just sent. */
  already: z.boolean(),
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
  /** What the half-day still lacks of this person; null when the signature counts. */
  lack: z.enum(signatureLacks).nullable(),
  /** When it was received. */
  signedAt: Instant.nullable(),
  /** When it was made by the clock of the device, if it was received later; null otherwise. */
  madeAt: Instant.nullable(),
  way: SignatureWay.nullable(),
  passed: z.boolean(),
  late: z.boolean(),
  lateReason: z.string().nullable(),
  /** Minutes missed as they stand; null when none were noted. */
  minutesMissed: z.int().nullable(),
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
  signing: z.enum(signingStates),
  opensAt: Instant,
  people: z.array(RoomPerson),
  countersignatures: z.array(
    z.object({ trainer: PersonRef, signedAt: Instant, receipt: z.string() }),
  ),
  mayCountersign: z.boolean(),
  countersigned: z.boolean(),
  statement: z.object({ version: z.string(), text: z.string() }),
  /** Rehearsals validated, of the people of the room; null where the course has no grid. */
  rehearsals: z.object({ validated: z.int(), people: z.int() }).nullable(),
  runSheet: z.array(z.object({ startsAt: Instant, title: z.string(), minutes: z.int() })),
});
export type RoomView = z.infer<typeof RoomView>;

export const Countersignature = NewSignature.omit({ lateReason: true }).extend({
  /** Minutes missed by those who came late or left early. */
  absences: z
    .array(
      z.object({
        enrolmentId: Id,
        minutes: z.int().min(1).max(600),
        note: z.string().max(limits.line),
      }),
    )
    .max(200),
});
export type Countersignature = z.infer<typeof Countersignature>;

export const LateAgreement = z.object({
  id: Id,
  agreed: z.boolean(),
  /** Why the answer changes; asked when there is one already. */
  reason: Reason.optional(),
});
export type LateAgreement = z.infer<typeof LateAgreement>;

/** What somebody missed, corrected once the half-day is countersigned; zero for nothing. */
export const AbsenceCorrection = z.object({
  id: Id,
  enrolmentId: Id,
  minutes: z.int().min(0).max(600),
  reason: Reason,
});
export type AbsenceCorrection = z.infer<typeof AbsenceCorrection>;

/** Something done about one person’s half-day, which stays whatever was corrected since. */
export const AttendanceDeed = z.object({
  at: Instant,
  by: z.string(),
  text: z.string(),
  reason: z.string().nullable(),
});
export type AttendanceDeed = z.infer<typeof AttendanceDeed>;

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
  correctAbsence: route(
    'POST',
    '/half-days/:halfDayId/absence-corrections',
    'Correct the minutes that somebody missed',
    { body: AbsenceCorrection, answer: RoomView },
  ),
  deeds: route(
    'GET',
    '/half-days/:halfDayId/enrolments/:enrolmentId/deeds',
    'What was done about one person’s half-day',
    { answer: z.array(AttendanceDeed) },
  ),
  sheet: route('GET', '/cohorts/:cohortId/attendance-sheet', 'The attendance sheet, as PDF', {
    answer: 'pdf',
  }),
  blankSheet: route(
    'GET',
    '/cohorts/:cohortId/blank-attendance-sheet',
    'The attendance sheet to sign by hand, as PDF',
    { answer: 'pdf' },
  ),
};
