import type { Reading } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { Person } from './person.entity';
import { QuizAnswer } from './quiz-answer.entity';

/**
 * The levels that a trainer saw in an answer given in one’s own words; another reading supersedes it.
 * Append-only.
 */
@Entity()
@Index('one_reading', { synchronize: false })
export class AnswerReading {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  answerId: string;

  @ManyToOne(() => QuizAnswer)
  @JoinColumn()
  answer?: Relation<QuizAnswer>;

  @Column('uuid')
  readerId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  reader?: Relation<Person>;

  /** By criterion of the question, the level seen. */
  @Column('jsonb')
  levels: Reading;

  @Column('timestamptz')
  at: Date;

  @Column('uuid', { nullable: true })
  supersedesId: string | null;

  /** Digest of what is said to the person, which stands apart (`apart.ts`). */
  @Column('jsonb', { default: {} })
  sealed: Sealed;
}
