import type { EnrolmentStatus } from '@percolateur/contract';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import { Person } from './person.entity';

/** One person in one cohort. */
@Entity()
@Unique(['cohortId', 'personId'])
@Index('enrolment_earlier', { synchronize: false })
@Index('enrolment_moved', { synchronize: false })
@Index('enrolment_present', { synchronize: false })
export class Enrolment {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  cohortId: string;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  @Index()
  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  person?: Relation<Person>;

  @Column('text')
  status: EnrolmentStatus;

  @Column('boolean', { default: false })
  walkIn: boolean;

  /** Order of arrival, for the waiting list. */
  @Column('timestamptz')
  createdAt: Date;

  /** When the coordinator asked for the invitation to leave; null before. */
  @Index('enrolment_invited', { where: `status = 'invited'` })
  @Column('timestamptz', { nullable: true })
  invitedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  answerBefore: Date | null;

  /** Whether the invitation offers a seat that came free for who waited: the letter says so. */
  @Column('boolean', { default: false })
  waited: boolean;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  /** When the link of the invitation signed somebody in: it does so once. */
  @Column('timestamptz', { nullable: true })
  linkUsedAt: Date | null;

  /** Links of the invitation made under another version open nothing: their address was wrong. */
  @Column('int', { default: 0 })
  linkVersion: number;

  /**
   * The person as this hub wrote them down, where it does not know them: their own name and
   * employer are shown here once they accept. Null where the hub knows them.
   */
  @Column('jsonb', { nullable: true })
  writtenAs: { firstName: string; lastName: string; employer: string } | null;

  @Index('enrolment_withdrawn', { where: 'withdrawn_at is not null' })
  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;

  /**
   * The enrolments that the person was moved from, the first first: what was done under them counts
   * here where it is of the same course (ADR 29).
   */
  @Column('uuid', { array: true, default: [] })
  earlierIds: string[];

  /** Extra time at evaluations, in percent: an accommodation, which the hub alone knows of. */
  @Column('int', { default: 0 })
  extraTime: number;

  /** When the person said that their name is well spelt, for documents to bear it. */
  @Column('timestamptz', { nullable: true })
  nameCheckedAt: Date | null;

  @Column('text', { nullable: true })
  withdrawalReason: string | null;

  /** Since when what is not owed by law is kept from this person; null when it is not. */
  @Column('timestamptz', { nullable: true })
  messagesPausedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  completedAt: Date | null;
}
