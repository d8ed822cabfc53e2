import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import { Person } from './person.entity';

/** A criterion that a team adds to the observation grid of one cohort. Its id is made by the device. */
@Entity()
export class OwnCriterion {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  cohortId: string;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  @Column('text')
  title: string;

  /** What the third level looks like; may be empty. */
  @Column('text')
  meaning: string;

  @Column('uuid')
  addedById: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  addedBy?: Relation<Person>;

  @Column('timestamptz')
  addedAt: Date;

  /** Asked no more; what was marked meanwhile stays. */
  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;
}
