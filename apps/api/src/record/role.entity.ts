import type { Role } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Person } from './person.entity';
import { Organisation } from './organisation.entity';

/** A role held by a person in an organisation. Learners hold none: their rights come from enrolments. */
@Entity()
@Unique(['personId', 'organisationId', 'role'])
export class RoleGrant {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person)
  @JoinColumn()
  person?: Relation<Person>;

  @Index()
  @Column('uuid')
  organisationId: string;

  @ManyToOne(() => Organisation)
  @JoinColumn()
  organisation?: Relation<Organisation>;

  @Column('text')
  role: Role;
}
