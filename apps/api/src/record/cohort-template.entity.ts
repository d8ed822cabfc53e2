import type { CohortTemplateModel } from '@percolateur/contract';
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  VersionColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/** A session without its dates, which a hub begins others from. What was made of it stays as it is. */
@Entity()
export class CohortTemplate {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Index('templates_of_hub')
  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  @Column('text')
  name: string;

  @Column('jsonb')
  model: CohortTemplateModel;

  @VersionColumn()
  revision: number;
}
