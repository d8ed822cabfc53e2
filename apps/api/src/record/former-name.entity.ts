import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';

/**
 * What a person was called until a moment, and who changed it: what was signed under that name keeps
 * it. Apart from the audit trail, so that it may be erased with the person.
 */
@Entity()
@Index('former_name_to_tell', ['until'], { where: 'told_at is null' })
export class FormerName {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person?: Relation<Person>;

  @Column('text')
  firstName: string;

  @Column('text')
  lastName: string;

  @Column('text')
  employer: string;

  @Column('timestamptz')
  until: Date;

  /** The person themself, or staff. */
  @Column('uuid')
  changedById: string;

  /** When the mail server took the notice over, or refused the address; at once when they changed it themself. */
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  /** Not before, when the mail server was away. */
  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
