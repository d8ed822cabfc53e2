import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';

/**
 * What evidence says of a person, apart from the evidence itself, which holds its salted digest. The
 * application adds; only erasing the person removes, data and salt together (ADR 18).
 */
@Entity()
export class PersonalData {
  /** Row of a table of evidence; ids are unique over all of them. */
  @PrimaryColumn('uuid')
  evidenceId: string;

  @Index('personal_data_of')
  @PrimaryColumn('uuid')
  personId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  person?: Relation<Person>;

  /** 256 random bits: without them, the digest tells nothing even to who guesses the data. */
  @Column('bytea')
  salt: Buffer;

  @Column('jsonb')
  content: object;
}
