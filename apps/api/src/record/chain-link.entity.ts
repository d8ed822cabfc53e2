import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/**
 * One piece of evidence in the chain of its organisation. The database itself adds it with the
 * evidence, as the owner: the application can neither add one, nor keep evidence without (ADR 23).
 */
@Entity()
export class ChainLink {
  @PrimaryColumn('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  /** From 1, without a gap. */
  @PrimaryColumn('int')
  number: number;

  /** Of the evidence. */
  @Column('uuid', { unique: true })
  evidenceId: string;

  /** JSON on one line: organisation, number, table and row, and the hash of the link before. */
  @Column('text')
  record: string;

  /** SHA-256 of the record in UTF-8, in hexadecimal. */
  @Column('text')
  hash: string;
}
