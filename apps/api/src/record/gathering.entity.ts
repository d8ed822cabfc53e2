import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  Unique,
  VersionColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { GatheringSeries } from './gathering-series.entity';

/** One gathering of a series, from when something is said of it: its hours are then its own. */
@Entity()
@Unique('one_gathering', ['seriesId', 'day'])
@Index('gathering_search', { synchronize: false })
export class Gathering {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  seriesId: string;

  @ManyToOne(() => GatheringSeries)
  @JoinColumn()
  series?: Relation<GatheringSeries>;

  /** The day that the rhythm gives it, whatever it was moved to: what it is known by. */
  @Column('date')
  day: string;

  @Index('gathering_by_end')
  @Column('timestamptz')
  endsAt: Date;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz', { nullable: true })
  cancelledAt: Date | null;

  @Column('text', { default: '' })
  cancellationReason: string;

  @Column('text', { default: '' })
  theme: string;

  /** Empty: as the series says. */
  @Column('text', { default: '' })
  host: string;

  @Column('text', { default: '' })
  link: string;

  /** What was said, published afterwards. */
  @Column('text', { default: '' })
  notes: string;

  /** Grows when what people put in their diary changes: dates, link, being called off. */
  @Column('int', { default: 1 })
  schedule: number;

  @VersionColumn()
  revision: number;

  /** Theme and notes as French words, for searching: kept by the database. */
  @Column({ type: 'tsvector', default: '', select: false, insert: false, update: false })
  search?: never;
}
