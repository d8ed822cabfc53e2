import type { CertificateKind, CertificateRow, IssueReport } from '@percolateur/contract';
import { counted } from '@percolateur/domain';

/** A kind of certificate, as it is written, one and several. */
export const kindWords: Record<CertificateKind, { title: string; one: string; many: string }> = {
  realisation: {
    title: 'Certificat de réalisation',
    one: 'certificat de réalisation',
    many: 'certificats de réalisation',
  },
  attestation: {
    title: 'Attestation de fin de formation',
    one: 'attestation',
    many: 'attestations',
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
  { issued, already, refused }: Omit<IssueReport, 'rows'>,
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

/** A participle in agreement: « émis », « émises », « refusé », « refusées ». */
function ending(kind: CertificateKind, participle: string, count: number): string {
  const feminine = kind === 'attestation' ? `${participle}e` : participle;
  return count < 2 || feminine.endsWith('s') ? feminine : `${feminine}s`;
}
