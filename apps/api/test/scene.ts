import type { EnrolmentStatus } from '@percolateur/contract';
import { defaultHalfDays } from '@percolateur/domain';
import type { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Cohort } from '../src/record/cohort.entity';
import { HalfDay } from '../src/record/half-day.entity';
import { keepCourse } from '../src/learning/course/keep-course';
import type { CourseVersion } from '../src/record/course-version.entity';
import { Enrolment } from '../src/record/enrolment.entity';
import { Organisation } from '../src/record/organisation.entity';
import { RoleGrant } from '../src/record/role.entity';
import { Person } from '../src/record/person.entity';
import { aCourse } from './course';

let serial = 0;

/** Sets the scene of a spec, straight in the database: organisations, people, cohorts, enrolments. */
export class Scene {
  constructor(private readonly db: DataSource) {}

  async organisation(fields: Partial<Organisation> = {}): Promise<Organisation> {
    serial += 1;
    return this.db.manager.save(
      this.db.manager.create(Organisation, {
        id: uuidv7(),
        kind: 'hub',
        code: `HUB${serial}`,
        name: `Hub ${serial}`,
        parentId: null,
        legalName: `Association Hub ${serial}`,
        address: '1 place du Marché, 14000 Caen',
        city: 'Caen',
        siret: '12345678900012',
        activityNumber: '28140000014',
        representativeName: 'Élise Morvan',
        representativeCapacity: 'directrice',
        contactEmail: `contact${serial}@percolateur.test`,
        contactPhone: '02 31 00 00 00',
        disabilityContactName: 'Inès Le Goff',
        disabilityContactEmail: `referente${serial}@percolateur.test`,
        ...fields,
      }),
    );
  }

  async person(fields: Partial<Person> = {}): Promise<Person> {
    serial += 1;
    return this.db.manager.save(
      this.db.manager.create(Person, {
        id: uuidv7(),
        email: `personne${serial}@percolateur.test`,
        firstName: 'Nadia',
        lastName: `Benali ${serial}`,
        employer: 'Mairie de Flers',
        passwordHash: null,
        ...fields,
      }),
    );
  }

  /** A new person holding a role there. */
  async staff(organisation: Organisation, role: RoleGrant['role']): Promise<Person> {
    const person = await this.person({ firstName: 'Lucie', lastName: `Martin ${serial}` });
    const grant = { id: uuidv7(), personId: person.id, organisationId: organisation.id, role };
    await this.db.manager.insert(RoleGrant, grant);
    return person;
  }

  /** The small course of `course.ts`, or another, imported once. */
  courseVersion(document = aCourse()): Promise<CourseVersion> {
    return keepCourse(this.db.manager, document, new Date());
  }

  /** A cohort with its four default half-days in Caen; open unless told otherwise. */
  async cohort(
    organisation: Organisation,
    {
      firstDay = '2026-11-24',
      trainers = [] as Person[],
      ...fields
    }: Partial<Cohort> & { firstDay?: string } = {},
  ): Promise<Cohort> {
    const timeZone = fields.timeZone ?? 'Europe/Paris';
    const cohort = await this.db.manager.save(
      this.db.manager.create(Cohort, {
        id: uuidv7(),
        organisationId: organisation.id,
        courseVersionId: (await this.courseVersion()).id,
        title: 'Animer un Café IA, Caen',
        status: 'open',
        timeZone,
        venueName: 'Le Dôme',
        venueAddress: '3 esplanade Stéphane Hessel, 14000 Caen',
        venueAccess: 'Entrée par le quai.',
        capacity: 12,
        ...fields,
        trainers: trainers as Person[],
      }),
    );
    cohort.halfDays = await this.db.manager.save(
      defaultHalfDays(firstDay, timeZone).map(({ position, startsAt, endsAt }) =>
        this.db.manager.create(HalfDay, {
          id: uuidv7(),
          cohortId: cohort.id,
          position,
          title: `Demi-journée ${position}`,
          mode: 'room',
          startsAt,
          endsAt,
        }),
      ),
    );
    return cohort;
  }

  /** A cohort of a new hub, led by its trainer: where most specs of a course under way begin. */
  async ledCohort(
    fields: Partial<Cohort> & { firstDay?: string } = {},
  ): Promise<{ hub: Organisation; lucie: Person; cohort: Cohort }> {
    const hub = await this.organisation();
    const lucie = await this.staff(hub, 'trainer');
    return { hub, lucie, cohort: await this.cohort(hub, { trainers: [lucie], ...fields }) };
  }

  async enrol(
    cohort: Cohort,
    person: Person,
    status: EnrolmentStatus = 'accepted',
    fields: Partial<Enrolment> = {},
  ): Promise<Enrolment> {
    return this.db.manager.save(
      this.db.manager.create(Enrolment, {
        id: uuidv7(),
        cohortId: cohort.id,
        personId: person.id,
        status,
        createdAt: new Date('2026-10-01T08:00:00Z'),
        invitedAt: new Date('2026-10-01T08:00:00Z'),
        answerBefore: null,
        answeredAt: status === 'invited' ? null : new Date('2026-10-02T08:00:00Z'),
        ...fields,
      }),
    );
  }
}
