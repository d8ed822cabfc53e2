import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/** A key that documents are signed with, or were; or that of the authority that vouches for those. */
@Entity()
export class DocumentKey {
  @PrimaryColumn('uuid')
  id: string;

  /** Null: the authority of this installation. */
  @Index()
  @Column('uuid', { nullable: true })
  organisationId: string | null;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation> | null;

  /** Made here, or given by the organisation: what was given is preferred. */
  @Column('boolean')
  given: boolean;

  /** SHA-256 of its certificate, in hexadecimal. */
  @Index({ unique: true })
  @Column('text')
  fingerprint: string;

  /** Its certificate and those that vouch for it, in PEM. */
  @Column('text')
  certificates: string;

  /** The private half, under a key of the installation (`Secrets.seal`); forgotten when it is retired. */
  @Column('bytea', { nullable: true })
  sealedSecret: Buffer | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  retiredAt: Date | null;
}
