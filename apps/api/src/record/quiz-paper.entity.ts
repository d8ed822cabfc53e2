import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import { CourseVersion } from './course-version.entity';
import { Person } from './person.entity';
import { QuizVersion } from './quiz-version.entity';

/**
 * A quiz as it was drawn to be printed. Append-only: what is on a sheet of paper does not change, and
 * an answer sheet is copied by what its learner read.
 */
@Entity()
@Unique(['cohortId', 'quizId', 'number'])
export class QuizPaper {
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

  /** The version of a quiz of the hub; null where the course asks. */
  @Column('uuid', { nullable: true })
  quizVersionId: string | null;

  @ManyToOne(() => QuizVersion)
  @JoinColumn()
  quizVersion?: Relation<QuizVersion> | null;

  /** That of the cohort when it was drawn. */
  @Column('uuid')
  courseVersionId: string;

  @ManyToOne(() => CourseVersion)
  @JoinColumn()
  courseVersion?: Relation<CourseVersion>;

  /** From 1. */
  @Column('int')
  number: number;

  /** Which of the equivalent forms; empty where there is but one. */
  @Column('text')
  form: string;

  /** The question versions that it asks, in order. */
  @Column('uuid', { array: true })
  sheet: string[];

  /** What its choices are shuffled by; empty: as they are written. */
  @Column('text')
  seed: string;

  @Column('uuid')
  preparedById: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  preparedBy?: Relation<Person>;

  @Column('timestamptz')
  preparedAt: Date;
}
