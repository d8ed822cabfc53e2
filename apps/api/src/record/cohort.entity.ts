import {
  Column,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  VersionColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import type { CohortStatus } from '@percolateur/contract';
import { CourseVersion } from './course-version.entity';
import { Organisation } from './organisation.entity';
import { Person } from './person.entity';
import { HalfDay } from './half-day.entity';

/** One run of one course version for one group. */
@Entity()
@Index('cohort_by_start', { synchronize: false })
@Index('cohort_of_all_by_start', { synchronize: false })
@Index('cohort_of_all_by_state', { synchronize: false })
@Index('cohort_by_end', { synchronize: false })
@Index('cohort_live', { synchronize: false })
@Index('cohort_search', { synchronize: false })
export class Cohort {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  @Column('uuid')
  courseVersionId: string;

  @ManyToOne(() => CourseVersion)
  @JoinColumn()
  courseVersion?: Relation<CourseVersion>;

  @Column('text')
  title: string;

  @Column('text', { default: 'draft' })
  status: CohortStatus;

  /** IANA name: overseas départements are not in Paris time. */
  @Column('text')
  timeZone: string;

  @Column('text', { default: '' })
  venueName: string;

  @Column('text', { default: '' })
  venueAddress: string;

  @Column('text', { default: '' })
  venueAccess: string;

  @Column('text', { default: '' })
  remoteLink: string;

  @Column('int')
  capacity: number;

  /** 0 where it was not said. */
  @Column('int', { default: 0 })
  minimumSeats: number;

  /** 0 where it was not said. */
  @Column('int', { default: 0 })
  targetSeats: number;

  /** Shared by those created together; null for one created alone. */
  @Index('cohort_series', { where: 'series_id is not null' })
  @Column('uuid', { nullable: true })
  seriesId: string | null;

  @OneToMany(() => HalfDay, (halfDay) => halfDay.cohort)
  halfDays: Relation<HalfDay>[];

  @ManyToMany(() => Person)
  @JoinTable({ name: 'cohort_trainer' })
  trainers: Relation<Person>[];

  /** Who put down dates that were past already; null when nobody did. */
  @Column('uuid', { nullable: true })
  datedBackById: string | null;

  @Column('uuid', { nullable: true })
  datesConfirmedById: string | null;

  @Index('cohort_cancelled', { where: 'cancelled_at is not null' })
  @Column('timestamptz', { nullable: true })
  cancelledAt: Date | null;

  /** Told to those who counted on it. */
  @Column('text', { nullable: true })
  cancellationReason: string | null;

  /** Since when its coordinators silenced what is not owed by law; null when they did not. */
  @Column('timestamptz', { nullable: true })
  messagesPausedAt: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  revision: number;

  /** From the first half-day to the last, infinity without one: kept by the database, for lists. */
  @Column({ type: 'timestamptz', default: 'infinity', select: false, insert: false, update: false })
  startsAt?: never;

  @Column({ type: 'timestamptz', default: 'infinity', select: false, insert: false, update: false })
  endsAt?: never;

  /** The bare words of its title and place: kept by the database, for searching. */
  @Column({ type: 'text', default: '', select: false, insert: false, update: false })
  search?: never;
}
