import { certificateKinds, CertificateStatus as statuses } from '@percolateur/domain';
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
  eligible: z.boolean(),
  /** Rule by rule, in French, met or not. */
  reasons: z.array(z.object({ met: z.boolean(), text: z.string() })),
  certificate: CertificateRef.nullable(),
  /** Where the certificate in force no longer agrees with the facts, in French. */
  disagreements: z.array(z.string()),
});

export const CertificateRow = z.object({
  enrolmentId: Id,
  firstName: z.string(),
  lastName: z.string(),
  /** Still follows the session: is asked to come. */
  follows: z.boolean(),
  minutesFollowed: z.int(),
  minutesPlanned: z.int(),
  /** What to know before issuing, in French: a late signature waits, a letter cannot be printed. */
  notices: z.array(z.string()),
  realisation: Eligibility,
  attestation: Eligibility,
});
export type CertificateRow = z.infer<typeof CertificateRow>;

export const IssueRequest = z.object({
  kind: CertificateKind,
  enrolmentIds: z.array(Id).min(1).max(200),
});
export type IssueRequest = z.infer<typeof IssueRequest>;
export const IssueReport = z.object({
  issued: z.int(),
  /** Already there before: a second tap issues nothing twice. */
  already: z.int(),
  refused: z.array(z.object({ enrolmentId: Id, name: z.string(), reason: z.string() })),
  rows: z.array(CertificateRow),
});
export type IssueReport = z.infer<typeof IssueReport>;

export const MyDocument = CertificateRef.extend({
  cohortTitle: z.string(),
  /** That of the cohort, in which the document is dated. */
  timeZone: z.string(),
  minutesFollowed: z.int(),
});
export type MyDocument = z.infer<typeof MyDocument>;

export const Verification = z.object({
  verdict: z.enum(['authentic', 'revoked', 'superseded', 'suspended', 'altered']),
  snapshot: CertificateSnapshot,
  /** SHA-256 of the canonical JSON (RFC 8785) of the snapshot. */
  snapshotHash: z.string(),
  /** When the names of its holder were erased: other facts stand. Null while they are stated. */
  erasedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  revokedReason: z.string().nullable(),
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
  revoke: route('POST', '/certificates/:certificateId/revocation', 'Revoke, with a reason', {
    body: z.object({ reason: Reason }),
    answer: CertificateRef,
  }),
  correct: route(
    'POST',
    '/certificates/:certificateId/correction',
    'Issue the facts of today as the next version, which replaces this one',
    { body: z.object({ reason: Reason }), answer: CertificateRef },
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
