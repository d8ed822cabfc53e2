import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';

/**
 * That two records which look alike are two people, as somebody said: they are not proposed again. The
 * row goes when that is taken back.
 */
@Entity()
@Check('two_people_in_order', 'one_id < other_id')
export class TwoPeople {
  /** The lower of the two ids, so that a pair is said once. */
  @PrimaryColumn('uuid')
  oneId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  one?: Relation<Person>;

  @Index()
  @PrimaryColumn('uuid')
  otherId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  other?: Relation<Person>;

  @Column('uuid')
  byId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  by?: Relation<Person>;

  @Column('timestamptz')
  at: Date;
}
