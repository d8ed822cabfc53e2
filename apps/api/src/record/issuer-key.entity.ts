import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/** A key that an organisation signs badges with, or did: what it signed is verified with it for good. */
@Entity()
export class IssuerKey {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  /** The public half of an Ed25519 pair, as Multikey writes it: `z6Mk…`. */
  @Index({ unique: true })
  @Column('text')
  publicKey: string;

  /** The private half, under a key of the installation (`Secrets.seal`); forgotten when it is retired. */
  @Column('bytea', { nullable: true })
  sealedSecret: Buffer | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  retiredAt: Date | null;
}
