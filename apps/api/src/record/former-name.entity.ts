import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';

/**
 * What a person was called until a moment, and who changed it: what was signed under that name keeps
 * it. Apart from the audit trail, so that it may be erased with the person.
 */
@Entity()
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
}
