import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Counts what may only be tried so often; in the database so that every API process counts together. */
@Entity()
export class Throttle {
  /** What is counted and for whom, as a keyed hash: no address is kept in clear. */
  @PrimaryColumn('text')
  key: string;

  @Column('int')
  count: number;

  @Column('timestamptz')
  windowEndsAt: Date;
}
