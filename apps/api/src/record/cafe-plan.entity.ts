import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { CafePlanVersion } from './cafe-plan-version.entity';
import { Enrolment } from './enrolment.entity';

/** A café that a learner prepares: one may prepare several. What it holds is in its versions. */
@Entity()
@Index('plans_of', ['enrolmentId'])
export class CafePlan {
  /** Made by the device. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment>;

  @Column('timestamptz')
  createdAt: Date;

  /** Since when the group reads it; null: its author alone. */
  @Column('timestamptz', { nullable: true })
  sharedAt: Date | null;

  @OneToMany(() => CafePlanVersion, ({ plan }) => plan)
  versions?: Relation<CafePlanVersion[]>;
}
