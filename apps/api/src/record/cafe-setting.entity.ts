import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/** How a hub approves the cafés of its territory. */
@Entity()
export class CafeSetting {
  @PrimaryColumn('uuid')
  organisationId: string;

  @OneToOne(() => Organisation)
  @JoinColumn({ foreignKeyConstraintName: 'FK_cafe_setting_hub' })
  organisation?: Relation<Organisation>;

  /** Whether who completed the course announces a café at once. */
  @Column('boolean', { default: false })
  alumniAtOnce: boolean;
}
