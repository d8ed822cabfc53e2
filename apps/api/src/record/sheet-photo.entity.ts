import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { HalfDay } from './half-day.entity';
import { Person } from './person.entity';

/**
 * A sheet signed by hand, photographed. Append-only; one that replaces another supersedes it, and both
 * are kept. The picture stands apart (`SheetPicture`).
 */
@Entity()
@Index('one_replacement', { synchronize: false })
export class SheetPhoto {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Index('sheet_photo_half_day')
  @Column('uuid')
  halfDayId: string;

  @ManyToOne(() => HalfDay)
  @JoinColumn({ foreignKeyConstraintName: 'FK_sheet_photo_half_day' })
  halfDay?: Relation<HalfDay>;

  @Column('uuid')
  givenById: string;

  @ManyToOne(() => Person)
  @JoinColumn({ foreignKeyConstraintName: 'FK_sheet_photo_given_by' })
  givenBy?: Relation<Person>;

  @Column('timestamptz')
  givenAt: Date;

  @Column('timestamptz')
  clientTime: Date;

  /** SHA-256 of the picture as it is kept, in hexadecimal. */
  @Column('text')
  hash: string;

  @Column('uuid', { nullable: true })
  supersedesId: string | null;
}
