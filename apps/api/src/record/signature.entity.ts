import type { SignatureWay } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { HalfDay } from './half-day.entity';
import { Person } from './person.entity';
import { SheetPhoto } from './sheet-photo.entity';
import { SigningLink } from './signing-link.entity';

/**
 * One signature of one person for one half-day. Append-only. A first signature supersedes nothing;
 * one asked again after a refused late one supersedes that one: the index lets neither happen twice.
 * A duplicate supersedes nothing and never stands.
 */
@Entity()
@Index('one_signature', { synchronize: false })
export class Signature {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  halfDayId: string;

  @ManyToOne(() => HalfDay)
  @JoinColumn()
  halfDay?: Relation<HalfDay>;

  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  person?: Relation<Person>;

  @Column('text')
  role: 'learner' | 'trainer';

  @Column('text')
  way: SignatureWay;

  /** The trainer’s device was handed round; null on one’s own. */
  @Column('uuid', { nullable: true })
  passedById: string | null;

  /** The personal link that it was made by; null otherwise. */
  @Column('uuid', { nullable: true })
  linkId: string | null;

  @ManyToOne(() => SigningLink)
  @JoinColumn({ foreignKeyConstraintName: 'FK_signature_link' })
  link?: Relation<SigningLink> | null;

  /** The photo of the sheet that it was made on by hand; null otherwise. Who entered it passed it. */
  @Column('uuid', { nullable: true })
  photoId: string | null;

  @ManyToOne(() => SheetPhoto)
  @JoinColumn({ foreignKeyConstraintName: 'FK_signature_photo' })
  photo?: Relation<SheetPhoto> | null;

  @Column('text')
  statementVersion: string;

  @Column('text')
  statement: string;

  /** Digest of its mark, which stands apart (`marks.ts`). */
  @Column('jsonb', { default: {} })
  sealed: Sealed;

  @Column('timestamptz')
  clientTime: Date;

  @Column('timestamptz')
  serverTime: Date;

  /** Counts only once a trainer agrees. */
  @Column('boolean', { default: false })
  late: boolean;

  /** Made with the text of who is there, received once signing was over. */
  @Column('boolean', { default: false })
  receivedLater: boolean;

  @Column('uuid', { nullable: true })
  supersedesId: string | null;

  /** The one that stood when this one, in time too, came from another device; null otherwise. */
  @Column('uuid', { nullable: true })
  duplicatesId: string | null;
}
