import type { ObservationMarks } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { Enrolment } from './enrolment.entity';
import { Person } from './person.entity';

/**
 * What one observer saw of one person’s rehearsal. Append-only: of what an observer filled about
 * somebody, the one filled last stands, whatever the order of arrival.
 */
@Entity()
@Index('newest_observation', ['enrolmentId', 'observerId', 'filledAt', 'sequence'])
export class Observation {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  /** Who was observed. */
  @Column('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment>;

  @Index('observation_by')
  @Column('uuid')
  observerId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  observer?: Relation<Person>;

  @Column('text')
  role: 'peer' | 'trainer';

  /** By criterion of the course or of the team. */
  @Column('jsonb')
  marks: ObservationMarks;

  @Column('timestamptz')
  clientTime: Date;

  /** `clientTime`, unless the clock of the device cannot be believed. */
  @Column('timestamptz')
  filledAt: Date;

  @Column('timestamptz')
  receivedAt: Date;

  /** Order of arrival: decides between grids of one instant. */
  @Column('bigint', { generated: 'increment' })
  sequence: string;

  /** Digest of what was seen and heard, in words, which stands apart (`apart.ts`). */
  @Column('jsonb', { default: {} })
  sealed: Sealed;
}
