import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Certificate } from './certificate.entity';

/**
 * A certificate as it was handed out: signed once, kept whole in the files. Append-only: what was
 * handed out stays known by its digest, whatever becomes of the file.
 */
@Entity()
export class CertificateFile {
  @PrimaryColumn('uuid')
  certificateId: string;

  @ManyToOne(() => Certificate)
  @JoinColumn()
  certificate?: Relation<Certificate>;

  /** With the objectives of every lesson. */
  @PrimaryColumn('boolean')
  annex: boolean;

  /** From 1; another is made only where the bytes of the one before are gone. */
  @PrimaryColumn('int')
  edition: number;

  /** SHA-256 of its bytes, in hexadecimal. */
  @Index({ unique: true })
  @Column('text')
  sha256: string;

  @Column('int')
  size: number;

  /** SHA-256 of the certificate that it was signed with, in hexadecimal. */
  @Column('text')
  fingerprint: string;

  @Column('timestamptz')
  signedAt: Date;

  /** Whether an authority stamped the time of its signature. */
  @Column('boolean')
  stamped: boolean;
}

/** What its bytes are called among the files. */
export const fileNameOf = ({
  certificateId,
  annex,
  edition,
}: Pick<CertificateFile, 'certificateId' | 'annex' | 'edition'>) =>
  `certificate-${certificateId}${annex ? '-annex' : ''}-${edition}.pdf`;
