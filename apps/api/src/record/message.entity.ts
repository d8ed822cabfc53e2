import type { MessageStatus } from '@percolateur/domain';
import type { ReminderRule } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import { Enrolment } from './enrolment.entity';
import { Person } from './person.entity';

/** Not out yet, and not given up. */
export const unsent: readonly MessageStatus[] = ['owed', 'queued', 'failed'];

/**
 * A message owed to a person. The unique key is the claim: whoever inserts the row owns the sending,
 * and nobody inserts it twice. The queue only carries its id; this table is the record.
 */
@Entity()
@Unique('one_message', ['personId', 'rule', 'occurrence'])
@Index('message_to_send', ['status', 'dueAt'], {
  where: `status in ('owed', 'queued', 'failed', 'dead', 'suppressed')`,
})
@Index('message_by_sending', ['sentAt'], { where: 'sent_at is not null' })
@Index('message_of_lot', ['lotId'], { where: `status = 'queued'` })
export class Message {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  person?: Relation<Person>;

  @Column('text')
  rule: ReminderRule;

  @Column('text')
  occurrence: string;

  @Index()
  @Column('uuid', { nullable: true })
  cohortId: string | null;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort> | null;

  @Column('uuid', { nullable: true })
  enrolmentId: string | null;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment> | null;

  @Column('text', { default: 'owed' })
  status: MessageStatus;

  @Column('timestamptz')
  dueAt: Date;

  /** After this it is pointless. */
  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz')
  claimedAt: Date;

  @Column('timestamptz', { nullable: true })
  queuedAt: Date | null;

  /** What it was last queued with: one job of the queue tries a whole lot. */
  @Column('uuid', { nullable: true })
  lotId: string | null;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;

  /** The address that it went to, once sent: its owner may have changed it since. */
  @Column('text', { nullable: true })
  sentTo: string | null;

  /** Not before, when it failed or waits for its hour; null: as soon as may be. */
  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;

  /** Revision of the cohort whose dates it told, once sent; null when it told none. */
  @Column('int', { nullable: true })
  toldRevision: number | null;

  /** SEQUENCE of the calendar entries that it carried (RFC 5545 §3.8.7.4), once sent. */
  @Column('int', { nullable: true })
  sequence: number | null;

  @Column('int', { default: 0 })
  attempts: number;

  @Column('text', { nullable: true })
  lastError: string | null;
}
