import type { SignatureState } from '@percolateur/domain';
import { ViewColumn, ViewEntity } from 'typeorm';
import type { Signature } from './signature.entity';

/**
 * A signature that no other supersedes, with the trainer’s standing word when it needs one. The one
 * definition of what stands, as a view of PostgreSQL; without its drawing.
 */
@ViewEntity({ name: 'standing_signature', synchronize: false })
export class StandingSignature {
  @ViewColumn()
  id: string;

  @ViewColumn()
  cohortId: string;

  @ViewColumn()
  halfDayId: string;

  @ViewColumn()
  personId: string;

  @ViewColumn()
  role: Signature['role'];

  @ViewColumn()
  way: Signature['way'];

  @ViewColumn()
  passedById: string | null;

  @ViewColumn()
  linkId: string | null;

  @ViewColumn()
  photoId: string | null;

  @ViewColumn()
  statement: string;

  @ViewColumn()
  clientTime: Date;

  @ViewColumn()
  serverTime: Date;

  @ViewColumn()
  late: boolean;

  @ViewColumn()
  receivedLater: boolean;

  @ViewColumn()
  lateReason: string | null;

  /** The word on a late one; null while it is awaited, and where none is needed. */
  @ViewColumn()
  agreed: boolean | null;

  @ViewColumn()
  agreedById: string | null;

  @ViewColumn()
  state: SignatureState;
}
