import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The printed matter of one version of a plan, made in the background and kept for some days. */
@Entity()
export class CafeKit {
  /** The id of the version. It may go before the file does. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  state: 'waiting' | 'ready' | 'failed';

  /** Times that it was begun. */
  @Column('int', { default: 0 })
  tries: number;

  /** The café’s public page, which its poster leads to; null while nothing is announced. */
  @Column('text', { nullable: true })
  page: string | null;

  /** When the file goes. */
  @Column('timestamptz')
  expiresAt: Date;
}
