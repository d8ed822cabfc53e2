import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Gathering } from './gathering.entity';
import { Person } from './person.entity';

/** Somebody who signed up for a gathering, or says they were there. */
@Entity()
@Unique('one_gathering_seat', ['gatheringId', 'personId'])
export class GatheringSeat {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  gatheringId: string;

  @ManyToOne(() => Gathering)
  @JoinColumn()
  gathering?: Relation<Gathering>;

  @Index()
  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  person?: Relation<Person>;

  /** Null where they came without, or signed off. */
  @Column('timestamptz', { nullable: true })
  signedUpAt: Date | null;

  /** When they said « J’y étais ». */
  @Column('timestamptz', { nullable: true })
  cameAt: Date | null;

  /** The schedule of the gathering in the last letter that told of it. */
  @Column('int', { nullable: true })
  toldSchedule: number | null;

  @Column('timestamptz', { nullable: true })
  remindedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
