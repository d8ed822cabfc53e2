import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';

/**
 * A link through which people ask for a seat. Its secret is derived from the id and the secret key,
 * so none is stored.
 */
@Entity()
export class RegistrationLink {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  cohortId: string;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  /** Where it is put, for who compares several. */
  @Column('text')
  label: string;

  /** Null: until the session begins. */
  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  /** Null: any number. */
  @Column('int', { nullable: true })
  maxUses: number | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;
}
