import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/** A quiz of a hub, whatever it asks: that stands in its versions. Those of a course stand in it. */
@Entity()
export class Quiz {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  @Column('timestamptz')
  createdAt: Date;
}
