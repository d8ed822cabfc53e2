import type { QuestionKind, QuestionStatus } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/** A question of the bank, whatever its wording: what is asked stands in its versions. */
@Entity()
@Index('question_by_change', ['changedAt', 'id'])
@Index('question_search', { synchronize: false })
@Index('question_tags', { synchronize: false })
@Index('one_code', ['code'], { unique: true, where: 'code is not null' })
export class Question {
  @PrimaryColumn('uuid')
  id: string;

  /** Whose it is; null for the national bank, which every hub may use. */
  @Index()
  @Column('uuid', { nullable: true })
  organisationId: string | null;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation> | null;

  /** « course/question » for those that came with a course. */
  @Column('text', { nullable: true })
  code: string | null;

  @Column('timestamptz')
  createdAt: Date;

  // What follows is kept by the database, from the newest version and what was decided of it.

  /** The newest version; null only while it is being written down. */
  @Column({ type: 'uuid', nullable: true, insert: false, update: false })
  latestId: string | null;

  /** Of the newest version. */
  @Column({ type: 'int', default: 0, insert: false, update: false })
  number: number;

  /** The newest version that may be asked. */
  @Column({ type: 'uuid', nullable: true, insert: false, update: false })
  publishedId: string | null;

  @Column({ type: 'int', nullable: true, insert: false, update: false })
  publishedNumber: number | null;

  @Column({ type: 'text', default: '', insert: false, update: false })
  kind: QuestionKind;

  /** Of the newest version. */
  @Column({ type: 'text', default: 'draft', insert: false, update: false })
  status: QuestionStatus;

  @Column({ type: 'text', nullable: true, insert: false, update: false })
  objectiveId: string | null;

  @Column({ type: 'text', nullable: true, insert: false, update: false })
  lessonId: string | null;

  @Column({ type: 'int', nullable: true, insert: false, update: false })
  difficulty: number | null;

  @Column({ type: 'text', array: true, default: [], insert: false, update: false })
  tags: string[];

  @Column({ type: 'timestamptz', default: () => 'now()', insert: false, update: false })
  changedAt: Date;

  /** Its bare words, for searching. */
  @Column({ type: 'text', default: '', select: false, insert: false, update: false })
  search?: never;
}
