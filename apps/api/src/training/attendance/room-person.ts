import type { RoomPerson } from '@percolateur/contract';
import { meansOf } from '@percolateur/domain';
import type { Person } from '../../record/person.entity';
import type { StandingSignature } from '../../record/standing-signature.view';

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
    signature: signature ? stateOf[signature.state] : 'none',
    signatureId: signature?.id ?? null,
    signedAt: signature?.serverTime.toISOString() ?? null,
    madeAt: (signature?.receivedLater && signature.clientTime.toISOString()) || null,
    way: signature?.way ?? null,
    means: signature ? meansOf(signature) : null,
    late: signature?.late ?? false,
    lateReason: signature?.lateReason ?? null,
  } satisfies Partial<RoomPerson>;
}

const stateOf = { counts: 'signed', awaiting: 'awaiting', refused: 'refused' } as const;
