import type { NoteAudience } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import { Enrolment } from './enrolment.entity';

/** Something that the team wrote to the people of a cohort, or to one. Its id is made by the device. */
@Entity()
export class Note {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  cohortId: string;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  @Column('uuid')
  authorId: string;

  @Index('note_written')
  @Column('timestamptz')
  writtenAt: Date;

  @Column('text')
  audience: NoteAudience;

  /** The one person whom it is for; null: the whole audience. */
  @Column('uuid', { nullable: true })
  enrolmentId: string | null;

  @ManyToOne(() => Enrolment, { onDelete: 'CASCADE' })
  @JoinColumn({ foreignKeyConstraintName: 'FK_note_enrolment' })
  enrolment?: Relation<Enrolment> | null;

  @Column('text')
  subject: string;

  @Column('text')
  body: string;
}
