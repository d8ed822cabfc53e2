import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity';
import { HalfDay } from './half-day.entity';
import { Person } from './person.entity';

/**
 * A personal link, sent by e-mail, by which one person signs one half-day. Append-only. Its secret is
 * derived from the id and the secret key, so none is stored.
 */
@Entity()
@Unique('one_link_a_sending', ['sendingId', 'enrolmentId'])
@Index('signing_link_asked', ['halfDayId', 'askedAt'])
export class SigningLink {
  @PrimaryColumn('uuid')
  id: string;

  /** Made by the device, for all those it is sent to at once: a second arrival changes nothing. */
  @Column('uuid')
  sendingId: string;

  @Column('uuid')
  halfDayId: string;

  @ManyToOne(() => HalfDay)
  @JoinColumn({ foreignKeyConstraintName: 'FK_signing_link_half_day' })
  halfDay?: Relation<HalfDay>;

  @Index('signing_link_enrolment')
  @Column('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn({ foreignKeyConstraintName: 'FK_signing_link_enrolment' })
  enrolment?: Relation<Enrolment>;

  @Column('uuid')
  askedById: string;

  @ManyToOne(() => Person)
  @JoinColumn({ foreignKeyConstraintName: 'FK_signing_link_asked_by' })
  askedBy?: Relation<Person>;

  @Column('timestamptz')
  askedAt: Date;
}
