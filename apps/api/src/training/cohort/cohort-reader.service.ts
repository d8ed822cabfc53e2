import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CohortRow, CohortStatus, CohortView } from '@percolateur/contract';
import {
  closingGaps,
  localDate,
  mayAnywhere,
  nextStatuses,
  openingGaps,
  publicHoliday,
  frenchDate,
  seatsTaken,
  typeset,
} from '@percolateur/domain';
import type { ClosingFacts } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { halfDayView } from '../attendance/half-day-view';
import type { Caller } from '../../people/auth/caller';
import { CourseService } from '../../learning/course/course.service';
import { CourseVersion } from '../../record/course-version.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Organisation } from '../../record/organisation.entity';
import { Clock } from '../../platform/clock';
import { cohortAlarms } from './cohort-alarms';
import { cohortFacts } from './cohort-facts';
import type { CohortFacts } from './cohort-facts';
import { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { asHolder } from './seat.service';

/** A cohort with everything that a list or a page says of it. */
type Reading = Cohort & {
  organisation: Organisation;
  enrolments: Enrolment[];
  facts: CohortFacts;
};

/** Shows cohorts to those who run or teach them. */
@Injectable()
export class CohortReader {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly clock: Clock,
  ) {}

  /** Cohorts that the caller runs or teaches; those to come and under way first. */
  async list(
    caller: Caller,
    filter: { status?: CohortStatus; organisationId?: string },
  ): Promise<CohortRow[]> {
    const hubs = caller.roles.map(({ organisationId }) => organisationId);
    const cohorts = await this.db.manager.find(Cohort, {
      where: mayAnywhere(caller, 'hub.create') ? filter : { organisationId: In(hubs), ...filter },
      relations: { trainers: true },
    });
    const visible = cohorts.filter((cohort) => this.access.mayOn(caller, cohort, 'cohort.read'));
    const readings = await this.readings(this.db.manager, visible);
    return readings.sort(byUrgency).map((cohort) => this.row(cohort));
  }

  /** @throws Refusal `not-found` */
  async view(caller: Caller, cohortId: string): Promise<CohortView> {
    const cohort = await this.access.cohort(caller, cohortId, 'cohort.read');
    const reading = await this.reading(this.db.manager, cohort);
    const { organisation, halfDays, trainers, enrolments, timeZone } = reading;
    const version = await this.db.manager.findOneOrFail(CourseVersion, {
      where: { id: cohort.courseVersionId },
      select: { id: true, title: true, version: true },
    });
    const write = this.access.mayOn(caller, cohort, 'cohort.write');
    const opening = openingFacts(reading);
    const closing = await this.closingFacts(this.db.manager, reading);
    const count = (status: Enrolment['status']) =>
      enrolments.filter((each) => each.status === status).length;
    const toInvite = enrolments.filter(
      ({ status, invitedAt }) => status === 'invited' && invitedAt === null,
    ).length;
    return {
      id: cohort.id,
      organisationId: organisation.id,
      organisationName: organisation.name,
      title: cohort.title,
      timeZone,
      venueName: cohort.venueName,
      venueAddress: cohort.venueAddress,
      venueAccess: cohort.venueAccess,
      remoteLink: cohort.remoteLink,
      capacity: cohort.capacity,
      courseVersion: version,
      status: cohort.status,
      revision: cohort.revision,
      halfDays: halfDays.map(halfDayView),
      trainers,
      counts: {
        toInvite,
        invited: count('invited') - toInvite,
        accepted: count('accepted'),
        waitlisted: count('waitlisted'),
        declined: count('declined'),
        withdrawn: count('withdrawn'),
        completed: count('completed'),
      },
      alarms: this.row(reading).alarms,
      openingGaps: openingGaps(opening),
      closingGaps: closingGaps(closing),
      nextStatuses: write
        ? nextStatuses(cohort.status, closing).filter(
            ({ status }) =>
              cohort.status !== 'draft' || status !== 'open' || openingGaps(opening).length === 0,
          )
        : [],
      holidayWarnings: holidayWarnings(reading),
      rights: {
        write,
        certificates: this.access.mayOn(caller, cohort, 'certificate.issue'),
        signing: this.access.mayOn(caller, cohort, 'signing.manage'),
      },
    };
  }

  /** One cohort with all that is said of it. */
  async reading(manager: EntityManager, cohort: Cohort): Promise<Reading> {
    return (await this.readings(manager, [cohort]))[0];
  }

  /** What closing looks at. A course without final assessment has none to miss. */
  async closingFacts(
    manager: EntityManager,
    { courseVersionId, halfDays, facts }: Reading,
  ): Promise<ClosingFacts> {
    const { completion } = await this.courses.document(courseVersionId, manager);
    return {
      halfDays,
      missingSignatures: facts.missingSignatures,
      missingCountersignatures: facts.missingCountersignatures,
      finalsNotPassed: completion.finalQuizId ? facts.finalsNotPassed : 0,
      now: this.clock.now(),
    };
  }

  private async readings(manager: EntityManager, cohorts: Cohort[]): Promise<Reading[]> {
    const ids = cohorts.map(({ id }) => id);
    const ofCohorts = { where: { cohortId: In(ids) } };
    const facts = await cohortFacts(manager, ids, this.clock.now());
    const halfDays = await manager.find(HalfDay, { ...ofCohorts, order: { startsAt: 'ASC' } });
    const enrolments = await manager.find(Enrolment, ofCohorts);
    const organisations = await manager.findBy(Organisation, {
      id: In(cohorts.map(({ organisationId }) => organisationId)),
    });
    const halfDaysOf = Map.groupBy(halfDays, ({ cohortId }) => cohortId);
    const enrolmentsOf = Map.groupBy(enrolments, ({ cohortId }) => cohortId);
    return cohorts.map((cohort) =>
      Object.assign(cohort, {
        organisation: organisations.find(({ id }) => id === cohort.organisationId)!,
        halfDays: halfDaysOf.get(cohort.id) ?? [],
        enrolments: enrolmentsOf.get(cohort.id) ?? [],
        facts: facts.get(cohort.id)!,
      }),
    );
  }

  private row(cohort: Reading): CohortRow {
    const now = this.clock.now();
    const { startsAt, endsAt } = spanOf(cohort);
    const holders = cohort.enrolments.map((enrolment) => ({
      ...asHolder(enrolment),
      invitedAt: enrolment.invitedAt,
    }));
    return {
      id: cohort.id,
      title: cohort.title,
      organisationId: cohort.organisationId,
      organisationName: cohort.organisation.name,
      status: cohort.status,
      timeZone: cohort.timeZone,
      startsAt: startsAt?.toISOString() ?? null,
      endsAt: endsAt?.toISOString() ?? null,
      capacity: cohort.capacity,
      seatsTaken: seatsTaken(holders, now),
      venueName: cohort.venueName,
      alarms: cohortAlarms({
        ...cohort.facts,
        status: cohort.status,
        timeZone: cohort.timeZone,
        startsAt,
        endsAt,
        enrolments: holders,
        now,
      }),
    };
  }
}

