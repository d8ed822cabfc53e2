import type { ComplaintSource } from '@percolateur/domain';
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  VersionColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import { Organisation } from './organisation.entity';
import { Person } from './person.entity';

/** A complaint in the register of a hub, and what was answered (Qualiopi, indicator 31). */
@Entity()
@Index('complaints_of_hub', ['organisationId', 'receivedOn'])
export class Complaint {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  /** The session that it is about, if it is about one. */
  @Column('uuid', { nullable: true })
  cohortId: string | null;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort> | null;

  /** Who wrote it here themselves; null where the coordination wrote it down. */
  @Column('uuid', { nullable: true })
  byId: string | null;

  @ManyToOne(() => Person)
  @JoinColumn()
  by?: Relation<Person> | null;

  @Column('text')
  source: ComplaintSource;

  /** Who it comes from, as it was written down. */
  @Column('text', { default: '' })
  who: string;

  @Column('date')
  receivedOn: string;

  @Column('text')
  body: string;

  /** What was answered; empty until then. */
  @Column('text', { default: '' })
  answer: string;

  @Column('date', { nullable: true })
  answeredOn: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @VersionColumn()
  revision: number;
}
