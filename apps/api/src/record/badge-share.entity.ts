import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Badge } from './badge.entity';

/** The link by which the holder of a badge shows it; gone when they switch it off. */
@Entity()
export class BadgeShare {
  @PrimaryColumn('uuid')
  badgeId: string;

  @OneToOne(() => Badge)
  @JoinColumn()
  badge?: Relation<Badge>;

  /** 160 bits of chance. */
  @Index({ unique: true })
  @Column('text')
  code: string;

  /** Whether the page says the holder’s name. */
  @Column('boolean')
  named: boolean;

  @Column('timestamptz')
  openedAt: Date;
}
