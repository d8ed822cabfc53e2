import type { AttemptStatus } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { CourseVersion } from './course-version.entity';
import { Enrolment } from './enrolment.entity';
import { QuizVersion } from './quiz-version.entity';
import { Person } from './person.entity';

/** One go at one quiz. At most one is open for a person and a quiz. */
@Entity()
@Unique(['enrolmentId', 'quizId', 'number'])
@Index('one_open_attempt', ['enrolmentId', 'quizId'], { unique: true, where: "status = 'started'" })
export class QuizAttempt {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment>;

  /** The version that was answered, whatever the cohort does later. */
  @Column('uuid')
  courseVersionId: string;

  @ManyToOne(() => CourseVersion)
  @JoinColumn()
  courseVersion?: Relation<CourseVersion>;

  /** Its id in the course, or that of a quiz of the hub. */
  @Column('text')
  quizId: string;

  /** The version of a quiz of the hub; null where the course asks. */
  @Column('uuid', { nullable: true })
  quizVersionId: string | null;

  @ManyToOne(() => QuizVersion)
  @JoinColumn()
  quizVersion?: Relation<QuizVersion> | null;

  @Column('text')
  kind: 'positioning' | 'training' | 'final';

  /** Whether it asks again, after the course, what was asked before. */
  @Column('boolean', { default: false })
  again: boolean;

  /** From 1. */
  @Column('int')
  number: number;

  @Column('text', { default: 'started' })
  status: AttemptStatus;

  /**
   * The question versions that it asks, in order. None for one made before sheets were kept: it asks
   * the whole quiz of its course version.
   */
  @Column('uuid', { array: true, default: [] })
  sheet: string[];

  /** Which of the equivalent forms of its quiz it sits; empty where there is but one. */
  @Column('text', { default: '' })
  form: string;

  /** What its choices are shuffled by; empty: as they are written. */
  @Column('text', { default: '' })
  seed: string;

  /** Who copied it from the person’s paper; null when they answered it themselves. */
  @Column('uuid', { nullable: true })
  enteredById: string | null;

  @ManyToOne(() => Person)
  @JoinColumn()
  enteredBy?: Relation<Person> | null;

  @Column('timestamptz')
  startedAt: Date;

  @Column('timestamptz', { nullable: true })
  submittedAt: Date | null;

  /** When its time is over, the extra time of the person and pauses counted; null: no limit. */
  @Index('attempt_deadline', { where: "status = 'started' and deadline_at is not null" })
  @Column('timestamptz', { nullable: true })
  deadlineAt: Date | null;

  /** Since when its time stands still; null while it runs. */
  @Column('timestamptz', { nullable: true })
  pausedAt: Date | null;

  /** Exact score, as the last of its results says. */
  @Column('int', { nullable: true })
  pointsNumerator: number | null;

  @Column('int', { nullable: true })
  pointsDenominator: number | null;

  @Column('int', { nullable: true })
  possible: number | null;

  @Column('int', { nullable: true })
  percent: number | null;

  @Column('boolean', { nullable: true })
  passed: boolean | null;
}
