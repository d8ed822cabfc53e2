import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import type { PastSchedule as KnownSchedule } from '@percolateur/domain';

/** A value as JSON keeps it. */
export type Stored<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Stored<Item>[]
    : T extends object
      ? { [Key in keyof T]: Stored<T[Key]> }
      : T;

/** A schedule as JSON keeps it: instants in ISO 8601. */
export type StoredSchedule = Stored<KnownSchedule['schedule']>;

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
