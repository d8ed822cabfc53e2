import {
  certificateKinds,
  CertificateStatus as statuses,
  issueOrderStatuses,
  paperBases,
} from '@percolateur/domain';
import { z } from 'zod';
import { Id, Instant, Reason } from './common';
import { route } from './route';

export const CertificateKind = z.enum(certificateKinds);
export type CertificateKind = z.infer<typeof CertificateKind>;

export const CertificateStatus = z.enum(statuses);

/** Somebody of the team, by place among `trainers`; null for another of the organisation. */
const Voucher = z.int().min(0).nullable();

/** How the signature of a half-day came to be: in time or late, handed round or agreed to by whom. */
export const Evidence = z.object({
  arrival: z.enum(['in-time', 'received-later', 'late']),
  passedBy: Voucher.optional(),
  agreedBy: Voucher.optional(),
  countersignedBy: z.array(Voucher),
});

/** Every fact of a certificate, frozen when it is issued; what the PDF and the public page show. */
export const CertificateSnapshot = z.object({
  kind: CertificateKind,
  number: z.string(),
  version: z.int(),
  code: z.string(),
  learner: z.object({
    firstName: z.string(),
    lastName: z.string(),
    employer: z.string(),
    /** Other names under which half-days were signed, before the present one. */
    signedAs: z.array(z.string()).optional(),
  }),
  organisation: z.object({
    legalName: z.string(),
    name: z.string(),
    address: z.string(),
    city: z.string(),
    siret: z.string(),
    activityNumber: z.string(),
    representativeName: z.string(),
    representativeCapacity: z.string(),
    /** SHA-256 of the signature and stamp that it is printed with. */
    stamp: z.string().optional(),
  }),
  /** `objectives` are the general ones; those of the lessons are known by the hash of the version. */
  course: z.object({
    title: z.string(),
    version: z.string(),
    hash: z.string().optional(),
    objectives: z.array(z.string()),
  }),
  cohortTitle: z.string(),
  timeZone: z.string(),
  place: z.string(),
  trainers: z.array(z.string()),
  startsAt: Instant,
  endsAt: Instant,
  halfDays: z.array(
    z.object({
      title: z.string(),
      startsAt: Instant,
      endsAt: Instant,
      signed: z.boolean(),
      late: z.boolean(),
      minutesFollowed: z.int(),
      /** Null where none counts; absent from what was issued before it was stated. */
      evidence: Evidence.nullable().optional(),
    }),
  ),
  minutesPlanned: z.int(),
  minutesFollowed: z.int(),
  /** Percent of the best final attempt; attestation only. */
  finalPercent: z.int().nullable(),
  /**
   * The rehearsal that was observed and validated; attestation only, and absent where the course
   * asks for none and from what was issued before it was stated.
   */
  rehearsal: z.object({ acquired: z.boolean() }).optional(),
  issuedAt: Instant,
  issuedBy: z.string(),
  /**
   * The look that it is printed in, and which version of its hub’s it is; absent from what was issued
   * before it was stated. `words` keep their variables.
   */
  template: z
    .object({
      number: z.int(),
      base: z.enum(paperBases),
      accent: z.string(),
      logo: z.string().optional(),
      signatory: z.object({ name: z.string(), capacity: z.string() }).optional(),
      words: z.string().optional(),
    })
    .optional(),
});
export type CertificateSnapshot = z.infer<typeof CertificateSnapshot>;

export const CertificateRef = z.object({
  id: Id,
  kind: CertificateKind,
  number: z.string(),
  version: z.int(),
  code: z.string(),
  issuedAt: Instant,
  status: CertificateStatus,
});
export type CertificateRef = z.infer<typeof CertificateRef>;

const Eligibility = z.object({
  /** It may be issued now, by who asks. */
  eligible: z.boolean(),
  /** Rule by rule, in French, met or not; what is not says how it is mended, and where. */
  reasons: z.array(
    z.object({
      rule: z.enum(['half-days', 'final', 'observation', 'followed', 'name', 'witness', 'dates']),
      met: z.boolean(),
      text: z.string(),
      remedy: z
        .object({
          text: z.string(),
          where: z.enum(['session', 'room', 'people', 'documents', 'quiz']),
        })
        .nullable(),
    }),
  ),
  certificate: CertificateRef.nullable(),
  /** Where the certificate in force no longer agrees with the facts, in French. */
  disagreements: z.array(z.string()),
  /** What mends these: the facts of today, or taking back what is earned no more. */
  remedy: z.enum(['correct', 'revoke']).nullable(),
});
export type Eligibility = z.infer<typeof Eligibility>;

