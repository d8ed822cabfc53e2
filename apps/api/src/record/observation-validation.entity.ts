import type { ObservationMarks } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { Enrolment } from './enrolment.entity';
import { Person } from './person.entity';

/**
 * The levels that a trainer retains of one person’s rehearsal, once observed; another word
 * supersedes it, with its reason. Append-only.
 */
@Entity()
@Index('one_validation', { synchronize: false })
export class ObservationValidation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment>;

  @Column('uuid')
  trainerId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  trainer?: Relation<Person>;

  @Column('jsonb')
  marks: ObservationMarks;

  @Column('timestamptz')
  at: Date;

  @Column('uuid', { nullable: true })
  supersedesId: string | null;

  /** Digest of why another word was given, which stands apart (`apart.ts`). */
  @Column('jsonb', { default: {} })
  sealed: Sealed;
}
