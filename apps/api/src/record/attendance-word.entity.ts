import type { AttendanceWordKind } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { HalfDay } from './half-day.entity';
import { Person } from './person.entity';

/**
 * Something said about one person’s half-day besides signing it: an absence announced ahead, a
 * contest and its answer. Append-only; the words themselves stand apart.
 */
@Entity()
@Index(['halfDayId', 'personId'])
@Index('one_answer', { synchronize: false })
export class AttendanceWord {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  halfDayId: string;

  @ManyToOne(() => HalfDay)
  @JoinColumn()
  halfDay?: Relation<HalfDay>;

  /** Whose half-day it is. */
  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  person?: Relation<Person>;

  @Column('text')
  kind: AttendanceWordKind;

  /** Who says it: the person, or who answers. */
  @Column('uuid')
  authorId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  author?: Relation<Person>;

  /** The contest that it answers. */
  @Column('uuid', { nullable: true })
  answersId: string | null;

  @Column('timestamptz')
  at: Date;

  /** Digest of what is said, which stands apart (`apart.ts`). */
  @Column('jsonb', { default: {} })
  sealed: Sealed;
}
