import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Message } from './message.entity';

/**
 * A message as it was sent, for who answers the person who received it, and for that person, also
 * where no mail could go or was wanted; kept apart, since sweeps read
 * messages all day. Its links have lost their secrets. Names a person: forgotten after a time.
 */
@Entity()
export class SentLetter {
  @PrimaryColumn('uuid')
  messageId: string;

  @OneToOne(() => Message)
  @JoinColumn()
  message?: Relation<Message>;

  @Index('sent_letter_by_date')
  @Column('timestamptz')
  sentAt: Date;

  @Column('text')
  subject: string;

  @Column('text')
  html: string;

  /** Names of the files that went with it. */
  @Column('text', { array: true })
  attachments: string[];

  /** When its person read it on their pages; told to nobody else. */
  @Column('timestamptz', { nullable: true })
  readAt: Date | null;
}
