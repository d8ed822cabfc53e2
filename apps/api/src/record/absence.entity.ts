import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity';
import { Signature } from './signature.entity';

/** Minutes missed by someone who signed, as the trainer noted when countersigning. Append-only. */
@Entity()
export class Absence {
  /** The trainer’s countersignature that carries the note. */
  @PrimaryColumn('uuid')
  signatureId: string;

  @ManyToOne(() => Signature)
  @JoinColumn()
  signature?: Relation<Signature>;

  @PrimaryColumn('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment>;

  @Column('int')
  minutes: number;

  @Column('text', { default: '' })
  note: string;
}
