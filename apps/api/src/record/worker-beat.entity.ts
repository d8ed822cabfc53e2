import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When the worker last did something that it does all the time: one row for each such thing. */
@Entity()
export class WorkerBeat {
  @PrimaryColumn('text')
  name: string;

  @Column('timestamptz')
  at: Date;

  /** How long it took, in milliseconds. */
  @Column('integer', { default: 0 })
  tookMs: number;
}
