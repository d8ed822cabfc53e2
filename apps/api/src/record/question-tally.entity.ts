import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import { QuestionVersion } from './question-version.entity';

/** Sums over the first attempts of one cohort at one question version (`QuestionTally` of the domain). */
@Entity()
export class QuestionTally {
  @PrimaryColumn('uuid')
  cohortId: string;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  @Index()
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
  seconds: string;

  @Column('bigint', { array: true })
  picks: string[];

  @Column('bigint', { array: true })
  certainty: string[];
}
