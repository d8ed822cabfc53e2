import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity';

/** The first café that a learner plans to host. No participant is ever named. */
@Entity()
export class Cafe {
  @PrimaryColumn('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment>;

  @Index('cafe_planned')
  @Column('date')
  plannedOn: string;

  @Column('text')
  place: string;

  @Column('text', { default: '' })
  ally: string;

  @Column('text', { default: '' })
  question: string;

  @Index('cafe_said')
  @Column('timestamptz')
  updatedAt: Date;
}
