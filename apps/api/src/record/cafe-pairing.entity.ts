import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity';
import { Person } from './person.entity';

/** Who helps somebody towards their first café: both are told, the newcomer writes first. */
@Entity()
export class CafePairing {
  @PrimaryColumn('uuid')
  enrolmentId: string;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment>;

  @Index()
  @Column('uuid')
  helperId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  helper?: Relation<Person>;

  @Column('uuid')
  pairedById: string;

  @Column('timestamptz')
  pairedAt: Date;

  @Index('cafe_pairing_untold', { where: 'told_at is null' })
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
