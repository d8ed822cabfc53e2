import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The link by which the holder of a document shows it, whatever its version; gone when they switch it off. */
@Entity()
export class DocumentShare {
  /** Of the certificate. */
  @PrimaryColumn('text')
  number: string;

  /** 160 bits of chance. */
  @Index({ unique: true })
  @Column('text')
  code: string;

  /** Whether the page says the holder’s whole name. */
  @Column('boolean')
  named: boolean;

  @Column('timestamptz')
  openedAt: Date;
}
