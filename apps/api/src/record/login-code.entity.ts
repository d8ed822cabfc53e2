import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A sign-in asked for by e-mail. The six digits and the link are derived from the id and the secret
 * key when they are sent and when they are checked, so neither is stored.
 */
@Entity()
export class LoginCode {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('text')
  email: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('int', { default: 0 })
  wrongTries: number;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
