/**
 * The words that the contract, the database and the course files share, each said once. Statuses that
 * have a life of their own stand with their rules: `CohortStatus`, `EnrolmentStatus`, `CertificateStatus`.
 */
export const roles = ['trainer', 'coordinator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Whose half-days a diary reads by itself: those that somebody follows, or those that they teach. */
export const agendaKinds = ['learner', 'trainer'] as const;
export type AgendaKind = (typeof agendaKinds)[number];

export const organisationKinds = ['national', 'hub'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const halfDayModes = ['room', 'remote'] as const;
export type HalfDayMode = (typeof halfDayModes)[number];

/** How the mark was made; `paper`: by hand, on a sheet that was photographed. */
export const signatureWays = ['drawn', 'typed', 'paper'] as const;
export type SignatureWay = (typeof signatureWays)[number];

/**
 * By what people sign a half-day: `own`, their own phone or computer, signed in; `passed`, the
 * trainer’s device handed round; `link`, a personal link received by e-mail; `paper`, a sheet of paper.
 */
export const signingMeans = ['own', 'passed', 'link', 'paper'] as const;
export type SigningMeans = (typeof signingMeans)[number];

/** What may be done about the signatures of a half-day at this moment. */
export const signingStates = ['too-early', 'may-open', 'open', 'closed', 'over'] as const;
export type SigningState = (typeof signingStates)[number];

/** What a half-day still lacks of somebody (`lackOf`). */
export const signatureLacks = ['expected', 'missing', 'agreement'] as const;
export type SignatureLack = (typeof signatureLacks)[number];

/** State of a half-day’s signature, as its learner sees it. */
export const mySignings = [
  /** Not begun, or begun and not opened by the trainer yet. */
  'later',
  'open',
  'signed',
  /** Past its end and still signable, with a reason and the trainer’s agreement. */
  'late',
  /** Signed late, the trainer has not agreed yet. */
  'awaiting',
  'missed',
] as const;
export type MySigning = (typeof mySignings)[number];

export const attemptStatuses = ['started', 'submitted', 'expired'] as const;
export type AttemptStatus = (typeof attemptStatuses)[number];

/** Why an attempt was marked, or marked anew. */
export const resultCauses = ['handed-in', 'expired', 'regraded', 'read'] as const;
export type ResultCause = (typeof resultCauses)[number];

/** How sure somebody says that they are of an answer. */
export const certainties = ['sure', 'rather', 'not'] as const;
export type Certainty = (typeof certainties)[number];

/** What becomes of a version of a question; a published one may be drawn, until it is retired. */
export const questionStatuses = ['draft', 'reviewed', 'published', 'retired'] as const;
export type QuestionStatus = (typeof questionStatuses)[number];

export const messageStatuses = [
  'owed',
  'queued',
  'sent',
  'failed',
  'dead',
  'suppressed',
  'refused',
  'pointless',
] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** `assiduite`: on demand, what somebody followed so far, whatever is still missing. */
export const certificateKinds = ['attestation', 'realisation', 'assiduite'] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** How far documents asked for together are. */
export const issueOrderStatuses = ['waiting', 'under-way', 'done', 'failed'] as const;
export type IssueOrderStatus = (typeof issueOrderStatuses)[number];

export const quizKinds = ['positioning', 'training', 'final'] as const;
export type QuizKind = (typeof quizKinds)[number];

export const lessonStates = ['new', 'seen', 'done'] as const;
export type LessonState = (typeof lessonStates)[number];

/** The themes of the half-days; each has its colour. */
export const themes = ['histoire', 'fonctionnement', 'impacts', 'animer'] as const;
export type Theme = (typeof themes)[number];

/** What a block of a half-day is for; `signer` is never shortened, the break neither. */
export const phases = [
  'accueillir',
  'experimenter',
  'comprendre',
  'discuter',
  'agir',
  'signer',
] as const;
export type Phase = (typeof phases)[number];

/** The sections of a lesson page; `experiment` holds its experiment. */
export const sectionKinds = [
  'text',
  'example',
  'try',
  'experiment',
  'debate',
  'keep',
  'cafe',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** The experiments that a lesson may hold; each is a component of the web. */
export const experimentIds = [
  'eliza',
  'perceptron',
  'mot-suivant',
  'jetons',
  'donnees-biaisees',
  'debruiter',
  'ordre-de-grandeur',
  'vrai-ou-genere',
] as const;
export type ExperimentId = (typeof experimentIds)[number];
