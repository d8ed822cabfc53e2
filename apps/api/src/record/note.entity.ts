import type { NoteAudience } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';

/** Something that a coordinator wrote to the people of a cohort. Its id is made by the device. */
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

  @Column('text')
  subject: string;

  @Column('text')
  body: string;
}
