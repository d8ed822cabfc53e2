import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import { QuizVersion } from './quiz-version.entity';

/** A quiz of its hub that a cohort has, in the version that it was given. */
@Entity()
export class CohortQuiz {
  @PrimaryColumn('uuid')
  cohortId: string;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  @PrimaryColumn('uuid')
  quizId: string;

  @Column('uuid')
  quizVersionId: string;

  @ManyToOne(() => QuizVersion)
  @JoinColumn()
  quizVersion?: Relation<QuizVersion>;

  /** The half-day of the course that it opens with; null: at once. */
  @Column('text', { nullable: true })
  opensWith: string | null;

  /** When it was taken away: nobody begins it any more, what was begun stays. */
  @Column('timestamptz', { nullable: true })
  detachedAt: Date | null;
}
