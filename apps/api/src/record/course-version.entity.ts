import type { CourseDocument } from '@percolateur/content';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One imported course, whole and immutable. Cohorts, attempts and certificates point at it. */
@Entity()
export class CourseVersion {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('text')
  version: string;

  /** SHA-256 of the canonical JSON: importing the same content again adds nothing. */
  @Index({ unique: true })
  @Column('text')
  contentHash: string;

  @Column('jsonb')
  document: CourseDocument;

  @Column('timestamptz')
  importedAt: Date;
}
