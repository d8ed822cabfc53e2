import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';
import { Signature } from './signature.entity';

/** The trainer’s word on a late signature, given once. Append-only. */
@Entity()
export class LateAgreement {
  @PrimaryColumn('uuid')
  id: string;

  @Index({ unique: true })
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
}
