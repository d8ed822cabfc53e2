import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A session whose sums have changed: written by triggers, in the transaction of what changes them. */
@Entity()
export class CohortTouched {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  cohortId: string;
}
