import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';

/**
 * An address that a person had: the notice of its change goes there. Kept so that a change that was
 * somebody else’s may be taken back, then forgotten.
 */
@Entity()
@Index('former_address_to_tell', ['until'], { where: 'told_at is null' })
export class FormerAddress {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person?: Relation<Person>;

  @Column('text')
  email: string;

  @Column('timestamptz')
  until: Date;

  /** When the mail server took the notice over, or refused the address for good. */
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  /** Not before, when the mail server was away. */
  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
