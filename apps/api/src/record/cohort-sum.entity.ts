import type { CohortStatus } from '@percolateur/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What one session adds to the figures of the nation, and the documents it owes, counted by the worker
 * soon after what changes it (`CohortTouched`): the dashboard reads these rows and nothing else, a list
 * of sessions one of them for each that it shows.
 */
@Entity()
@Index('cohort_sum_of_year', ['year'])
export class CohortSum {
  @PrimaryColumn('uuid')
  cohortId: string;

  @Column('uuid')
  organisationId: string;

  @Column('text')
  status: CohortStatus;

  /** In which it ends, on the clock of its place; null without half-days. */
  @Column('int', { nullable: true })
  year: number | null;

  /** Of its place; empty where its address does not say. */
  @Column('text')
  departement: string;

  @Column('int')
  learners: number;

  @Column('int')
  completed: number;

  @Column('int')
  signed: number;

  @Column('int')
  cafes: number;

  @Column('int')
  answers: number;

  @Column('int')
  satisfied: number;

  /** Documents that people of a closed session earned, and that nobody issued. */
  @Column('int', { default: 0 })
  documentsToIssue: number;

  /** Documents in force that no longer say what is true of their holder. */
  @Column('int', { default: 0 })
  documentsToCorrect: number;
}
