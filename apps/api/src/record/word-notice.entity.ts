import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { AttendanceWord } from './attendance-word.entity';
import { Person } from './person.entity';

/** An absence announced, or a contest, that one of the team is to be told of. */
@Entity()
export class WordNotice {
  @PrimaryColumn('uuid')
  id: string;

  @Index('word_notice_untold', { where: 'told_at is null' })
  @Column('uuid')
  wordId: string;

  @ManyToOne(() => AttendanceWord)
  @JoinColumn()
  word?: Relation<AttendanceWord>;

  /** The trainer who is told; null for the coordination, at the address of the hub. */
  @Column('uuid', { nullable: true })
  personId: string | null;

  @ManyToOne(() => Person)
  @JoinColumn()
  person?: Relation<Person> | null;

  /** Sent, or of no use any more. */
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
