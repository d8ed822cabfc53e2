import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Anyone Percolateur knows by an e-mail address: staff, learner, or both. */
@Entity()
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

  /** PHC string of argon2id; null for those who only use e-mail codes. */
  @Column('text', { nullable: true })
  passwordHash: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
