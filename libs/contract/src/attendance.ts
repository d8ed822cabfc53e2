import {
  drawingBox,
  drawingLimits,
  isDrawing,
  signatureLacks,
  limits,
  missedParts,
  signatureWays,
  signingStates,
} from '@percolateur/domain';
import { z } from 'zod';
import { ClientTime, Id, Instant, line, PersonRef, Reason } from './common';
import { CohortStatus, HalfDayView, SigningMeans } from './cohort';
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

/** A mark as it is shown: one made by hand is on a sheet that was photographed. */
export const KeptMark = z.discriminatedUnion('way', [
  ...SignatureMark.options,
  z.object({ way: z.literal('paper') }),
]);
export type KeptMark = z.infer<typeof KeptMark>;

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
  mark: KeptMark,
  /** The half-day was signed already: this is that signature, not the one just sent. */
  already: z.boolean(),
});
export type Receipt = z.infer<typeof Receipt>;

/** What somebody contests of what is noted of their half-day, and the team’s answer. */
export const ContestView = z.object({
  id: Id,
  at: Instant,
  words: z.string(),
  answer: z.object({ id: Id, at: Instant, by: z.string(), words: z.string() }).nullable(),
});
export type ContestView = z.infer<typeof ContestView>;

export const AbsenceAnnounced = z.object({
  id: Id,
  /** False to come after all. */
  absent: z.boolean(),
  reason: Reason.optional(),
});
export type AbsenceAnnounced = z.infer<typeof AbsenceAnnounced>;

export const Contest = z.object({ id: Id, words: Reason });
export type Contest = z.infer<typeof Contest>;

export const ContestAnswer = z.object({ id: Id, words: Reason });
export type ContestAnswer = z.infer<typeof ContestAnswer>;

export const SigningView = z.object({
  halfDay: HalfDayView,
  cohortTitle: z.string(),
  courseTitle: z.string(),
  organisationName: z.string(),
  timeZone: z.string(),
  trainers: z.array(z.string()),
  /** Whom to write to when something is amiss. */
  contactEmail: z.string(),
  person: PersonRef,
  state: MySigning,
  /** By what it may be signed. */
  means: z.array(SigningMeans),
  /** When signing may open at the earliest. */
  opensAt: Instant,
  /** Until when it may still be signed, late or not. */
  lateUntil: Instant,
  now: Instant,
  statement: z.object({ version: z.string(), text: z.string() }),
  receipt: Receipt.nullable(),
  /** Whether the person has said that they will not be there. */
  announcedAbsent: z.boolean(),
  /** What they contested of it, the first first. */
  contests: z.array(ContestView),
});
export type SigningView = z.infer<typeof SigningView>;

/** The secret of a personal link to sign one half-day. */
const LinkToken = z.object({ token: z.string().max(200) });

/** What such a link opens onto: one half-day, for one person. */
export const LinkedSigning = SigningView.omit({ announcedAbsent: true, contests: true });
export type LinkedSigning = z.infer<typeof LinkedSigning>;

export const NewSigningLinks = z.object({ id: Id, enrolmentIds: z.array(Id).min(1).max(200) });
export type NewSigningLinks = z.infer<typeof NewSigningLinks>;

/** The photo of a sheet signed by hand: JPEG or PNG, in base 64. */
export const NewSheetPhoto = z.object({
  id: Id,
  photo: z.base64().min(1).max(1_900_000),
  /** The photo that it takes the place of. */
  replaces: Id.nullable(),
  clientTime: ClientTime,
});
export type NewSheetPhoto = z.infer<typeof NewSheetPhoto>;

/** Who signed on a sheet, as its photo shows. */
export const PaperSignatures = z.object({
  photoId: Id,
  clientTime: ClientTime,
  signed: z
    .array(z.object({ id: Id, enrolmentId: Id }))
    .min(1)
    .max(200),
});
export type PaperSignatures = z.infer<typeof PaperSignatures>;

/** A photo of a sheet, that no other replaces. */
export const SheetPhoto = z.object({
  id: Id,
  /** Six characters, which papers bear too. */
  code: z.string(),
  at: Instant,
  by: z.string(),
});
export type SheetPhoto = z.infer<typeof SheetPhoto>;

