import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { ChainSeal } from './chain-seal.entity';

/** A seal that its organisation is to be sent, so that it is kept elsewhere too. */
@Entity()
export class SealNotice {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organisationId: string;

  @Column('int')
  number: number;

  @ManyToOne(() => ChainSeal)
  @JoinColumn([
    { name: 'organisation_id', referencedColumnName: 'organisationId' },
    { name: 'number', referencedColumnName: 'number' },
  ])
  seal?: Relation<ChainSeal>;

  /** Sent, or of no use any more. */
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
