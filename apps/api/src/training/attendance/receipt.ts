import type { NewSignature, Receipt } from '@percolateur/contract';
import { signatureCounts, simplify } from '@percolateur/domain';
import type { HalfDaySignature } from '@percolateur/domain';
import type { Mark } from '../../record/marks';
import type { Signature } from '../../record/signature.entity';
import { markOf } from './signature-record';

/** Short code to read aloud and to find on the sheet: the last six digits of the signature’s id. */
export const receiptCode = (signatureId: string) => signatureId.slice(-6).toUpperCase();

type Kept = HalfDaySignature &
  Pick<Signature, 'id' | 'way' | 'clientTime' | 'serverTime' | 'receivedLater'> & { mark: Mark };

/** What is handed back to who signed; `sent` is what has just arrived, when something has. */
export function receiptOf(
  kept: Kept,
  sent: Pick<NewSignature, 'id' | 'mark'> | null = null,
): Receipt {
  return {
    signatureId: kept.id,
    code: receiptCode(kept.id),
    madeAt: kept.clientTime.toISOString(),
    receivedAt: kept.serverTime.toISOString(),
    receivedLater: kept.receivedLater,
    late: kept.late,
    counts: signatureCounts(kept),
    mark: markOf(kept),
    already: sent !== null && !isKept(kept, sent),
  };
}

function isKept(kept: Kept, { id, mark }: Pick<NewSignature, 'id' | 'mark'>): boolean {
  if (kept.id !== id) return false;
  return mark.way === 'typed'
    ? kept.mark.typedName === mark.typedName
    : JSON.stringify(kept.mark.drawing) === JSON.stringify(simplify(mark.drawing));
}
