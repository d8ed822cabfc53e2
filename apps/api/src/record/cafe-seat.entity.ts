import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { PublicCafe } from './public-cafe.entity';

/** What the last letter about a place told. */
export type SeatTold = '' | 'held' | 'waiting' | 'reminded' | 'cancelled';

/**
 * A place in a café, or a turn on its list: a first name, and an address for who wants a reminder.
 * The row goes when the place is given up, and once the café is over.
 */
@Entity()
export class CafeSeat {
  /** Made with the page: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Index('cafe_seat_cafe')
  @Column('uuid')
  cafeId: string;

  @ManyToOne(() => PublicCafe, { onDelete: 'CASCADE' })
  @JoinColumn({ foreignKeyConstraintName: 'FK_cafe_seat_cafe' })
  cafe?: Relation<PublicCafe>;

  @Column('text')
  firstName: string;

  /** Empty for who wants no letter. */
  @Index('cafe_seat_email')
  @Column('text', { default: '' })
  email: string;

  @Column('text')
  status: 'held' | 'waiting';

  @Column('timestamptz')
  arrivedAt: Date;

  @Column('text', { default: '' })
  told: SeatTold;

  /** Not before, when the mail server was away. */
  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
