import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';

/** Who pays for a session, which says how long its proof is kept; absent: the usual time. */
@Entity()
export class CohortFunding {
  @PrimaryColumn('uuid')
  cohortId: string;

  @OneToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  @Column('text', { default: '' })
  funder: string;

  /** The European Union pays too. */
  @Column('boolean', { default: false })
  coFunded: boolean;
}
