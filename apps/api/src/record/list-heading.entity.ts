import type { ImportField } from '@percolateur/domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/** What a hub says that a column of its lists means, where its heading alone did not tell. */
@Entity()
export class ListHeading {
  @PrimaryColumn('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  /** Without case, accents or separators. */
  @PrimaryColumn('text')
  heading: string;

  /** Null: to be left alone. */
  @Column('text', { nullable: true })
  field: ImportField | null;

  @Column('timestamptz')
  toldAt: Date;
}
