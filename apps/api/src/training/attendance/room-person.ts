import type { RoomPerson } from '@percolateur/contract';
import { signatureCounts } from '@percolateur/domain';
import type { Person } from '../../record/person.entity';
import type { StandingSignature } from '../../record/standing-signatures';

/** What of a person’s line in the room comes from the person and the signature alone. */
export function roomPerson(
  { id, firstName, lastName, email }: Person,
  signature: StandingSignature | undefined,
) {
  return {
    personId: id,
    firstName,
    lastName,
    phoneOrEmail: email,
    signature: stateOf(signature),
    signatureId: signature?.id ?? null,
    signedAt: signature?.serverTime.toISOString() ?? null,
    way: signature?.way ?? null,
    passed: Boolean(signature?.passedById),
    late: signature?.late ?? false,
    lateReason: signature?.lateReason ?? null,
  } satisfies Partial<RoomPerson>;
}

function stateOf(signature: StandingSignature | undefined): RoomPerson['signature'] {
  if (!signature) return 'none';
  if (signatureCounts(signature)) return 'signed';
  return signature.agreed === null ? 'awaiting' : 'refused';
}
