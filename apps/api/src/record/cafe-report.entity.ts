import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { PublicCafe } from './public-cafe.entity';

/** What a passer-by says is wrong with a page; nobody is asked who they are. */
@Entity()
export class CafeReport {
  @PrimaryColumn('uuid')
  id: string;

  @Index('cafe_report_cafe')
  @Column('uuid')
  cafeId: string;

  @ManyToOne(() => PublicCafe, { onDelete: 'CASCADE' })
  @JoinColumn({ foreignKeyConstraintName: 'FK_cafe_report_cafe' })
  cafe?: Relation<PublicCafe>;

  @Column('text')
  words: string;

  @Column('timestamptz')
  at: Date;
}
