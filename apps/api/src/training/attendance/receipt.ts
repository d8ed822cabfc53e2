import type { Receipt } from '@percolateur/contract';
import { signatureCounts } from '@percolateur/domain';
import type { StandingSignature } from '../../record/standing-signatures';

/** Short code to read aloud and to find on the sheet: the last six digits of the signature’s id. */
export const receiptCode = (signatureId: string) => signatureId.slice(-6).toUpperCase();

/** What is handed back to who signed. */
export function receiptOf(signature: StandingSignature): Receipt {
  return {
    signatureId: signature.id,
    code: receiptCode(signature.id),
    receivedAt: signature.serverTime.toISOString(),
    late: signature.late,
    counts: signatureCounts(signature),
  };
}
