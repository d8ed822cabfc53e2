import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given by an organisation in a year; locked while one is taken, so none is skipped. */
@Entity()
export class CertificateCounter {
  @PrimaryColumn('uuid')
  organisationId: string;

  @PrimaryColumn('int')
  year: number;

  @Column('int')
  last: number;
}
