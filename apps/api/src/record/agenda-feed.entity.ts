import type { AgendaKind } from '@percolateur/domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';

/**
 * An address that somebody’s diaries read by themselves. Its secret is derived from the id (ADR 36):
 * a row that goes ends the address for good.
 */
@Entity()
@Unique('one_agenda_feed', ['personId', 'kind'])
export class AgendaFeed {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person?: Relation<Person>;

  @Column('text')
  kind: AgendaKind;

  @Column('timestamptz')
  madeAt: Date;

  /** Moved forward at most once an hour. */
  @Column('timestamptz', { nullable: true })
  lastReadAt: Date | null;
}
