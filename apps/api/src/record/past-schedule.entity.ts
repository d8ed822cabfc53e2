import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import type { StoredSchedule } from './schedule';

/** How a cohort met before a change of its dates or its place: what people told of it still believe. */
@Entity()
export class PastSchedule {
  @PrimaryColumn('uuid')
  cohortId: string;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  /** The last revision of the cohort under which it stood. */
  @PrimaryColumn('int')
  revision: number;

  @Index('past_schedule_changed')
  @Column('timestamptz')
  changedAt: Date;

  @Column('jsonb')
  schedule: StoredSchedule;
}
