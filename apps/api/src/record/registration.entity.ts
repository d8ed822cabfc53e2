import type { Experience, Occupation, RegistrationStatus } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Enrolment } from './enrolment.entity';
import { RegistrationLink } from './registration-link.entity';

/** Somebody who asks for a seat through a link. Typed by a stranger until the address has answered. */
@Entity()
@Index('registration_to_tell', ['createdAt'], { where: 'told_status <> status' })
export class Registration {
  /** Made by the device: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  linkId: string;

  @ManyToOne(() => RegistrationLink)
  @JoinColumn()
  link?: Relation<RegistrationLink>;

  @Index()
  @Column('text')
  email: string;

  @Column('text')
  firstName: string;

  @Column('text')
  lastName: string;

  @Column('text')
  employer: string;

  @Column('text')
  siret: string;

  @Column('text', { nullable: true })
  occupation: Occupation | null;

  @Column('text', { nullable: true })
  experience: Experience | null;

  @Column('text')
  needs: string;

  /** Yes or no: what is needed stands in `confidential_request`. */
  @Column('boolean')
  accommodation: boolean;

  @Column('text', { default: 'unproved' })
  status: RegistrationStatus;

  @Column('timestamptz')
  createdAt: Date;

  /** When the address answered. */
  @Column('timestamptz', { nullable: true })
  provedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** Told to the person. */
  @Column('text', { nullable: true })
  refusalReason: string | null;

  @Index()
  @Column('uuid', { nullable: true })
  enrolmentId: string | null;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment> | null;

  /** The status that the last letter told; where it is not the present one, a letter is owed. */
  @Column('text', { default: '' })
  toldStatus: RegistrationStatus | '';

  /** Not before, when the mail server was away. */
  @Column('timestamptz', { nullable: true })
  nextTryAt: Date | null;
}
