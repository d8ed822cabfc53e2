import type { HalfDayMode, SigningMeans } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';

/** A dated slot of a cohort, signed as one. */
@Entity()
@Unique(['cohortId', 'position'])
export class HalfDay {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  cohortId: string;

  @ManyToOne(() => Cohort, (cohort) => cohort.halfDays)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  /** From 1, in order of time. */
  @Column('int')
  position: number;

  @Column('text')
  title: string;

  @Column('text')
  mode: HalfDayMode;

  @Index('half_day_start')
  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  /** By what it may be signed: by all, unless the team chose. */
  @Column('text', { array: true, default: ['own', 'passed'] })
  signingMeans: SigningMeans[];

  @Column('timestamptz', { nullable: true })
  signingOpenedAt: Date | null;

  /** Who opened it last. */
  @Column('uuid', { nullable: true })
  signingOpenedById: string | null;

  @Column('timestamptz', { nullable: true })
  signingClosedAt: Date | null;
}
