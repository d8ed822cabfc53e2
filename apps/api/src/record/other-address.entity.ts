import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';

/**
 * An address of a person besides the one that letters go to, confirmed by a code received there: it
 * signs them in, and lists and requests know them by it. A trigger lets no address be two people’s.
 */
@Entity()
@Index('other_address_to_tell', ['confirmedAt'], { where: 'told_at is null' })
export class OtherAddress {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person?: Relation<Person>;

  /** Normalised: trimmed, lower case. */
  @Index({ unique: true })
  @Column('text')
  email: string;

  @Column('timestamptz')
  confirmedAt: Date;

  /** When the mail server took over the notice to the main address, or refused it for good. */
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  /** Not before, when the mail server was away. */
  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
