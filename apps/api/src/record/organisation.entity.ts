import type { OrganisationKind } from '@percolateur/domain';
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

/** The national body, or a hub under it: owns cohorts, roles and certificates. */
@Entity()
export class Organisation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: OrganisationKind;

  /** Printed in certificate numbers. */
  @Index({ unique: true })
  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('uuid', { nullable: true })
  parentId: string | null;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  parent?: Relation<Organisation> | null;

  @Column('text')
  legalName: string;

  @Column('text')
  address: string;

  @Column('text')
  city: string;

  @Column('text', { default: '' })
  siret: string;

  /** Numéro de déclaration d’activité of a training body (Code du travail, L6351-1). */
  @Column('text', { default: '' })
  activityNumber: string;

  @Column('text')
  representativeName: string;

  @Column('text')
  representativeCapacity: string;

  @Column('text')
  contactEmail: string;

  @Column('text', { default: '' })
  contactPhone: string;

  @Column('text')
  disabilityContactName: string;

  @Column('text')
  disabilityContactEmail: string;

  /** Its règlement intérieur, in Markdown; empty where ours will do. */
  @Column('text', { default: '' })
  houseRules: string;

  /** SHA-256 of the signature and stamp that papers are printed with; null without. */
  @Column('text', { nullable: true })
  stampHash: string | null;

  @VersionColumn()
  revision: number;
}
