import type { CertificateRow, SendingOutcome } from '@percolateur/contract';
import { counted } from '@percolateur/domain';

/** When the last document in force that a letter tells of was issued; null where there is none. */
function issuedAt({ realisation, attestation }: CertificateRow): string | null {
  const dates = [realisation, attestation].flatMap(({ certificate }) =>
    certificate?.status === 'issued' ? certificate.issuedAt : [],
  );
  return dates.sort().at(-1) ?? null;
}

/** Whose documents may be sent: of those picked all who have one; else who was not told of their last. */
export function sendable(rows: readonly CertificateRow[], picked: ReadonlySet<string>): string[] {
  return rows
    .filter((row) => {
      const issued = issuedAt(row);
      if (!issued) return false;
      if (picked.size > 0) return picked.has(row.enrolmentId);
      return row.toldAt === null || row.toldAt < issued;
    })
    .map(({ enrolmentId }) => enrolmentId);
}

/** What a sending would do, in a sentence. */
export function sendingSentence({ sent, again, without }: SendingOutcome): string {
  const parts = [counted(sent, 'message à envoyer', 'messages à envoyer')];
  if (again > 0) {
    parts.push(counted(again, 'personne l’a déjà reçu', 'personnes l’ont déjà reçu'));
  }
  if (without > 0) parts.push(`${without} sans document`);
  return `${parts.join(', ')}.`;
}
