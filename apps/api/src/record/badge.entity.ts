import type { Achievement } from '@percolateur/domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { Certificate } from './certificate.entity';
import { IssuerKey } from './issuer-key.entity';
import { Organisation } from './organisation.entity';

/**
 * An Open Badge, issued with the attestation that it rests on: what becomes of the one becomes of the
 * other. Append-only.
 */
@Entity()
@Unique(['certificateId', 'achievement'])
@Unique(['organisationId', 'statusNumber'])
export class Badge {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  certificateId: string;

  @ManyToOne(() => Certificate)
  @JoinColumn()
  certificate?: Relation<Certificate>;

  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  @Column('text')
  achievement: Achievement;

  @Column('uuid')
  keyId: string;

  @ManyToOne(() => IssuerKey)
  @JoinColumn()
  key?: Relation<IssuerKey>;

  /** Its place among the badges of its organisation, from 0: its bit in the status lists. */
  @Column('int')
  statusNumber: number;

  /** Digest of the signed credential, which stands apart (`apart.ts`): it holds hashes of its recipient. */
  @Column('jsonb')
  sealed: Sealed;

  @Column('timestamptz')
  issuedAt: Date;
}