export const CertificateRow = z.object({
  enrolmentId: Id,
  firstName: z.string(),
  lastName: z.string(),
  /** They said that their name is well spelt. */
  nameChecked: z.boolean(),
  /** Still follows the session: is asked to come. */
  follows: z.boolean(),
  minutesFollowed: z.int(),
  minutesPlanned: z.int(),
  /** What to know before issuing, in French: a late signature waits. */
  notices: z.array(z.string()),
  /** When their documents were last sent to them by e-mail, or asked to be; null while they were not. */
  toldAt: Instant.nullable(),
  realisation: Eligibility,
  attestation: Eligibility,
  /** Of what is over at this moment. */
  assiduite: Eligibility,
});
export type CertificateRow = z.infer<typeof CertificateRow>;

export const IssueRequest = z.object({
  kind: CertificateKind,
  enrolmentIds: z.array(Id).min(1).max(200),
});
export type IssueRequest = z.infer<typeof IssueRequest>;
export const IssueOutcome = z.object({
  issued: z.int(),
  /** Already there before: a second tap issues nothing twice. */
  already: z.int(),
  refused: z.array(z.object({ enrolmentId: Id, name: z.string(), reason: z.string() })),
});
export type IssueOutcome = z.infer<typeof IssueOutcome>;
export const IssueReport = IssueOutcome.extend({ rows: z.array(CertificateRow) });
export type IssueReport = z.infer<typeof IssueReport>;

/** Documents to issue in the background; asked twice under one id, once. */
export const NewIssueOrder = IssueRequest.extend({
  id: Id,
  enrolmentIds: z.array(Id).min(1).max(2000),
});
export type NewIssueOrder = z.infer<typeof NewIssueOrder>;

/** Documents being issued: so many people looked at, of so many, and what came of it so far. */
export const IssueOrder = IssueOutcome.extend({
  id: Id,
  kind: CertificateKind,
  /** `failed`: it stopped, and `fault` says why; what was issued before stays issued. */
  status: z.enum(issueOrderStatuses),
  fault: z.string().nullable(),
  done: z.int(),
  total: z.int(),
  askedAt: Instant,
});
export type IssueOrder = z.infer<typeof IssueOrder>;

/** Documents to send by e-mail; asked twice under one id, once. */
export const NewDocumentSending = z.object({ id: Id, enrolmentIds: z.array(Id).min(1).max(2000) });

/** What sending does, person by person. */
export const SendingOutcome = z.object({
  sent: z.int(),
  /** Of these, sent to already since their last document. */
  again: z.int(),
  /** Without a document in force: nothing is sent to them. */
  without: z.int(),
  /** Of those sent to, the names of those whose address does not receive: they read it on their pages. */
  unreached: z.array(z.string()),
});
export type SendingOutcome = z.infer<typeof SendingOutcome>;

export const DocumentShare = z.object({ code: z.string(), named: z.boolean() });
export type DocumentShare = z.infer<typeof DocumentShare>;

export const MyDocument = CertificateRef.extend({
  cohortTitle: z.string(),
  /** That of the cohort, in which the document is dated. */
  timeZone: z.string(),
  minutesFollowed: z.int(),
  organisation: z.string(),
  /** The link by which it is shown, and whether it says the whole name; null while it is closed. */
  share: DocumentShare.nullable(),
});
export type MyDocument = z.infer<typeof MyDocument>;

/** A document as its holder shows it: in its last version, with as much of the name as they let be seen. */
export const SharedDocument = z.object({
  kind: CertificateKind,
  number: z.string(),
  version: z.int(),
  status: CertificateStatus,
  /** « Nadia Benali », or « Nadia B. » */
  name: z.string(),
  organisation: z.string(),
  course: z.string(),
  cohortTitle: z.string(),
  timeZone: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  minutesFollowed: z.int(),
  minutesPlanned: z.int(),
  objectives: z.array(z.string()),
  issuedAt: Instant,
});
export type SharedDocument = z.infer<typeof SharedDocument>;

