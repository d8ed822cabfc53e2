import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { CourseVersion } from './course-version.entity';
import { QuestionVersion } from './question-version.entity';

/** Sums over the first attempts of one cohort, or of one hub, at one question version (`QuestionTally` of the domain). */
@Entity()
export class QuestionTally {
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

  @PrimaryColumn('text')
  form: string;

  @Index()
  @PrimaryColumn('uuid')
  versionId: string;

  @ManyToOne(() => QuestionVersion)
  @JoinColumn()
  version?: Relation<QuestionVersion>;

  @Column('bigint')
  asked: string;

  @Column('bigint')
  answered: string;

  @Column('bigint')
  whole: string;

  @Column('bigint')
  share: string;

  @Column('bigint')
  shareSquare: string;

  @Column('bigint')
  rest: string;

  @Column('bigint')
  restSquare: string;

  @Column('bigint')
  shareRest: string;

  @Column('bigint')
  timed: string;

  @Column('bigint')
  seconds: string;

  @Column('bigint', { array: true })
  picks: string[];

  @Column('bigint', { array: true })
  certainty: string[];
}
