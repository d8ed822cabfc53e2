import type { Question as AskedQuestion } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';
import { Question } from './question.entity';

/** A question as it was asked, whole and immutable. Attempts keep the versions that they saw. */
@Entity()
@Unique(['questionId', 'number'])
export class QuestionVersion {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  questionId: string;

  @ManyToOne(() => Question)
  @JoinColumn()
  question?: Relation<Question>;

  /** From 1. */
  @Column('int')
  number: number;

  @Column('jsonb')
  content: AskedQuestion;

  /** SHA-256 of the canonical JSON of the content. */
  @Index()
  @Column('text')
  contentHash: string;

  /** Free words to find it by, beside its objective, its lesson and its difficulty. */
  @Column('text', { array: true, default: [] })
  tags: string[];

  /** The version that was wrong, which this one stands for from now on, wherever it is pinned. */
  @Index('question_version_corrects', { where: 'corrects_id is not null' })
  @Column('uuid', { nullable: true })
  correctsId: string | null;

  @ManyToOne(() => QuestionVersion)
  @JoinColumn()
  corrects?: Relation<QuestionVersion> | null;

  /** What changed, in the words of who changed it. */
  @Column('text', { default: '' })
  note: string;

  /** Null for what came with a course. */
  @Column('uuid', { nullable: true })
  authorId: string | null;

  @ManyToOne(() => Person)
  @JoinColumn()
  author?: Relation<Person> | null;

  @Column('timestamptz')
  createdAt: Date;
}
