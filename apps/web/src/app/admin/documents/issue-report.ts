import type { CertificateKind, CertificateRow, IssueOutcome } from '@percolateur/contract';
import { certificateTitles, counted } from '@percolateur/domain';

/** A kind of certificate, as it is written, one and several. */
export const kindWords: Record<CertificateKind, { title: string; one: string; many: string }> = {
  realisation: {
    title: certificateTitles.realisation,
    one: 'certificat de réalisation',
    many: 'certificats de réalisation',
  },
  attestation: {
    title: certificateTitles.attestation,
    one: 'attestation',
    many: 'attestations',
  },
  assiduite: {
    title: certificateTitles.assiduite,
    one: 'attestation d’assiduité',
    many: 'attestations d’assiduité',
  },
};

/** People whose document of this kind may be issued now: earned, and none is in force. */
export function issuable(rows: readonly CertificateRow[], kind: CertificateKind): string[] {
  return rows
    .filter(({ [kind]: { eligible, certificate } }) => {
      return eligible && (certificate === null || certificate.status === 'revoked');
    })
    .map(({ enrolmentId }) => enrolmentId);
}

/** What an issue did, in a sentence; those refused are told one by one beside. */
export function issueSentence(
  kind: CertificateKind,
  { issued, already, refused }: IssueOutcome,
): string {
  const { one, many } = kindWords[kind];
  const parts = [`${counted(issued, one, many)} ${ending(kind, 'émis', issued)}`];
  if (already > 0) parts.push(`${already} déjà ${ending(kind, 'émis', already)}`);
  if (refused.length > 0) {
    const count = refused.length;
    parts.push(`${count} ${ending(kind, 'refusé', count)}`);
  }
  return `${parts.join(', ')}.`;
}

/** What an issue would do, in a sentence. */
export function plannedSentence(
  kind: CertificateKind,
  { issued, already, refused }: IssueOutcome,
): string {
  const { one, many } = kindWords[kind];
  const parts = [`À émettre\u00a0: ${counted(issued, one, many)}`];
  if (already > 0) parts.push(`${already} déjà là`);
  if (refused.length > 0) parts.push(`${refused.length} sans document pour l’instant`);
  return `${parts.join(', ')}.`;
}

/** A participle in agreement: « émis », « émises », « refusé », « refusées ». */
function ending(kind: CertificateKind, participle: string, count: number): string {
  const feminine = kind === 'realisation' ? participle : `${participle}e`;
  return count < 2 || feminine.endsWith('s') ? feminine : `${feminine}s`;
}
