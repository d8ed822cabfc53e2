import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { CourseVersion } from './course-version.entity';

/** What proves a claim, as its course cited it. */
export interface ClaimSource {
  title: string;
  publisher: string;
  year: number;
  url: string | null;
}

/** A claim of a course that one of its versions corrected. Only added to. */
@Entity()
@Index('corrections_of_course', ['slug', 'at'])
export class ClaimCorrection {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  slug: string;

  /** The version that corrects it. */
  @Column('uuid')
  courseVersionId: string;

  @ManyToOne(() => CourseVersion)
  @JoinColumn()
  courseVersion?: Relation<CourseVersion>;

  @Column('text')
  claimId: string;

  @Column('text')
  before: string;

  @Column('text')
  after: string;

  @Column('text')
  why: string;

  @Column('jsonb')
  source: ClaimSource;

  @Column('timestamptz')
  at: Date;
}
