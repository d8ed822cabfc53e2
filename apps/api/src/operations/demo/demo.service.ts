import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { positioningAgain } from '@percolateur/content';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { hashPassword } from '../../people/auth/password';
import { IssueService } from '../../proof/certificate/issue.service';
import { CompletionService } from '../../learning/completion/completion.service';
import { CourseVersion } from '../../record/course-version.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Organisation } from '../../record/organisation.entity';
import { RoleGrant } from '../../record/role.entity';
import { Person } from '../../record/person.entity';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Secrets } from '../../platform/secrets';
import { mailFolder } from '../../messages/mail/mail-store';
import { writeCafes, writeGatherings } from './demo-cafes';
import { halfDaysAround, halfDaysFrom } from './demo-calendar';
import {
  withVersions,
  writeAttempt,
  writeCohort,
  writeEnrolments,
  writeLessonsDone,
  writeSignatures,
} from './demo-cohorts';
import type { DemoCourse } from './demo-cohorts';
import { writeHistory } from './demo-history';
import { writeProfiles } from './demo-profiles';
import { writeSurveys } from './demo-surveys';
import { writeOwnCriterion, writeRehearsals } from './demo-rehearsals';
import { learners, organisations, staff } from './demo-people';
import type { Place } from './demo-people';

const dayMs = 24 * 60 * 60_000;

/** What the cohorts are written with. */
interface Cast {
  course: CourseVersion;
  /** The same, with the versions of its questions. */
  asked: DemoCourse;
  places: Record<Place, Organisation>;
  people: Map<string, Person>;
}