export const Verification = z.object({
  verdict: z.enum(['authentic', 'revoked', 'superseded', 'suspended', 'altered']),
  snapshot: CertificateSnapshot,
  /** SHA-256 of the canonical JSON (RFC 8785) of the snapshot. */
  snapshotHash: z.string(),
  /** When the names of its holder were erased: other facts stand. Null while they are stated. */
  erasedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  revokedReason: z.string().nullable(),
  /** Since when its validity is suspended, and why; null while it is not. */
  suspendedAt: Instant.nullable(),
  suspendedReason: z.string().nullable(),
  supersededBy: z.string().nullable(),
});
export type Verification = z.infer<typeof Verification>;

export const certificateRoutes = {
  list: route('GET', '/cohorts/:cohortId/certificates', 'Who is eligible, and what was issued', {
    answer: z.array(CertificateRow),
  }),
  issue: route('POST', '/cohorts/:cohortId/certificates', 'Issue for one or for several', {
    body: IssueRequest,
    answer: IssueReport,
  }),
  preview: route(
    'POST',
    '/cohorts/:cohortId/certificates/preview',
    'What issuing would do, person by person, without doing it',
    { body: IssueRequest, answer: IssueOutcome },
  ),
  order: route(
    'POST',
    '/cohorts/:cohortId/certificate-orders',
    'Issue for many, in the background',
    { body: NewIssueOrder, answer: IssueOrder },
  ),
  orders: route(
    'GET',
    '/cohorts/:cohortId/certificate-orders',
    'What is being issued, and the last that was',
    { answer: z.array(IssueOrder) },
  ),
  previewSending: route(
    'POST',
    '/cohorts/:cohortId/document-sendings/preview',
    'Whom sending would reach, without doing it',
    { body: NewDocumentSending.omit({ id: true }), answer: SendingOutcome },
  ),
  send: route(
    'POST',
    '/cohorts/:cohortId/document-sendings',
    'Send by e-mail the documents that were issued, now or once more',
    { body: NewDocumentSending, answer: SendingOutcome },
  ),
  revoke: route('POST', '/certificates/:certificateId/revocation', 'Revoke, with a reason', {
    body: z.object({ reason: Reason }),
    answer: CertificateRef,
  }),
  suspend: route(
    'POST',
    '/certificates/:certificateId/suspension',
    'Suspend while something is looked into, with a reason',
    { body: z.object({ reason: Reason }), answer: CertificateRef },
  ),
  restore: route(
    'POST',
    '/certificates/:certificateId/restoration',
    'Put one that was suspended back in force, with a reason',
    { body: z.object({ reason: Reason }), answer: CertificateRef },
  ),
  correct: route(
    'POST',
    '/certificates/:certificateId/correction',
    'Issue the facts of today as the next version, which replaces this one',
    /** Without a reason, what changed is the reason. */
    { body: z.object({ reason: Reason.optional() }), answer: CertificateRef },
  ),
  pdf: route('GET', '/certificates/:certificateId/pdf', 'The certificate, as PDF', {
    /** `annex`: followed by the objectives of every lesson. */
    query: z.object({ annex: z.literal('1').optional() }),
    answer: 'pdf',
  }),
  papers: route(
    'GET',
    '/cohorts/:cohortId/papers',
    'The attendance sheet and every certificate in force, in one file',
    { answer: 'zip' },
  ),
  mine: route('GET', '/my/documents', 'My certificates', { answer: z.array(MyDocument) }),
  share: route(
    'PUT',
    '/my/documents/:certificateId/share',
    'Show a document to whom has its link, with the whole name or not',
    { body: z.object({ named: z.boolean() }), answer: DocumentShare },
  ),
  hide: route(
    'DELETE',
    '/my/documents/:certificateId/share',
    'End the link of a document; another one will differ',
  ),
  shared: route('GET', '/documents/shared/:code', 'What a document that is shown says', {
    access: 'public',
    answer: SharedDocument,
  }),
  verify: route('GET', '/verifications/:code', 'What a certificate says, without an account', {
    access: 'public',
    answer: Verification,
  }),
  copy: route(
    'GET',
    '/verifications/:code/copy',
    'The document as it was issued, to be compared; not signed, and it says so',
    { access: 'public', answer: 'pdf' },
  ),
};
