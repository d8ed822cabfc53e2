import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';

/**
 * Sums over the first attempts of one cohort at one form of a quiz (`QuizTally` of the domain), kept
 * in the transaction that marks: what a hub or the nation is told is a sum of these.
 */
@Entity()
export class QuizTally {
  @PrimaryColumn('uuid')
  cohortId: string;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  @Index()
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
  seconds: string;

  @Column('bigint', { array: true })
  bands: string[];
}
