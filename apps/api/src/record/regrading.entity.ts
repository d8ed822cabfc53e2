import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { Person } from './person.entity';
import { QuestionVersion } from './question-version.entity';

/** The decision to mark anew, by a correction, the attempts that saw a question before it. Append-only. */
@Entity()
export class Regrading {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  /** The correction that they are marked by. */
  @Column('uuid')
  versionId: string;

  @ManyToOne(() => QuestionVersion)
  @JoinColumn()
  version?: Relation<QuestionVersion>;

  /** Whether those who lose by it were marked anew too. */
  @Column('boolean')
  lowers: boolean;

  @Column('uuid')
  byId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  by?: Relation<Person>;

  @Column('timestamptz')
  at: Date;

  /** Digest of the reason, which stands with what is its author’s (`apart.ts`). */
  @Column('jsonb', { default: {} })
  sealed: Sealed;
}
