import type { CafePlanContent } from '@percolateur/contract';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { CafePlan } from './cafe-plan.entity';

/** A plan as it was saved once. The newest stands; the others may be taken up again. */
@Entity()
@Unique('one_plan_version', ['planId', 'number'])
export class CafePlanVersion {
  /** Made by the device: saved twice, it is one. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  planId: string;

  @ManyToOne(() => CafePlan, ({ versions }) => versions, { onDelete: 'CASCADE' })
  @JoinColumn()
  plan?: Relation<CafePlan>;

  @Column('int')
  number: number;

  @Column('jsonb')
  content: CafePlanContent;

  @Column('timestamptz')
  savedAt: Date;
}
