import type { QuestionStatus } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';
import { QuestionVersion } from './question-version.entity';

/** What somebody decided of a version. Append-only: the last word counts (`question_standing`). */
@Entity()
@Index('question_review_last', ['versionId', 'sequence'])
export class QuestionReview {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  versionId: string;

  @ManyToOne(() => QuestionVersion)
  @JoinColumn()
  version?: Relation<QuestionVersion>;

  @Column('text')
  status: QuestionStatus;

  /** Null for what came with a course. */
  @Column('uuid', { nullable: true })
  byId: string | null;

  @ManyToOne(() => Person)
  @JoinColumn()
  by?: Relation<Person> | null;

  @Column('timestamptz')
  at: Date;

  @Column('bigint', { generated: 'increment' })
  sequence: string;
}
