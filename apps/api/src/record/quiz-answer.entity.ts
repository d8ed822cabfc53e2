import type { Answer, Certainty, Reception } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { QuizAttempt } from './quiz-attempt.entity';

/**
 * An answer as it was given. Append-only: the one chosen last counts, whatever the order of arrival;
 * one that was shown its correction is locked, and the only one to its question.
 */
@Entity()
@Index('one_locked_answer', ['attemptId', 'questionId'], { unique: true, where: 'locked' })
@Index('answer_in_words', { synchronize: false })
@Index('newest_choice', ['attemptId', 'questionId', 'chosenAt', 'sequence'])
export class QuizAnswer {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  attemptId: string;

  @ManyToOne(() => QuizAttempt)
  @JoinColumn()
  attempt?: Relation<QuizAttempt>;

  @Column('text')
  questionId: string;

  /** Null takes the answer back. Words of one’s own are not here: they stand apart. */
  @Column('jsonb', { nullable: true })
  response: Answer | null;

  /** How sure the person said to be; null where it was not said, or not asked. */
  @Column('text', { nullable: true })
  certainty: Certainty | null;

  @Column('timestamptz')
  clientTime: Date;

  /** `clientTime`, unless the clock of the device cannot be believed. */
  @Column('timestamptz')
  chosenAt: Date;

  @Column('timestamptz')
  receivedAt: Date;

  @Column('boolean', { default: false })
  locked: boolean;

  /** `late`: chosen in time and received within the grace, counts; `after`: kept, does not count. */
  @Column('text', { default: 'counts' })
  reception: Reception;

  /** Order of arrival: decides between choices of one instant. */
  @Column('bigint', { generated: 'increment' })
  sequence: string;

  /** Digest of what was written in one’s own words, which stands apart (`apart.ts`). */
  @Column('jsonb', { default: {} })
  sealed: Sealed;
}
