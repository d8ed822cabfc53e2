import type { ImprovementCause } from '@percolateur/domain';
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  VersionColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Complaint } from './complaint.entity';
import { Organisation } from './organisation.entity';

/** Something that a hub decided to do better (Qualiopi, indicator 32). */
@Entity()
@Index('improvements_of_hub', ['organisationId', 'decidedOn'])
export class Improvement {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  @Column('text')
  cause: ImprovementCause;

  /** The complaint that it answers, if it answers one. */
  @Column('uuid', { nullable: true })
  complaintId: string | null;

  @ManyToOne(() => Complaint)
  @JoinColumn()
  complaint?: Relation<Complaint> | null;

  /** What will be done, by whom. */
  @Column('text')
  body: string;

  @Column('date')
  decidedOn: string;

  @Column('date', { nullable: true })
  dueOn: string | null;

  @Column('date', { nullable: true })
  doneOn: string | null;

  /** What came of it; empty until it is known. */
  @Column('text', { default: '' })
  outcome: string;

  @VersionColumn()
  revision: number;
}
