import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { Person } from './person.entity';
import { Signature } from './signature.entity';

/** A trainer’s word on a late signature; another one supersedes it, with its reason. Append-only. */
@Entity()
@Index('one_agreement', { synchronize: false })
export class LateAgreement {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  signatureId: string;

  @ManyToOne(() => Signature)
  @JoinColumn()
  signature?: Relation<Signature>;

  @Column('boolean')
  agreed: boolean;

  @Column('uuid')
  trainerId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  trainer?: Relation<Person>;

  @Column('timestamptz')
  at: Date;

  @Column('uuid', { nullable: true })
  supersedesId: string | null;

  /** Digest of why another word was given, which stands apart (`apart.ts`). */
  @Column('jsonb', { default: {} })
  sealed: Sealed;
}
