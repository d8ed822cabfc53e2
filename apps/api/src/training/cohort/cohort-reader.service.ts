import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  AgendaPage,
  CalendarMonth,
  CohortPage,
  CohortQuery,
  CohortRow,
  CohortView,
  PressingCohorts,
  SeriesPlace,
} from '@percolateur/contract';
import {
  closingGaps,
  cohortAlarms,
  localDate,
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
import type { z } from 'zod';
import { AccessService } from '../../people/access/access.service';
import { halfDayView } from '../attendance/half-day-view';
import type { Caller } from '../../people/auth/caller';
import { CourseService } from '../../learning/course/course.service';
import { CourseVersion } from '../../record/course-version.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Organisation } from '../../record/organisation.entity';
import { Clock } from '../../platform/clock';
import { pageFrom, pageSize } from '../../record/searched';
import { cohortIds, pressingAtMost, pressingIds } from './cohort-ids';
import { agendaRows, calendarMonth } from './cohort-calendar';
import { liveFigures } from './cohort-figures';
import { cohortFacts } from './cohort-facts';
import { seriesPlaces } from './series-places';
import type { CohortFacts } from './cohort-facts';
import { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { asHolder } from './seat.service';

/** A cohort with everything that a list or a page says of it. */
type Reading = Cohort & {
  organisation: Organisation;
  enrolments: Enrolment[];
  facts: CohortFacts;
  series: SeriesPlace | null;
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

  /** One page of the cohorts that the caller runs or teaches. */
  async list(caller: Caller, query: CohortQuery): Promise<CohortPage> {
    const ids = await cohortIds(this.db, caller, query, this.clock.now());
    const { rows, next } = pageFrom(ids, (id) => id);
    return { rows: await this.rows(rows), next };
  }

  /** Those with something that cannot wait, and the next to begin. */
  async pressing(caller: Caller, organisationId?: string): Promise<PressingCohorts> {
    const now = this.clock.now();
    const ids = await pressingIds(this.db, caller, organisationId, now);
    const looked = await this.read(ids);
    const rows = looked.map((each) => this.row(each)).filter(({ alarms }) => alarms.length > 0);
    const owed = (count: keyof CohortFacts, statuses: readonly Cohort['status'][]) =>
      looked
        .filter(({ status }) => statuses.includes(status))
        .reduce((sum, { facts }) => sum + facts[count], 0);
    const coming = { organisationId, status: 'live', period: 'coming' } as const;
    const soonest = await this.rows(
      (await cohortIds(this.db, caller, coming, now)).slice(0, pageSize),
    );
    return {
      figures: {
        ...(await liveFigures(this.db, caller, organisationId, now)),
        signatures: owed('missingSignatures', ['open', 'running']),
        documents: owed('withoutDocument', ['closed']),
      },
      rows: rows.slice(0, pageSize).sort((a, b) => startOf(a) - startOf(b)),
      more: rows.length > pageSize || ids.length === pressingAtMost,
      next: soonest.find((row) => startOf(row) > now.getTime() && startOf(row) < Infinity) ?? null,
    };
  }

  /** One page of the half-days to come, or of one day. */
  async agenda(
    caller: Caller,
    query: { organisationId?: string; day?: string; after?: string },
  ): Promise<z.input<typeof AgendaPage>> {
    return pageFrom(await agendaRows(this.db, caller, query, this.clock.now()), ({ id }) => id);
  }

  /** The days of a month that hold sessions. */
  calendar(
    caller: Caller,
    query: { organisationId?: string; month: string },
  ): Promise<CalendarMonth> {
    return calendarMonth(this.db, caller, query);
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
    const { seatsTaken, alarms } = this.row(reading);
    const opening = openingFacts(reading);
    const closing = await this.closingFacts(this.db.manager, reading);
    const count = (status: Enrolment['status']) =>
      enrolments.filter((each) => each.status === status).length;
    const toInvite = enrolments.filter(
      ({ status, invitedAt }) => status === 'invited' && invitedAt === null,
    ).length;
    const now = this.clock.now();
    const expired = enrolments.filter(
      ({ status, answerBefore }) => status === 'invited' && answerBefore && answerBefore <= now,
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
      minimumSeats: cohort.minimumSeats,
      targetSeats: cohort.targetSeats,
      seatsTaken,
      series: reading.series,
      messagesPaused: cohort.messagesPausedAt !== null,
      courseVersion: version,
      status: cohort.status,
      revision: cohort.revision,
      halfDays: halfDays.map((halfDay) => ({
        ...halfDayView(halfDay),
        means: halfDay.signingMeans,
      })),
      trainers,
      counts: {
        toInvite,
        invited: count('invited') - toInvite - expired,
        expired,
        accepted: count('accepted'),
        waitlisted: count('waitlisted'),
        declined: count('declined'),
        withdrawn: count('withdrawn'),
        completed: count('completed'),
        notCompleted: count('not_completed'),
      },
      owed: {
        signatures: reading.facts.missingSignatures,
        countersignatures: reading.facts.missingCountersignatures,
        documents: reading.facts.withoutDocument,
      },
      alarms,
      openingGaps: openingGaps(opening),
      closingGaps: closingGaps(closing),
      nextStatuses: write
        ? nextStatuses(cohort.status, closing).filter(
            ({ status }) =>
              cohort.status !== 'draft' || status !== 'open' || openingGaps(opening).length === 0,
          )
        : [],
      holidayWarnings: holidayWarnings(reading),
      datesToConfirm:
        cohort.datedBackById && !cohort.datesConfirmedById
          ? {
              byMe:
                write &&
                caller.id !== cohort.datedBackById &&
                !trainers.some(({ id }) => id === caller.id),
            }
          : null,
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
      awaitingAgreement: facts.awaitingAgreement,
      missingCountersignatures: facts.missingCountersignatures,
      finalsNotPassed: completion.finalQuizId ? facts.finalsNotPassed : 0,
      rehearsalsNotValidated: facts.rehearsalsNotValidated,
      now: this.clock.now(),
    };
  }

  /** What a list tells of each, in the order asked for. */
  private async rows(ids: readonly string[]): Promise<CohortRow[]> {
    return (await this.read(ids)).map((each) => this.row(each));
  }

  private async read(ids: readonly string[]): Promise<Reading[]> {
    const cohorts = await this.db.manager.findBy(Cohort, { id: In(ids) });
    const readings = await this.readings(this.db.manager, cohorts);
    const read = new Map(readings.map((each) => [each.id, each]));
    return ids.flatMap((id) => read.get(id) ?? []);
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
    const series = await seriesPlaces(manager, cohorts);
    const halfDaysOf = Map.groupBy(halfDays, ({ cohortId }) => cohortId);
    const enrolmentsOf = Map.groupBy(enrolments, ({ cohortId }) => cohortId);
    return cohorts.map((cohort) =>
      Object.assign(cohort, {
        organisation: organisations.find(({ id }) => id === cohort.organisationId)!,
        halfDays: halfDaysOf.get(cohort.id) ?? [],
        enrolments: enrolmentsOf.get(cohort.id) ?? [],
        facts: facts.get(cohort.id)!,
        series: series.get(cohort.id) ?? null,
      }),
    );
  }

  private row(cohort: Reading): CohortRow {
    const now = this.clock.now();
    const { startsAt, endsAt } = spanOf(cohort);
    const holders = cohort.enrolments.map((enrolment) => ({
      ...asHolder(enrolment),
      invitedAt: enrolment.invitedAt,
      walkIn: enrolment.walkIn,
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
      series: cohort.series,
      owed: {
        toIssue: cohort.facts.documentsToIssue,
        toCorrect: cohort.facts.documentsToCorrect,
        countersignatures: cohort.facts.missingCountersignatures,
      },
      alarms: cohortAlarms({
        minimumSeats: cohort.minimumSeats,
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

const startOf = ({ startsAt }: CohortRow) => (startsAt ? Date.parse(startsAt) : Infinity);

/** « mardi 11 novembre 2025 : Armistice de 1918 », each day once. */
function holidayWarnings({ halfDays, timeZone }: Cohort): string[] {
  const days = new Map(halfDays.map(({ startsAt }) => [localDate(startsAt, timeZone), startsAt]));
  return [...days].flatMap(([day, startsAt]) => {
    const holiday = publicHoliday(day, timeZone);
    return holiday ? [typeset(`${frenchDate(startsAt, timeZone)} : ${holiday}`)] : [];
  });
}
