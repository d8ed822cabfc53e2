import type { CertificateKind, CertificateSnapshot } from '@percolateur/contract';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Sealed } from './apart';
import { Enrolment } from './enrolment.entity';
import { Organisation } from './organisation.entity';

/** Whom a certificate names. */
export interface Named {
  learner: string;
  trainers: string[];
  issuedBy: string;
}

/** A certificate with ids in the place of names. */
export type CertificateFacts = Omit<CertificateSnapshot, keyof Named> & Named;

/** A document issued to one person. Append-only; what becomes of it is told by certificate events. */
@Entity()
@Unique(['number', 'version'])
export class Certificate {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment>;

  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  @Column('text')
  kind: CertificateKind;

  @Column('int')
  version: number;

  @Column('text')
  number: string;

  /** What `/verifier/CODE` asks for, as it is printed. */
  @Index({ unique: true })
  @Column('text')
  code: string;

  /** What it states, with the id of a person in the place of each name. */
  @Column('jsonb')
  facts: CertificateFacts;

  /** Digests of the names, which stand apart (`certificate-names.ts`). */
  @Column('jsonb')
  sealed: Sealed;

  /** SHA-256 of the canonical JSON of facts and digests. */
  @Column('text')
  factsHash: string;

  @Index('certificate_issued')
  @Column('timestamptz')
  issuedAt: Date;
}
