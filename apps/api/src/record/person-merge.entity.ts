import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';

/**
 * That a record is the same person as another, the main one: nothing moves, and both are read as one.
 * The row goes when they are separated. One level deep: a main record is no part of another.
 */
@Entity()
@Index('person_merge_to_tell', ['at'], { where: 'told_at is null' })
export class PersonMerge {
  @PrimaryColumn('uuid')
  id: string;

  /** The main record: new enrolments are made there, and letters go to its address. */
  @Index()
  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person?: Relation<Person>;

  /** The record that became a part of it. */
  @Index({ unique: true })
  @Column('uuid')
  otherId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  other?: Relation<Person>;

  @Column('timestamptz')
  at: Date;

  /** When the mail server took over the notice to the main address, or refused it for good. */
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  /** Not before, when the mail server was away. */
  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