/** Two hubs, three cohorts and a dozen people, so that every page has something true to show. */
@Injectable()
export class DemoService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ENV) private readonly env: Env,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly certificates: IssueService,
    private readonly completion: CompletionService,
  ) {}

  /** What to sign in with, in lines for the terminal. */
  welcome(): string {
    const emails = [...staff.slice(0, 3).map(({ email }) => email), learners.running[0].email];
    return [
      'Demonstration accounts:',
      ...emails.map((email) => `  ${email}`),
      `  password: ${this.password()}`,
      `  messages: ${this.env.mailbox ? `${this.env.publicUrl}/mailbox` : mailFolder(this.env.dataDir)}`,
      '',
    ].join('\n');
  }

  /** The same for as long as the secret key is. */
  private password(): string {
    return this.secrets.fingerprint('demonstration', 'password').slice(0, 12);
  }

  /** Writes the demonstration, all of it or nothing, when the database knows nobody yet. */
  async createIfEmpty(courseId: string): Promise<void> {
    if (await this.db.manager.exists(Person)) return;
    const course = await this.db.manager.findOneByOrFail(CourseVersion, { id: courseId });
    const closed = await this.db.transaction(async (manager) => {
      const asked = await withVersions(manager, course);
      const cast = { course, asked, ...(await this.writePeople(manager)) };
      await this.writeRunning(manager, cast);
      await this.writeOpen(manager, cast);
      await this.writeBefore(manager, cast);
      const written = await this.writeClosed(manager, cast);
      const { caen, albi } = cast.places;
      const now = this.clock.now();
      await writeCafes(manager, { now, caen, albi, certified: written.enrolments });
      await writeGatherings(manager, now);
      return written;
    });
    const issuer = closed.coordinator;
    for (const kind of ['realisation', 'attestation'] as const) {
      const enrolmentIds = closed.enrolments.map(({ id }) => id);
      await this.certificates.issue(issuer, closed.cohortId, { kind, enrolmentIds });
    }
  }

  private async writePeople(manager: EntityManager) {
    const { nation, ...hubs } = organisations;
    const top = await manager.save(
      manager.create(Organisation, { id: uuidv7(), parentId: null, ...nation }),
    );
    const [caen, albi] = await manager.save(
      [hubs.caen, hubs.albi].map((hub) =>
        manager.create(Organisation, { id: uuidv7(), parentId: top.id, ...hub }),
      ),
    );
    const places = { nation: top, caen, albi };
    const passwordHash = await hashPassword(this.password());
    const cast = [
      ...staff,
      ...[...learners.running, ...learners.closed, ...learners.before].map((each) => ({
        place: 'caen' as const,
        ...each,
      })),
      ...learners.open.map((each) => ({ place: 'albi' as const, ...each })),
    ];
    const known = cast.map((identity) =>
      manager.create(Person, {
        id: uuidv7(),
        employer: '',
        email: identity.email,
        firstName: identity.firstName,
        lastName: identity.lastName,
        // The hub that answers for their name.
        homeOrganisationId: places[identity.place].id,
        ...('employer' in identity && { employer: identity.employer }),
        passwordHash:
          'role' in identity || identity.email === learners.running[0].email ? passwordHash : null,
      }),
    );
    await manager.save(known);
    const people = new Map(known.map((person) => [person.email, person]));
    await manager.insert(
      RoleGrant,
      staff.map(({ email, place, role }) => ({
        id: uuidv7(),
        personId: people.get(email)!.id,
        organisationId: places[place].id,
        role,
      })),
    );
    return { places, people };
  }

  /** Under way today, at its second half-day: the first is signed, half of the second too. */
  private async writeRunning(manager: EntityManager, { course, asked, places, people }: Cast) {
    const now = this.clock.now();
    const trainer = people.get('formatrice@percolateur.test')!;
    const cohort = await writeCohort(manager, {
      status: 'running',
      slots: halfDaysAround(now),
      organisation: places.caen,
      course,
      trainer,
      town: 'Caen',
      venueName: 'Maison des associations',
      venueAddress: '7 rue de l’Exemple, 14000 Caen',
    });
    const present = learners.running.map(({ email }) => people.get(email)!);
    const invitedAt = new Date(cohort.halfDays[0].startsAt.getTime() - 24 * dayMs);
    const enrolments = await writeEnrolments(manager, cohort, present, invitedAt, () => 'accepted');
    const [first, second] = cohort.halfDays;
    await writeSignatures(manager, first, present.slice(0, 5), trainer);
    // Nadia, the demonstration’s learner, still has her second half-day to sign.
    const signing = present
      .slice(1, 4)
      .filter((_, index) => minutesSince(second.startsAt, now) > index + 4);
    await writeSignatures(manager, second, signing, null);
    for (const [index, enrolment] of enrolments.slice(0, 5).entries()) {
      const before = new Date(first.startsAt.getTime() - (6 - index) * dayMs);
      await writeAttempt(manager, enrolment, asked, 'positionnement', before, 3 + index);
    }
    for (const [index, text] of harvested.entries()) {
      const after = new Date(first.endsAt.getTime() + index * 60_000);
      const mine = enrolments[index + 1];
      await writeAttempt(manager, mine, asked, 'exercice-recolte-histoire', after, index, text);
    }
    await writeProfiles(manager, enrolments, first.startsAt);
    await writeLessonsDone(manager, enrolments.slice(0, 4), course, 1, first.startsAt);
    await writeOwnCriterion(manager, cohort, trainer);
    await writeHistory(manager, cohort, enrolments, people.get('coordination@percolateur.test')!);
  }

  /** Open in the other hub, three weeks ahead; one person has not answered. */
  private async writeOpen(manager: EntityManager, { course, places, people }: Cast) {
    const now = this.clock.now();
    const cohort = await writeCohort(manager, {
      status: 'open',
      slots: halfDaysFrom(now, 21),
      organisation: places.albi,
      course,
      trainer: people.get('formateur.albi@percolateur.test')!,
      town: 'Albi',
      venueName: 'Médiathèque',
      venueAddress: '2 avenue de l’Exemple, 81000 Albi',
    });
    const enrolments = await writeEnrolments(
      manager,
      cohort,
      learners.open.map(({ email }) => people.get(email)!),
      new Date(now.getTime() - 2 * dayMs),
      (index) => (index === 2 ? 'invited' : 'accepted'),
    );
    const coordinator = people.get('coordination.albi@percolateur.test')!;
    await writeHistory(manager, cohort, enrolments, coordinator);
  }

  /** Archived since the summer, and large enough for statistics to mean something. */
  private async writeBefore(manager: EntityManager, { course, asked, places, people }: Cast) {
    const trainer = people.get('formatrice@percolateur.test')!;
    const slots = halfDaysFrom(this.clock.now(), -84);
    const cohort = await writeCohort(manager, {
      status: 'archived',
      slots,
      organisation: places.caen,
      course,
      trainer,
      town: 'Lisieux',
      venueName: 'Tiers-lieu',
      venueAddress: '9 rue de l’Exemple, 14100 Lisieux',
      capacity: learners.before.length,
    });
    const group = learners.before.map(({ email }) => people.get(email)!);
    const invitedAt = new Date(slots[0].startsAt.getTime() - 24 * dayMs);
    const enrolments = await writeEnrolments(manager, cohort, group, invitedAt, () => 'accepted');
    for (const halfDay of cohort.halfDays) {
      await writeSignatures(manager, halfDay, group, trainer);
    }
    const { finalQuizId } = course.document.completion;
    const again = positioningAgain(course.document);
    const lastHour = new Date(slots[3].endsAt.getTime() - 60 * 60_000);
    for (const [index, enrolment] of enrolments.entries()) {
      const before = new Date(slots[0].startsAt.getTime() - (20 - index) * 60 * 60_000);
      await writeAttempt(manager, enrolment, asked, 'positionnement', before, 2 + (index % 7));
      await writeAttempt(manager, enrolment, asked, finalQuizId, lastHour, index % 6);
      if (again)
        await writeAttempt(manager, enrolment, asked, again.id, slots[3].endsAt, index % 4);
    }
    await writeSurveys(manager, cohort, enrolments);
    const coordinator = people.get('coordination@percolateur.test')!;
    await writeHistory(manager, cohort, enrolments, coordinator);
  }

  /** Closed a few weeks ago: three followed all of it and passed, one missed the last half-day. */
  private async writeClosed(manager: EntityManager, { course, asked, places, people }: Cast) {
    const now = this.clock.now();
    const trainer = people.get('formatrice@percolateur.test')!;
    const slots = halfDaysFrom(now, -35);
    const cohort = await writeCohort(manager, {
      status: 'closed',
      slots,
      organisation: places.caen,
      course,
      trainer,
      town: 'Bayeux',
      venueName: 'Espace public numérique',
      venueAddress: '4 rue de l’Exemple, 14400 Bayeux',
    });
    const group = learners.closed.map(({ email }) => people.get(email)!);
    const invitedAt = new Date(slots[0].startsAt.getTime() - 24 * dayMs);
    const enrolments = await writeEnrolments(manager, cohort, group, invitedAt, () => 'accepted');
    for (const [index, halfDay] of cohort.halfDays.entries()) {
      await writeSignatures(manager, halfDay, index === 3 ? group.slice(0, 3) : group, trainer);
      await writeLessonsDone(manager, enrolments, course, index + 1, halfDay.startsAt);
    }
    const { finalQuizId } = course.document.completion;
    const lastHour = new Date(slots[3].endsAt.getTime() - 60 * 60_000);
    const again = positioningAgain(course.document);
    for (const [index, enrolment] of enrolments.slice(0, 3).entries()) {
      const before = new Date(slots[0].startsAt.getTime() - (6 - index) * dayMs);
      await writeAttempt(manager, enrolment, asked, 'positionnement', before, 4 + index);
      await writeAttempt(manager, enrolment, asked, finalQuizId, lastHour, index);
      if (again) await writeAttempt(manager, enrolment, asked, again.id, slots[3].endsAt, index);
    }
    await writeProfiles(manager, enrolments, slots[0].startsAt);
    await writeRehearsals(manager, cohort, enrolments, trainer);
    await this.completion.evaluateAll(
      manager,
      enrolments.map(({ id }) => id),
    );
    await manager.update(Enrolment, { id: enrolments[3].id }, { status: 'not_completed' });
    const person = people.get('coordination@percolateur.test')!;
    await writeHistory(manager, cohort, enrolments, person);
    const { id, firstName, lastName, email } = person;
    const { caen } = places;
    const role = {
      organisationId: caen.id,
      organisationName: caen.name,
      organisationKind: caen.kind,
      role: 'coordinator' as const,
    };
    const coordinator = {
      ...{ id, records: [id], enteredAs: id },
      firstName,
      lastName,
      email,
      hasPassword: true,
      learner: false,
      openedAt: new Date(),
      roles: [role],
    };
    return { cohortId: cohort.id, enrolments, coordinator };
  }
}

/** What three people wrote after their first half-day, and nobody has read yet. */
const harvested = [
  'ELIZA, décrite en 1966, repérait des mots et renvoyait des formules. Je le vérifierais dans l’article de Weizenbaum.',
  'L’IA existe depuis longtemps. Je regarderais sur internet.',
  'Prolog est né à Marseille en 1972. Je demanderais à la médiathèque le récit de ses auteurs.',
];

const minutesSince = (from: Date, now: Date) => (now.getTime() - from.getTime()) / 60_000;
