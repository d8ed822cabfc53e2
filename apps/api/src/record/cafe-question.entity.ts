import type { QuestionTheme } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { CommonQuestion } from './common-question.entity';
import { Organisation } from './organisation.entity';
import { PublicCafe } from './public-cafe.entity';

/** A question heard at a café: nobody’s words in particular. */
@Entity()
@Index('cafe_question_new', ['organisationId', 'toldAt', 'id'], {
  where: 'common_question_id is null and hidden_at is null',
})
@Index('cafe_question_hub', ['organisationId', 'toldAt', 'id'])
@Index('cafe_question_under', ['commonQuestionId', 'departement'])
export class CafeQuestion {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  /** Where it was heard; nowhere any more once who hosted is erased. */
  @Index('cafe_question_cafe')
  @Column('uuid', { nullable: true })
  cafeId: string | null;

  @ManyToOne(() => PublicCafe, { onDelete: 'SET NULL' })
  @JoinColumn({ foreignKeyConstraintName: 'FK_cafe_question_cafe' })
  cafe?: Relation<PublicCafe> | null;

  /** The same for all that is told of one café, and for nothing else: cafés are counted by it. */
  @Column('uuid')
  toldTogether: string;

  /** The hub that answers for the café. */
  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn({ foreignKeyConstraintName: 'FK_cafe_question_hub' })
  organisation?: Relation<Organisation>;

  @Column('text')
  departement: string;

  @Column('text')
  theme: QuestionTheme;

  @Column('text')
  words: string;

  /** When the café began. */
  @Column('timestamptz')
  heardAt: Date;

  @Column('timestamptz')
  toldAt: Date;

  /** The wording that it is told under; null until a hub has read it. */
  @Column('uuid', { nullable: true })
  commonQuestionId: string | null;

  @ManyToOne(() => CommonQuestion)
  @JoinColumn({ foreignKeyConstraintName: 'FK_cafe_question_under' })
  commonQuestion?: Relation<CommonQuestion> | null;

  /** Not to be told. */
  @Column('timestamptz', { nullable: true })
  hiddenAt: Date | null;
}
