import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { CourseVersion } from './course-version.entity';

/**
 * Sums over the first attempts of one cohort, or of one hub, at one form of a quiz (`QuizTally` of the domain), kept
 * in the transaction that marks: what the nation is told is a sum of these.
 */
@Entity()
export class QuizTally {
  /** The cohort, or its hub: each is counted in both, so that a nation is a sum over hubs. */
  @PrimaryColumn('uuid')
  scopeId: string;

  @PrimaryColumn('uuid')
  courseVersionId: string;

  @ManyToOne(() => CourseVersion)
  @JoinColumn()
  courseVersion?: Relation<CourseVersion>;

  @PrimaryColumn('text')
  quizId: string;

  /** Empty for a quiz of one form. */
  @PrimaryColumn('text')
  form: string;

  @Column('bigint')
  attempts: string;

  @Column('bigint')
  passed: string;

  @Column('bigint')
  points: string;

  @Column('bigint')
  pointsSquare: string;

  @Column('bigint')
  timed: string;

  @Column('bigint')
  seconds: string;

  @Column('bigint', { array: true })
  bands: string[];
}
