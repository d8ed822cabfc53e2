import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity';
import { Resource } from './resource.entity';

/** A resource that served in the café of somebody. */
@Entity()
export class ResourceUse {
  @PrimaryColumn('uuid')
  resourceId: string;

  @ManyToOne(() => Resource)
  @JoinColumn()
  resource?: Relation<Resource>;

  @Index()
  @PrimaryColumn('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment>;

  @Column('timestamptz')
  saidAt: Date;
}
