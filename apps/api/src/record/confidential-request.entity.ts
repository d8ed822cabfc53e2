import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Registration } from './registration.entity';

/**
 * What somebody needs, in their words: read by the disability contact of the hub alone, through a
 * link that goes to that address. No list and no export shows it; it is forgotten after a time.
 */
@Entity()
@Index('confidential_request_to_tell', ['askedAt'], { where: 'told_at is null' })
export class ConfidentialRequest {
  @PrimaryColumn('uuid')
  registrationId: string;

  @OneToOne(() => Registration, { onDelete: 'CASCADE' })
  @JoinColumn()
  registration?: Relation<Registration>;

  @Column('text')
  details: string;

  /** The address of the contact when it was asked: nobody else’s link opens it. */
  @Column('text')
  contactEmail: string;

  @Column('timestamptz')
  askedAt: Date;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  /** When the mail server took the notice over, or refused the address for good. */
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  /** Not before, when the mail server was away. */
  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
