import type { PaperLook } from '@percolateur/contract';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/** How a hub’s documents look. The highest number stands; none is ever changed. */
@Entity()
@Unique('one_paper_template', ['organisationId', 'number'])
export class PaperTemplate {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  /** From 1. */
  @Column('int')
  number: number;

  @Column('jsonb')
  look: PaperLook;

  @Column('uuid')
  byId: string;

  @Column('timestamptz')
  at: Date;
}
