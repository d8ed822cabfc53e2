import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The picture of a sheet signed by hand, known by its content. It shows several people: the owner
 * removes it once all of them are erased.
 */
@Entity()
export class SheetPicture {
  /** SHA-256, in hexadecimal. */
  @PrimaryColumn('text')
  hash: string;

  @Column('bytea')
  jpeg: Buffer;
}
