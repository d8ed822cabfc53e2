import type { LinkState, ResourceKind, ResourcePublic, ResourceStatus } from '@percolateur/domain';
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
import { Person } from './person.entity';

/** Something to prepare or to hold a café with, made by others: linked, never copied. */
@Entity()
@Index('resource_search', { synchronize: false })
@Index('resource_by_title', { synchronize: false })
export class Resource {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  status: ResourceStatus;

  @Column('text')
  title: string;

  @Column('text')
  kind: ResourceKind;

  @Column('text')
  url: string;

  @Column('text')
  summary: string;

  @Column('text', { default: '' })
  author: string;

  @Column('text', { default: '' })
  partner: string;

  /** As its authors say; empty where they do not. */
  @Column('text', { default: '' })
  licence: string;

  @Column('int', { nullable: true })
  minutesLeast: number | null;

  @Column('int', { nullable: true })
  minutesMost: number | null;

  /** Empty: for everybody. */
  @Column('text', { array: true, default: [] })
  publics: ResourcePublic[];

  /** When somebody of the nation last read it. */
  @Column('date', { nullable: true })
  checkedOn: string | null;

  @Column('text', { default: 'unknown' })
  linkState: LinkState;

  @Column('timestamptz', { nullable: true })
  linkCheckedAt: Date | null;

  /** Null: shipped with the platform, or written by the nation. */
  @Column('uuid', { nullable: true })
  proposedById: string | null;

  @ManyToOne(() => Person)
  @JoinColumn()
  proposedBy?: Relation<Person> | null;

  @Column('timestamptz')
  proposedAt: Date;

  @Column('text', { default: '' })
  refusalReason: string;

  @VersionColumn()
  revision: number;

  /** Its words, as French stems them: kept by the database. */
  @Column({ type: 'tsvector', default: '', select: false, insert: false, update: false })
  search?: never;
}
