import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { CourseVersion } from './course-version.entity';
import { QuestionVersion } from './question-version.entity';

/** The version of the bank that a question of an imported course is. */
@Entity()
export class CourseQuestion {
  @PrimaryColumn('uuid')
  courseVersionId: string;

  @ManyToOne(() => CourseVersion)
  @JoinColumn()
  courseVersion?: Relation<CourseVersion>;

  /** Its id in the course. */
  @PrimaryColumn('text')
  contentId: string;

  @Index()
  @Column('uuid')
  versionId: string;

  @ManyToOne(() => QuestionVersion)
  @JoinColumn()
  version?: Relation<QuestionVersion>;
}
