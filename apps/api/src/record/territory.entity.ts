import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/** The hub that answers for a département; without a row, the nation does. */
@Entity()
export class Territory {
  @PrimaryColumn('text')
  departement: string;

  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn({ foreignKeyConstraintName: 'FK_territory_hub' })
  organisation?: Relation<Organisation>;
}
