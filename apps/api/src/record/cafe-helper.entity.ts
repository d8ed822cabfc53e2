import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';

/** Somebody who held a café and agrees to help a first one near them. The row goes when they no longer do. */
@Entity()
export class CafeHelper {
  @PrimaryColumn('uuid')
  personId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  person?: Relation<Person>;

  /** Code of the INSEE. */
  @Column('text')
  departement: string;

  @Column('timestamptz')
  agreedAt: Date;
}
