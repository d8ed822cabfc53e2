import type { Fraction, ResultCause } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';
import { QuizAttempt } from './quiz-attempt.entity';
import { Regrading } from './regrading.entity';

/**
 * What an attempt was found to be worth, and by which rules. Append-only: marking anew adds a row,
 * and the attempt holds what the last one says.
 */
@Entity()
@Index('attempt_result_last', ['attemptId', 'sequence'])
export class AttemptResult {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  attemptId: string;

  @ManyToOne(() => QuizAttempt)
  @JoinColumn()
  attempt?: Relation<QuizAttempt>;

  @Column('text')
  cause: ResultCause;

  /** `gradingVersion` of the domain when it was marked. */
  @Column('int')
  gradingVersion: number;

  /** The question versions that it was marked by, in order; none before attempts kept theirs. */
  @Column('uuid', { array: true })
  sheet: string[];

  /** The exact share obtained at each question, in the order of the sheet. */
  @Column('jsonb')
  shares: Fraction[];

  @Column('int')
  pointsNumerator: number;

  @Column('int')
  pointsDenominator: number;

  @Column('int')
  possible: number;

  @Column('int')
  percent: number;

  @Column('boolean', { nullable: true })
  passed: boolean | null;

  /** Who had it marked anew or read it; null for what the person or time handed in. */
  @Column('uuid', { nullable: true })
  byId: string | null;

  @ManyToOne(() => Person)
  @JoinColumn()
  by?: Relation<Person> | null;

  /** The decision that had it marked anew, if one did. */
  @Index('attempt_result_regrading', { where: 'regrading_id is not null' })
  @Column('uuid', { nullable: true })
  regradingId: string | null;

  @ManyToOne(() => Regrading)
  @JoinColumn()
  regrading?: Relation<Regrading> | null;

  @Column('timestamptz')
  at: Date;

  @Column('bigint', { generated: 'increment' })
  sequence: string;
}
