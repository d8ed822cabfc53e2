import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import { Organisation } from './organisation.entity';
import { Person } from './person.entity';

/** Evidence of a hub gathered in one file, made in the background and kept for some days. */
@Entity()
@Index('bundles_of', ['organisationId', 'askedAt'])
@Index('bundle_unread', ['askedById'], { where: `status = 'ready' and read_at is null` })
export class EvidenceBundle {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  /** Of a session, else of a person, else of the sessions that began in a period. */
  @Column('uuid', { nullable: true })
  cohortId: string | null;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort> | null;

  @Column('uuid', { nullable: true })
  personId: string | null;

  @ManyToOne(() => Person)
  @JoinColumn()
  person?: Relation<Person> | null;

  /** First and last day, both within. */
  @Column('date', { nullable: true })
  from: string | null;

  @Column('date', { nullable: true })
  to: string | null;

  @Column('uuid')
  askedById: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  askedBy?: Relation<Person>;

  @Column('timestamptz')
  askedAt: Date;

  @Column('text', { default: 'waiting' })
  status: 'waiting' | 'under-way' | 'ready' | 'failed';

  /** Times that it was begun. */
  @Column('int', { default: 0 })
  tries: number;

  /** Files gathered, of so many. */
  @Column('int', { default: 0 })
  done: number;

  @Column('int', { default: 0 })
  total: number;

  /** Of the file, once it is whole. */
  @Column('bigint', { nullable: true })
  size: string | null;

  @Column('text', { nullable: true })
  sha256: string | null;

  /** When the file goes. */
  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  /** When who asked for it read that it is ready. */
  @Column('timestamptz', { nullable: true })
  readAt: Date | null;
}
