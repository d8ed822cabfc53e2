import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { QuizAttempt } from './quiz-attempt.entity';

/**
 * An answer as it was given. Append-only: the last received for a question counts; one that was
 * shown its correction is locked, and the only one to its question.
 */
@Entity()
@Index('one_locked_answer', ['attemptId', 'questionId'], { unique: true, where: 'locked' })
@Index(['attemptId', 'questionId', 'sequence'])
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

  @Column('jsonb')
  choiceIds: string[];

  @Column('timestamptz')
  clientTime: Date;

  @Column('timestamptz')
  receivedAt: Date;

  @Column('boolean', { default: false })
  locked: boolean;

  /** Order of arrival, whatever the clocks say. */
  @Column('bigint', { generated: 'increment' })
  sequence: string;
}
