import type { CertificateKind, IssueOrderStatus } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import { Person } from './person.entity';

/** Documents of a session asked for together and issued in the background, some people at a time. */
@Entity()
@Index('orders_of', ['cohortId', 'askedAt'])
export class IssueOrder {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  cohortId: string;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  @Column('text')
  kind: CertificateKind;

  /** In this order. */
  @Column('uuid', { array: true })
  enrolmentIds: string[];

  @Column('uuid')
  askedById: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  askedBy?: Relation<Person>;

  @Column('timestamptz')
  askedAt: Date;

  @Column('text', { default: 'waiting' })
  status: IssueOrderStatus;

  /** Times in a row that it failed. */
  @Column('int', { default: 0 })
  tries: number;

  /** People looked at, of `enrolmentIds`: it goes on from there. */
  @Column('int', { default: 0 })
  done: number;

  @Column('int', { default: 0 })
  issued: number;

  @Column('int', { default: 0 })
  already: number;

  /** Why some got none; names nobody. */
  @Column('jsonb', { default: [] })
  refused: { enrolmentId: string; reason: string }[];

  /** Why it stopped. */
  @Column('text', { nullable: true })
  fault: string | null;
}
