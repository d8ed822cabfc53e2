import type { QuizAct } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { Cohort } from './cohort.entity';
import { Enrolment } from './enrolment.entity';
import { Person } from './person.entity';

/** What a trainer did to a quiz in the room. Append-only: how it stands follows from all of them. */
@Entity()
@Index('acts_on_quiz', ['cohortId', 'quizId'])
export class QuizWindowAct {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  cohortId: string;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  /** Its id in the course, or that of a quiz of the hub. */
  @Column('text')
  quizId: string;

  @Column('text')
  act: QuizAct;

  /** Of an extension. */
  @Column('int', { nullable: true })
  minutes: number | null;

  /** Who is given one more attempt. */
  @Column('uuid', { nullable: true })
  enrolmentId: string | null;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment> | null;

  @Column('uuid')
  byId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  by?: Relation<Person>;

  @Column('timestamptz')
  at: Date;

  /** Order of the acts. */
  @Column('bigint', { generated: 'increment' })
  sequence: string;

  /** Digest of the reason of who is given another attempt, which stands apart (`apart.ts`). */
  @Column('jsonb', { default: {} })
  sealed: Sealed;
}
