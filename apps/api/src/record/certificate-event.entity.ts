import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { Certificate } from './certificate.entity';

/** What became of a certificate after it was issued. Append-only; the last one tells its status. */
@Entity()
export class CertificateEvent {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  certificateId: string;

  @ManyToOne(() => Certificate)
  @JoinColumn()
  certificate?: Relation<Certificate>;

  @Column('text')
  kind: 'revoked' | 'suspended' | 'restored' | 'superseded';

  /** Digest of its reason, which stands apart (`apart.ts`). */
  @Column('jsonb', { default: {} })
  sealed: Sealed;

  @Column('uuid')
  actorId: string;

  @Column('timestamptz')
  at: Date;
}
