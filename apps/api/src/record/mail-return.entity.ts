import type { ReturnKind } from '@percolateur/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A letter that came back, was complained of, or was answered by itself: what servers said, and
 * nothing of their words. An address that is let alone for it is a view, `suppressed_address`.
 */
@Entity()
@Index('mail_return_by_address', ['address'])
@Index('mail_return_by_mail', ['mailId'])
export class MailReturn {
  /** The report’s own Message-ID, or a digest of it: it may arrive by two doors, and twice by one. */
  @PrimaryColumn('text')
  id: string;

  /** Of the letter: a message, a code, a notice… */
  @Column('uuid')
  mailId: string;

  /** Where the letter had gone. */
  @Column('text')
  address: string;

  @Column('text')
  kind: ReturnKind;

  /** Enhanced status code (RFC 3463); empty when none was given. */
  @Column('text')
  code: string;

  @Column('timestamptz')
  at: Date;

  /** When somebody decided to write there again; it counts no more. */
  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;
}
