import type { QuestionTheme } from '@percolateur/domain';
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  VersionColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/** One wording for the questions that are alike, whichever café they were heard at. */
@Entity()
export class CommonQuestion {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  /** The hub that worded it, and corrects it; others tell their questions under it. */
  @Index('common_question_hub')
  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn({ foreignKeyConstraintName: 'FK_common_question_hub' })
  organisation?: Relation<Organisation>;

  @Column('text')
  theme: QuestionTheme;

  @Column('text')
  words: string;

  @Column('text', { default: '' })
  answer: string;

  /** A lesson of the course, by its id in the course files. */
  @Column('text', { nullable: true })
  lessonId: string | null;

  /** A word of its glossary, likewise. */
  @Column('text', { nullable: true })
  termId: string | null;

  /** Whether one of the three answers it. */
  @Column('boolean', { default: false })
  answered: boolean;

  @VersionColumn()
  revision: number;
}
