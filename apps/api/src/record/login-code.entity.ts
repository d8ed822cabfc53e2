import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A sign-in asked for by e-mail. The six digits and the link are derived from the id and the secret
 * key when they are sent and when they are checked, so neither is stored.
 */
@Entity()
@Index('login_code_to_mail', ['expiresAt'], { where: 'mailed_at is null' })
export class LoginCode {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('text')
  email: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  /** When the mail server took it over, or refused the address for good. */
  @Column('timestamptz', { nullable: true })
  mailedAt: Date | null;

  /** Wrong tries by anyone. */
  @Column('int', { default: 0 })
  wrongTries: number;

  /** Wrong tries by the browser that asked for it. */
  @Column('int', { default: 0 })
  ownTries: number;

  /** The message holds the link alone: the digits, which may be guessed, open nothing. */
  @Column('boolean', { default: false })
  linkOnly: boolean;

  /** Who wants to be known by this address: the code then confirms it, and signs nobody in. */
  @Column('uuid', { nullable: true })
  claimedById: string | null;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
