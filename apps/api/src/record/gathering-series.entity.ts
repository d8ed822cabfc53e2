import type { GatheringRhythm } from '@percolateur/domain';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** Online gatherings of those who host cafés, at a rhythm: the « cafés animation ». */
@Entity()
export class GatheringSeries {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  title: string;

  @Column('text')
  every: GatheringRhythm;

  @Column('date')
  firstOn: string;

  @Column('date', { nullable: true })
  lastOn: string | null;

  /** `HH:mm` there. */
  @Column('text')
  opensAt: string;

  @Column('text')
  closesAt: string;

  @Column('text')
  timeZone: string;

  /** Who hosts, and where one meets, unless a gathering says otherwise. */
  @Column('text', { default: '' })
  host: string;

  @Column('text', { default: '' })
  link: string;

  @VersionColumn()
  revision: number;
}