/** What opening looks at. */
export const openingFacts = (cohort: Cohort) => ({
  ...cohort,
  trainerIds: cohort.trainers.map(({ id }) => id),
});

const spanOf = ({ halfDays }: Cohort) => ({
  startsAt: halfDays[0]?.startsAt ?? null,
  endsAt: halfDays.at(-1)?.endsAt ?? null,
});

const alive: readonly CohortStatus[] = ['draft', 'open', 'running'];

/** Living cohorts first, the soonest on top; then the others, the latest on top. */
function byUrgency(one: Reading, other: Reading): number {
  const [a, b] = [one, other].map((cohort) => ({
    alive: alive.includes(cohort.status),
    starts: spanOf(cohort).startsAt?.getTime() ?? Infinity,
  }));
  if (a.alive !== b.alive) return a.alive ? -1 : 1;
  if (a.starts === b.starts) return one.id < other.id ? -1 : 1;
  return a.alive === a.starts < b.starts ? -1 : 1;
}

/** « mardi 11 novembre 2025 : Armistice de 1918 », each day once. */
function holidayWarnings({ halfDays, timeZone }: Cohort): string[] {
  const days = new Map(halfDays.map(({ startsAt }) => [localDate(startsAt, timeZone), startsAt]));
  return [...days].flatMap(([day, startsAt]) => {
    const holiday = publicHoliday(day, timeZone);
    return holiday ? [typeset(`${frenchDate(startsAt, timeZone)} : ${holiday}`)] : [];
  });
}
