import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity';
import { Person } from './person.entity';

/** That the team asked for somebody’s documents to be sent to them: the sweep finds whom it is owed. */
@Entity()
@Unique('once_a_document_sending', ['sendingId', 'enrolmentId'])
export class DocumentSending {
  @PrimaryColumn('uuid')
  id: string;

  /** Made by the browser, for all those they are sent to at once: a second arrival changes nothing. */
  @Column('uuid')
  sendingId: string;

  @Index('document_sending_enrolment')
  @Column('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment, { onDelete: 'CASCADE' })
  @JoinColumn({ foreignKeyConstraintName: 'FK_document_sending_enrolment' })
  enrolment?: Relation<Enrolment>;

  @Column('uuid')
  askedById: string;

  @ManyToOne(() => Person)
  @JoinColumn({ foreignKeyConstraintName: 'FK_document_sending_asked_by' })
  askedBy?: Relation<Person>;

  @Index('document_sending_asked')
  @Column('timestamptz')
  askedAt: Date;
}
