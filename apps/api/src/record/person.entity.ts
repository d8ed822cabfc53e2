import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Anyone Percolateur knows by an e-mail address: staff, learner, or both. */
@Entity()
@Index('person_by_bare_name', { synchronize: false })
@Index('person_by_name', { synchronize: false })
@Index('person_search', { synchronize: false })
export class Person {
  @PrimaryColumn('uuid')
  id: string;

  /** Normalised: trimmed, lower case. */
  @Index({ unique: true })
  @Column('text')
  email: string;

  @Column('text')
  firstName: string;

  @Column('text')
  lastName: string;

  @Column('text', { default: '' })
  employer: string;

  /** The organisation that wrote them down first, and answers for their name until they accept a place. */
  @Column('uuid', { nullable: true })
  homeOrganisationId: string | null;

  /** PHC string of argon2id; null for those who only use e-mail codes. */
  @Column('text', { nullable: true })
  passwordHash: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  /** The bare words of their name, address and employer: kept by the database, for searching. */
  @Column({ type: 'text', default: '', select: false, insert: false, update: false })
  search?: never;
}
