import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The picture of a hub’s signature and stamp, known by its content: a certificate keeps the hash of
 * the one it was issued with, and is drawn with it for good.
 */
@Entity()
export class Stamp {
  /** SHA-256, in hexadecimal. */
  @PrimaryColumn('text')
  hash: string;

  @Column('bytea')
  png: Buffer;

  @Column('timestamptz')
  givenAt: Date;
}
