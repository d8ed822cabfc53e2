import { limits, preAuditRules } from '@percolateur/domain';
import { z } from 'zod';
import { Day, Id, Instant, line } from './common';
import { route } from './route';

/** A link of a chain: its place, from 1, and its SHA-256. */
const Link = z.object({ number: z.int(), hash: z.string() });

/** The chain of evidence of an organisation: where it stands, and its last seals, the latest first. */
export const EvidenceRegister = z.object({
  head: Link.nullable(),
  sealCount: z.int(),
  seals: z.array(Link.extend({ at: Instant })),
  /** Since when the time-stamping authority does not answer; null when it does. */
  sealsWaitSince: Instant.nullable(),
});
export type EvidenceRegister = z.infer<typeof EvidenceRegister>;

/** What may be wrong with a chain, with evidence, with a seal. */
export const EvidenceFault = z.enum([
  'missing',
  'broken',
  'altered',
  'moved',
  'gone',
  'changed',
  'unchained',
  'seal-broken',
  'seal-apart',
]);
export type EvidenceFault = z.infer<typeof EvidenceFault>;

export const EvidenceCheck = z.object({
  at: Instant,
  links: z.int(),
  seals: z.int(),
  /** By link; null for evidence that is in no chain. */
  faults: z.array(z.object({ number: z.int().nullable(), fault: EvidenceFault })),
});
export type EvidenceCheck = z.infer<typeof EvidenceCheck>;

/** Evidence to gather: of a session, of a person, or of the sessions that began from one day to another. */
export const NewEvidenceBundle = z.discriminatedUnion('kind', [
  z.object({ id: Id, kind: z.literal('cohort'), cohortId: Id }),
  z.object({ id: Id, kind: z.literal('person'), personId: Id }),
  z
    .object({ id: Id, kind: z.literal('period'), from: Day, to: Day })
    .refine(({ from, to }) => from <= to, {
      path: ['to'],
      message: 'La fin vient après le début.',
    }),
]);
export type NewEvidenceBundle = z.infer<typeof NewEvidenceBundle>;

/** Evidence gathered in one file, or under way: so many files put in, of so many. */
export const EvidenceBundle = z.object({
  id: Id,
  kind: z.enum(['cohort', 'person', 'period']),
  title: z.string(),
  status: z.enum(['waiting', 'under-way', 'ready', 'failed']),
  done: z.int(),
  total: z.int(),
  /** Of the file, in bytes. */
  size: z.int().nullable(),
  sha256: z.string().nullable(),
  askedAt: Instant,
  expiresAt: Instant.nullable(),
});
export type EvidenceBundle = z.infer<typeof EvidenceBundle>;

/** What an inspector would see in a session, by rule and in French. */
export const PreAudit = z.object({
  at: Instant,
  findings: z.array(z.object({ rule: z.enum(preAuditRules), text: z.string() })),
});
export type PreAudit = z.infer<typeof PreAudit>;

/** Who pays for a session, and whether the European Union does too: proof is then kept longer. */
export const CohortFunding = z.object({ funder: line(limits.line), coFunded: z.boolean() });
export type CohortFunding = z.infer<typeof CohortFunding>;

/** Trainees of a year and their hours together, in minutes, of an action, by status. */
export const BpfLine = z.object({
  action: z.string(),
  status: z.enum(['employed', 'unknown']),
  trainees: z.int(),
  minutes: z.int(),
});
export type BpfLine = z.infer<typeof BpfLine>;

export const evidenceRoutes = {
  register: route('GET', '/organisations/:organisationId/evidence', 'Where the chain stands', {
    answer: EvidenceRegister,
  }),
  check: route(
    'GET',
    '/organisations/:organisationId/evidence/check',
    'Read the whole chain and every seal again',
    { answer: EvidenceCheck },
  ),
  files: route(
    'GET',
    '/organisations/:organisationId/evidence/files',
    'The chain, its seals, and a script that checks them with openssl alone',
    { answer: 'zip' },
  ),
  bpf: route('GET', '/organisations/:organisationId/bpf', 'Trainees and hours of a year', {
    query: z.object({ year: z.string().regex(/^20\d\d$/, 'Une année, comme 2026.') }),
    answer: z.array(BpfLine),
  }),
  bundles: route('GET', '/organisations/:organisationId/evidence/bundles', 'Evidence gathered', {
    answer: z.array(EvidenceBundle),
  }),
  gather: route('POST', '/organisations/:organisationId/evidence/bundles', 'Gather evidence', {
    body: NewEvidenceBundle,
    answer: EvidenceBundle,
  }),
  preAudit: route('GET', '/cohorts/:cohortId/pre-audit', 'What an inspector would see', {
    answer: PreAudit,
  }),
  funding: route('GET', '/cohorts/:cohortId/funding', 'Who pays for a session', {
    answer: CohortFunding,
  }),
  tellFunding: route('PUT', '/cohorts/:cohortId/funding', 'Tell who pays for a session', {
    body: CohortFunding,
    answer: CohortFunding,
  }),
  programme: route('GET', '/cohorts/:cohortId/programme', 'The programme, as PDF', {
    answer: 'pdf',
  }),
  joining: route(
    'GET',
    '/cohorts/:cohortId/joining-instructions',
    'The joining instructions of a person, or of everybody who follows, as PDF',
    { query: z.object({ enrolmentId: Id.optional() }), answer: 'pdf' },
  ),
  bundle: route('GET', '/evidence/bundles/:bundleId', 'Evidence gathered, in one file', {
    answer: 'zip',
  }),
};
