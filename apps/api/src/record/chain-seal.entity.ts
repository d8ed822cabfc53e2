import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/**
 * The time-stamp (RFC 3161) of the head of a chain: what stood then, in the words of an authority
 * that is not the database. A chain that no longer leads there was cut or written anew.
 */
@Entity()
export class ChainSeal {
  @PrimaryColumn('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  /** The link that was the last one. */
  @PrimaryColumn('int')
  number: number;

  /** Of that link; what is stamped. */
  @Column('text')
  hash: string;

  /** When, by the clock of the authority. */
  @Column('timestamptz')
  at: Date;

  /** The answer of the authority, in DER. */
  @Column('bytea')
  token: Buffer;

  /** The certificates that it is checked by, in PEM. */
  @Column('text')
  authority: string;
}
