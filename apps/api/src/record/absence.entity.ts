import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { Enrolment } from './enrolment.entity';
import { Person } from './person.entity';
import { Signature } from './signature.entity';

/**
 * Minutes missed by someone who signed, as the trainer noted when countersigning; a correction
 * supersedes what it mends, or stands alone where nothing was noted. Append-only.
 */
@Entity()
@Index('one_absence', { synchronize: false })
export class Absence {
  @PrimaryColumn('uuid')
  id: string;

  /** The trainer’s countersignature that carries the note. */
  @Column('uuid')
  signatureId: string;

  @ManyToOne(() => Signature)
  @JoinColumn()
  signature?: Relation<Signature>;

  @Index('absence_of_enrolment')
  @Column('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment>;

  @Column('int')
  minutes: number;

  @Column('uuid', { nullable: true })
  supersedesId: string | null;

  /** Who corrected and when; null for what was noted when countersigning. */
  @Column('uuid', { nullable: true })
  correctedById: string | null;

  @ManyToOne(() => Person)
  @JoinColumn()
  correctedBy?: Relation<Person>;

  @Column('timestamptz', { nullable: true })
  at: Date | null;

  /** Digest of its note, or the reason of a correction, which stands apart (`apart.ts`). */
  @Column('jsonb', { default: {} })
  sealed: Sealed;
}
