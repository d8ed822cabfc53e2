import type { CafeAccess, CafeTheme, PublicCafeState } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity';
import { Organisation } from './organisation.entity';

/** What stands in the calendar, whether its hours are to come or over. */
const shown = `state in ('announced', 'told') and hidden_at is null`;

/**
 * A café that anybody may host, and find: proposed, decided by the hub of its territory, announced,
 * held when its hours are over, told at last. Who followed the course hosts as a person, by an
 * enrolment; others are an e-mail address, until it is forgotten.
 */
@Entity()
@Index('public_cafe_coming', ['startsAt', 'id'], { where: shown })
@Index('public_cafe_there', ['departement', 'startsAt', 'id'], { where: shown })
@Index('public_cafe_near', ['latitude', 'longitude'], { where: shown })
@Index('public_cafe_to_tell', ['createdAt'], { where: 'told_state <> state' })
export class PublicCafe {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  /** The hub that answers for it: that of its département on the day it was proposed. */
  @Index('public_cafe_hub')
  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn({ foreignKeyConstraintName: 'FK_public_cafe_hub' })
  organisation?: Relation<Organisation>;

  /** Who hosts it, when they followed the course. */
  @Index('public_cafe_host')
  @Column('uuid', { nullable: true })
  hostId: string | null;

  /** By which course; their own small row, `cafe`, is of the same enrolment. */
  @Index('public_cafe_enrolment')
  @Column('uuid', { nullable: true })
  enrolmentId: string | null;

  @ManyToOne(() => Enrolment)
  @JoinColumn({ foreignKeyConstraintName: 'FK_public_cafe_enrolment' })
  enrolment?: Relation<Enrolment> | null;

  /** Empty for who followed the course, and once it was forgotten. */
  @Index('public_cafe_proposer')
  @Column('text', { default: '' })
  proposerEmail: string;

  /** Who invites, and who helps, as the page says it. */
  @Column('text')
  hostName: string;

  @Column('text', { default: '' })
  coHost: string;

  @Column('text', { default: 'unproved' })
  state: PublicCafeState;

  /** Its name in addresses. */
  @Index('public_cafe_slug', { unique: true })
  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('text')
  theme: CafeTheme;

  @Column('text', { default: '' })
  words: string;

  @Column('text')
  place: string;

  @Column('text')
  address: string;

  @Column('text')
  departement: string;

  /** Where its postal code is, in degrees; null for a code that is in no list (`postal-places.ts`). */
  @Column('real', { nullable: true })
  latitude: number | null;

  @Column('real', { nullable: true })
  longitude: number | null;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  @Column('text')
  timeZone: string;

  @Column('int')
  seats: number;

  @Column('text', { array: true, default: [] })
  access: CafeAccess[];

  /** What the hub asks, or why it refuses: told to who proposed it. */
  @Column('text', { nullable: true })
  hubWords: string | null;

  /** What was answered to its question. */
  @Column('text', { nullable: true })
  answer: string | null;

  @Column('timestamptz')
  createdAt: Date;

  /** When its address answered; at once for who is signed in. */
  @Column('timestamptz', { nullable: true })
  provedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { nullable: true })
  decidedById: string | null;

  /** Its page was taken away, for instance after it was reported. */
  @Column('timestamptz', { nullable: true })
  hiddenAt: Date | null;

  /** Put away, some time after it was over: its page says little more than that it was. */
  @Column('timestamptz', { nullable: true })
  archivedAt: Date | null;

  /** The state that the last letter told; where it is not the present one, a letter is owed. */
  @Column('text', { default: '' })
  toldState: PublicCafeState | '';

  /** Not before, when the mail server was away. */
  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
