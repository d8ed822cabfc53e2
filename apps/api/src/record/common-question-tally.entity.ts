import type { QuestionTheme } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { CommonQuestion } from './common-question.entity';

/** In how many cafés a question was heard, counted anew with each that is told under it. */
@Entity()
@Index('common_question_board', ['departement', 'told', 'commonQuestionId'])
@Index('common_question_theme', ['departement', 'theme', 'told', 'commonQuestionId'])
export class CommonQuestionTally {
  @PrimaryColumn('uuid')
  commonQuestionId: string;

  @ManyToOne(() => CommonQuestion, { onDelete: 'CASCADE' })
  @JoinColumn({ foreignKeyConstraintName: 'FK_common_question_tally' })
  commonQuestion?: Relation<CommonQuestion>;

  /** Empty for everywhere. */
  @PrimaryColumn('text')
  departement: string;

  /** That of the question. */
  @Column('text')
  theme: QuestionTheme;

  @Column('int')
  cafes: number;

  /** The same where it may be told; 0 where it is kept back. */
  @Column('int')
  told: number;
}
