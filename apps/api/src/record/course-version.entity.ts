import type { CourseDocument, ObservationGrid } from '@percolateur/content';
import type { Kept } from '@percolateur/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the course plans of a half-day. */
export interface PlannedHalfDay {
  position: number;
  quizId: string;
  lessons: { id: string; title: string; minutes: number }[];
  break: { after: string; minutes: number };
}

/** The parts that lists, rooms, letters and certificates ask for, over and over. */
export interface CourseBrief extends Pick<CourseDocument, 'programme' | 'completion'> {
  observation: ObservationGrid | null;
  /** Which attempt at the final counts. */
  keepOfFinal: Kept;
  halfDays: PlannedHalfDay[];
}

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

  /** Drawn from the document, which PostgreSQL unpacks whole, a megabyte, for any part of it. */
  @Column('jsonb')
  brief: CourseBrief;

  @Column('timestamptz')
  importedAt: Date;
}
