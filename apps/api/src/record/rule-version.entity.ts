import type { Delay, ReminderRule } from '@percolateur/domain';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Organisation } from './organisation.entity';

/** What a hub made of a rule for its messages. The highest number stands; none is ever changed. */
@Entity()
@Unique('one_rule_version', ['organisationId', 'rule', 'number'])
export class RuleVersion {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  @Column('text')
  rule: ReminderRule;

  /** From 1. */
  @Column('int')
  number: number;

  /** Null: as shipped. */
  @Column('jsonb', { nullable: true })
  delay: Delay | null;

  @Column('boolean')
  paused: boolean;

  /** Null: as shipped, as is the opening. */
  @Column('text', { nullable: true })
  subject: string | null;

  /** The first paragraphs of the letter, parted by an empty line. */
  @Column('text', { nullable: true })
  opening: string | null;

  @Column('timestamptz')
  at: Date;
}
