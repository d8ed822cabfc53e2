import type { EndorsementState, EndorserQuality } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { PublicCafe } from './public-cafe.entity';

/** Somebody whom a host asks to recommend them, for a café that was told, and what they answer. */
@Entity()
export class CafeEndorsement {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Index('cafe_endorsement_of')
  @Column('uuid')
  cafeId: string;

  @ManyToOne(() => PublicCafe, { onDelete: 'CASCADE' })
  @JoinColumn({ foreignKeyConstraintName: 'FK_cafe_endorsement_cafe' })
  cafe?: Relation<PublicCafe>;

  /** As the host writes it: a first name, or an organisation. */
  @Column('text')
  name: string;

  /** Empty once it has served: answered, or out of time. */
  @Column('text')
  email: string;

  @Column('text')
  quality: EndorserQuality;

  /** Who recommends, when they are signed in: a trainer of the host’s session. */
  @Column('uuid', { nullable: true })
  endorsedById: string | null;

  @Index('cafe_endorsement_confirmed', { where: `status = 'confirmed'` })
  @Column('text', { default: 'asked' })
  status: Exclude<EndorsementState, 'expired'>;

  /** A sentence for the host, and whether the badge may name who wrote it. */
  @Column('text', { default: '' })
  words: string;

  @Column('boolean', { default: false })
  named: boolean;

  @Column('timestamptz')
  askedAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  /** When the letter left; null while it is owed. */
  @Index('cafe_endorsement_untold', { where: 'told_at is null' })
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
