import type { CafeFormat } from '@percolateur/domain';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { PublicCafe } from './public-cafe.entity';

/** What is told of a café once it was held: numbers, and words that name nobody. */
@Entity()
export class CafeAccount {
  @PrimaryColumn('uuid')
  cafeId: string;

  @OneToOne(() => PublicCafe, { onDelete: 'CASCADE' })
  @JoinColumn({ foreignKeyConstraintName: 'FK_cafe_account_cafe' })
  cafe?: Relation<PublicCafe>;

  @Column('int')
  under25: number;

  @Column('int')
  adults: number;

  @Column('int')
  over60: number;

  @Column('text')
  format: CafeFormat;

  @Column('text')
  worked: string;

  @Column('text')
  wouldHelp: string;

  /** A picture drawn anew, without what the camera wrote in it; null for none. */
  @Column('bytea', { nullable: true, select: false })
  photo: Buffer | null;

  @Column('timestamptz')
  toldAt: Date;
}
