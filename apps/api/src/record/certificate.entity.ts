import type { CertificateKind, CertificateSnapshot } from '@percolateur/contract';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity';
import { Organisation } from './organisation.entity';

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

  @Column('jsonb')
  snapshot: CertificateSnapshot;

  /** SHA-256 of the canonical JSON of the snapshot. */
  @Column('text')
  snapshotHash: string;

  @Index('certificate_issued')
  @Column('timestamptz')
  issuedAt: Date;
}
