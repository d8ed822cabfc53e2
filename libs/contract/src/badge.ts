import { achievements as all, badgeChecks, badgeVerdictWords } from '@percolateur/domain';
import type { BadgeVerdict } from '@percolateur/domain';
import { z } from 'zod';
import { CertificateStatus, Verification } from './certificate';
import { Id, Instant } from './common';
import { route } from './route';

export const AchievementKind = z.enum(all);

/** How a badge is shown to whom its holder gives the link; null while it is switched off. */
export const BadgeShare = z.object({
  /** The page is at `/badge/CODE`. */
  code: z.string(),
  named: z.boolean(),
});
export type BadgeShare = z.infer<typeof BadgeShare>;

export const MyBadge = z.object({
  id: Id,
  achievement: AchievementKind,
  organisationId: Id,
  organisation: z.string(),
  /** Number of the attestation that it rests on. */
  number: z.string(),
  issuedAt: Instant,
  status: CertificateStatus,
  share: BadgeShare.nullable(),
});
export type MyBadge = z.infer<typeof MyBadge>;

export const SharedBadge = z.object({
  achievement: AchievementKind,
  organisationId: Id,
  /** Legal name. */
  organisation: z.string(),
  /** The holder’s, where they let it be shown. */
  name: z.string().nullable(),
  number: z.string(),
  issuedAt: Instant,
  status: CertificateStatus,
  evidence: z.array(z.object({ name: z.string(), narrative: z.string() })),
});
export type SharedBadge = z.infer<typeof SharedBadge>;

export const IssuedAchievement = z.object({
  achievement: AchievementKind,
  organisationId: Id,
  /** Legal name. */
  organisation: z.string(),
  did: z.string(),
});
export type IssuedAchievement = z.infer<typeof IssuedAchievement>;

/** What a badge says, each as it is written in it. */
export const BadgeStatement = z.object({
  name: z.string(),
  description: z.string(),
  criteria: z.string(),
  issuer: z.object({ name: z.string(), id: z.string() }),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  evidence: z.array(z.object({ name: z.string(), narrative: z.string() })),
  /** Hashed, unless told otherwise: to compare with an address or a name that one knows. */
  recipient: z.array(
    z.object({ type: z.string(), hashed: z.boolean(), identity: z.string(), salt: z.string() }),
  ),
  alignment: z.array(z.string()),
});
export type BadgeStatement = z.infer<typeof BadgeStatement>;

export const BadgeJudgement = z.object({
  verdict: z.enum(Object.keys(badgeVerdictWords) as [BadgeVerdict, ...BadgeVerdict[]]),
  /** Signed by an organisation of this platform. */
  ours: z.boolean(),
  /** What was looked at; `passed` is null for what could not be told here. */
  checks: z.array(
    z.object({ check: z.enum(badgeChecks), passed: z.boolean().nullable(), text: z.string() }),
  ),
  statement: BadgeStatement,
});
export type BadgeJudgement = z.infer<typeof BadgeJudgement>;

export const fileForms = ['json', 'png', 'svg', 'pdf'] as const;

/** The signature of a PDF (PAdES), as far as it tells. */
export const FileSignature = z.object({
  /** As its certificate calls the signer. */
  by: z.string(),
  /** Of a key that signs documents here, or did. */
  ours: z.boolean(),
  /** `added-to`: what was signed is there, and something else beside it. */
  state: z.enum(['whole', 'added-to', 'broken']),
  at: Instant.nullable(),
  /** That time is an authority’s, and not the signer’s word alone. */
  stamped: z.boolean(),
});
export type FileSignature = z.infer<typeof FileSignature>;

export const FileJudgement = z.object({
  form: z.enum(fileForms),
  badge: BadgeJudgement.nullable(),
  /** Of a PDF that names a document of ours. `same`: byte for byte the file that we hand out. */
  document: Verification.extend({ copy: z.enum(['same', 'different']) }).nullable(),
  /** Of a PDF that is signed. */
  signature: FileSignature.nullable(),
});
export type FileJudgement = z.infer<typeof FileJudgement>;

const mine = '/my/badges/:badgeId';

export const badgeRoutes = {
  mine: route('GET', '/my/badges', 'My badges', { answer: z.array(MyBadge) }),
  file: route('GET', `${mine}/file`, 'A badge, alone or baked into its picture', {
    query: z.object({ form: z.enum(['json', 'png', 'svg']) }),
    answer: 'badge',
  }),
  share: route('PUT', `${mine}/share`, 'Show a badge to whom has its link', {
    body: z.object({ named: z.boolean() }),
    answer: BadgeShare,
  }),
  hide: route('DELETE', `${mine}/share`, 'End the link of a badge; another one will differ', {}),
  shared: route('GET', '/badges/shared/:code', 'What a badge that is shown says', {
    access: 'public',
    answer: SharedBadge,
  }),
  achievement: route(
    'GET',
    '/badges/achievements/:organisationId/:achievement',
    'What a badge attests, and who issues it',
    { access: 'public', answer: IssuedAchievement },
  ),
  judge: route(
    'POST',
    '/verifications/file',
    'Whether a file is genuine: a PDF, a badge in JSON, or one baked into a PNG or an SVG',
    { access: 'public', consumes: 'application/octet-stream', answer: FileJudgement },
  ),
};