/** Somebody came late, or left early; zero when it was noted wrongly. */
export const MissedMinutes = z.object({
  id: Id,
  part: z.enum(missedParts),
  minutes: z.int().min(0).max(600),
});
export type MissedMinutes = z.infer<typeof MissedMinutes>;

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
  /** By what means it was signed. */
  means: SigningMeans.nullable(),
  /** When a personal link to sign was last asked for; null when none was. */
  linkAskedAt: Instant.nullable(),
  late: z.boolean(),
  lateReason: z.string().nullable(),
  /** Said ahead that they will not be there. */
  announcedAbsent: z.boolean(),
  /** The session that they were moved from, and whether they followed this half-day there. */
  cameFrom: z.object({ title: z.string(), followed: z.boolean() }).nullable(),
  /** What they contest and was not answered yet. */
  contest: ContestView.nullable(),
  /** How many more signatures in time were received, from other devices: they do not stand. */
  duplicates: z.int(),
  /** Minutes missed at the beginning and at the end, as noted before the half-day is countersigned. */
  noted: z.object({ late: z.int(), left: z.int() }).nullable(),
  /** Minutes missed as they stand once it is; null when there are none. */
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
  /** By what the half-day may be signed. */
  means: z.array(SigningMeans),
  opensAt: Instant,
  /** Six characters that lead a learner to this half-day, for some minutes; null once it is not signed any more. */
  code: z.string().nullable(),
  people: z.array(RoomPerson),
  /** Of the sheets of this half-day that were signed by hand, the first first. */
  photos: z.array(SheetPhoto),
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
  announce: route(
    'POST',
    '/my/half-days/:halfDayId/absence',
    'Say ahead that I will not be there, or will after all',
    { body: AbsenceAnnounced, answer: SigningView },
  ),
  contest: route('POST', '/my/half-days/:halfDayId/contest', 'Contest what is noted of me', {
    body: Contest,
    answer: SigningView,
  }),
  answerContest: route(
    'POST',
    '/half-days/:halfDayId/enrolments/:enrolmentId/contest-answer',
    'Answer what somebody contests',
    { body: ContestAnswer, answer: RoomView },
  ),
  noteMissed: route(
    'POST',
    '/half-days/:halfDayId/enrolments/:enrolmentId/missed-minutes',
    'Note that somebody came late or left early',
    { body: MissedMinutes, answer: RoomView },
  ),
  byCode: route(
    'POST',
    '/my/cohorts/:cohortId/room-code',
    'Which half-day the code on the room’s screen leads to',
    { body: z.object({ code: line(limits.line).min(1) }), answer: z.object({ halfDayId: Id }) },
  ),
  room: route('GET', '/cohorts/:cohortId/room', 'Today’s half-day, for the trainer', {
    query: z.object({ halfDayId: Id.optional() }),
    answer: RoomView,
  }),
  open: route('POST', '/half-days/:halfDayId/signing-opening', 'Open signing', {
    answer: RoomView,
  }),
  openedThere: route(
    'POST',
    '/half-days/:halfDayId/kept-signing-opening',
    'Signing was opened on a device without network',
    { body: z.object({ clientTime: ClientTime }), answer: RoomView },
  ),
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
  sendLinks: route(
    'POST',
    '/half-days/:halfDayId/signing-links',
    'Send personal links to sign a half-day by',
    { body: NewSigningLinks, answer: RoomView },
  ),
  openLink: route('POST', '/signing-links/reading', 'What a personal link would sign', {
    access: 'public',
    body: LinkToken,
    answer: LinkedSigning,
  }),
  signByLink: route('POST', '/signing-links/signature', 'Sign by a personal link', {
    access: 'public',
    body: LinkToken.extend({ signature: NewSignature }),
    answer: Receipt,
  }),
  photographSheet: route(
    'POST',
    '/half-days/:halfDayId/sheet-photos',
    'Keep the photo of a sheet signed by hand',
    { body: NewSheetPhoto, answer: RoomView },
  ),
  enterPaper: route(
    'POST',
    '/half-days/:halfDayId/paper-signatures',
    'Enter who signed on a sheet that was photographed',
    { body: PaperSignatures, answer: RoomView },
  ),
  sheetPhoto: route('GET', '/sheet-photos/:photoId', 'The photo of a sheet signed by hand', {
    answer: 'image',
  }),
  agreeLate: route(
    'POST',
    '/signatures/:signatureId/agreement',
    'Agree, or not, to a late signature',
    {
      body: LateAgreement,
      answer: RoomView,
    },
  ),
  chooseMeans: route(
    'PUT',
    '/half-days/:halfDayId/signing-means',
    'Choose by what a half-day is signed',
    { body: z.object({ means: z.array(SigningMeans).min(1).max(10) }), answer: RoomView },
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
  halfDaySheet: route(
    'GET',
    '/half-days/:halfDayId/attendance-sheet',
    'The attendance sheet of one half-day, as PDF',
    { answer: 'pdf' },
  ),
  blankSheet: route(
    'GET',
    '/cohorts/:cohortId/blank-attendance-sheet',
    'The attendance sheet to sign by hand, as PDF',
    { answer: 'pdf' },
  ),
};
