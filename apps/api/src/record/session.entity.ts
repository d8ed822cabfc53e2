import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';

/** A signed-in browser. The cookie holds 256 random bits; only their SHA-256 is kept here. */
@Entity()
export class Session {
  @PrimaryColumn('bytea')
  tokenHash: Buffer;

  /** Names it to its person, who may end it; opens nothing. */
  @Index({ unique: true })
  @Column('uuid')
  id: string;

  @Index()
  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person?: Relation<Person>;

  /** « Firefox, Android », for its person to know it by. */
  @Column('text', { default: '' })
  device: string;

  @Column('timestamptz')
  createdAt: Date;

  /** Moved forward at most once a minute. */
  @Column('timestamptz')
  lastSeenAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
