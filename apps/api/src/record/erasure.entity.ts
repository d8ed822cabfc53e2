import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';

/** That a person was erased, when and why, and nothing of who they were. The owner alone adds one. */
@Entity()
export class Erasure {
  @PrimaryColumn('uuid')
  personId: string;

  @OneToOne(() => Person)
  @JoinColumn()
  person?: Relation<Person>;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  reason: string;

  /** Until when proof of what they followed or taught had to be kept; null when nothing had. */
  @Column('timestamptz', { nullable: true })
  keptUntil: Date | null;
}
