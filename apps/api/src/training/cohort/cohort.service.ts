import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CohortTransition, CohortView, NewCohort } from '@percolateur/contract';
import {
  checkHalfDays,
  checkTransition,
  checkConfirmDates,
  isDatedBack,
  isDueToRun,
  Refusal,
} from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { AccessService } from '../../people/access/access.service';
import { AuditEvent } from '../../record/audit-event.entity';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { CourseService } from '../../learning/course/course.service';
import { CourseVersion } from '../../record/course-version.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { OrganisationService } from '../../people/organisation/organisation.service';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { InputInvalid } from '../../platform/problem.filter';
import { QuizService } from '../../learning/quiz/quiz.service';
import { AgendaService } from './agenda.service';
import { checkTimeZone, checkTrainers } from './cohort-input';
import { CohortReader, openingFacts } from './cohort-reader.service';
import { Cohort } from '../../record/cohort.entity';
import { plannedHalfDays, templateHalfDays } from './half-day-plan';
import { HalfDay } from '../../record/half-day.entity';
import { SeatService } from './seat.service';

/** What a cohort is given when its coordinator says nothing. */
const template = { timeZone: 'Europe/Paris', capacity: 12 };

/** The life of a cohort. */
@Injectable()
export class CohortService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly agenda: AgendaService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly courses: CourseService,
    private readonly mail: MailQueue,
    private readonly organisations: OrganisationService,
    private readonly quizzes: QuizService,
    private readonly reader: CohortReader,
    private readonly seats: SeatService,
  ) {}

  /**
   * Creates a draft from a first day: the newest course, its four half-days at the customary hours.
   * The same request again answers the same cohort.
   * @throws Refusal `not-found`, `forbidden`, `input-invalid`, `half-day-invalid`,
   * `half-day-overlaps`, `id-reused`, `cohort-incomplete` before any course was imported
   */
  async create(caller: Caller, request: NewCohort): Promise<CohortView> {
    const hub = await this.organisations.find(caller, request.organisationId, 'cohort.write');
    const courseVersionId = await this.versionFor(request);
    const course = await this.courses.document(courseVersionId);
    const { id, halfDays: plans, firstDay, trainerIds = [], ...told } = request;
    const fields = {
      ...template,
      title: `${course.title}, ${hub.city}`.slice(0, 200),
      ...told,
      courseVersionId,
    };
    checkTimeZone(fields.timeZone);
    const mode = told.remoteLink && !told.venueName ? 'remote' : 'room';
    const halfDays = plans
      ? plannedHalfDays(plans, fields.timeZone)
      : templateHalfDays(firstDay, fields.timeZone, course, mode);
    checkHalfDays(halfDays, fields.timeZone);
    const datedBackById = isDatedBack(halfDays, this.clock.now()) ? caller.id : null;

    await this.db.transaction(async (manager) => {
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(Cohort)
        .values({ ...fields, id, datedBackById, createdAt: this.clock.now() })
        .orIgnore()
        .returning('id')
        .execute();
      if (raw.length === 0) return this.checkSameRequest(manager, request);
      await checkTrainers(manager, hub.id, trainerIds);
      await this.agenda.checkFree(manager, { id, timeZone: fields.timeZone }, halfDays, trainerIds);
      await manager.createQueryBuilder().relation(Cohort, 'trainers').of(id).add(trainerIds);
      await manager.insert(
        HalfDay,
        halfDays.map((halfDay, index) => ({
          ...halfDay,
          id: uuidv7(),
          cohortId: id,
          position: index + 1,
        })),
      );
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'cohort.created',
        objectType: 'cohort',
        objectId: id,
        organisationId: hub.id,
        detail: { request: fingerprint(request) },
      });
    });
    return this.reader.view(caller, id);
  }

  /**
   * Moves a cohort along its life; where it already is, nothing changes. Closing ends the attempts
   * still open and settles who did not complete the course, going back reopens their way.
   * @throws Refusal `not-found`, `forbidden`, and whatever `checkTransition` throws
   */
  async move(
    caller: Caller,
    cohortId: string,
    { to, reason }: z.infer<typeof CohortTransition>,
  ): Promise<CohortView> {
    await this.access.cohort(caller, cohortId, 'cohort.write');
    await this.db.transaction(async (manager) => {
      const locked = await this.seats.lock(manager, cohortId);
      if (locked.status === to) return;
      const { trainers } = await manager.findOneOrFail(Cohort, {
        where: { id: cohortId },
        relations: { trainers: true },
      });
      const cohort = await this.reader.reading(manager, Object.assign(locked, { trainers }));
      const closing = await this.reader.closingFacts(manager, cohort);
      const facts = { opening: openingFacts(cohort), closing };
      checkTransition({ from: cohort.status, to, reason, facts });
      await this.change(manager, cohort, { to, reason, actorId: caller.id });
    });
    await this.mail.sweepSoon();
    return this.reader.view(caller, cohortId);
  }

  /**
   * Confirms dates that were past when somebody else put them down: signatures and documents may
   * follow.
   * @throws Refusal `not-found`, `forbidden`, `second-person`, `transition-not-allowed`
   */
  async confirmDates(caller: Caller, cohortId: string): Promise<CohortView> {
    const { trainers } = await this.access.cohort(caller, cohortId, 'cohort.write');
    await this.db.transaction(async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      if (cohort.datesConfirmedById === caller.id) return;
      checkConfirmDates(
        caller.id,
        cohort,
        trainers.map(({ id }) => id),
      );
      await manager.update(Cohort, { id: cohortId }, { datesConfirmedById: caller.id });
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'cohort.dates-confirmed',
        objectType: 'cohort',
        objectId: cohortId,
        organisationId: cohort.organisationId,
      });
    });
    return this.reader.view(caller, cohortId);
  }

  /**
   * Opens the running of every open cohort whose first half-day has begun, for the worker’s sweep.
   * Answers how many.
   */
  async beginDue(now: Date): Promise<number> {
    const due = await this.db.query<{ id: string }[]>(
      `select c.id from cohort c where c.status = 'open'
       and exists (select from half_day h where h.cohort_id = c.id and h.starts_at <= $1)`,
      [now],
    );
    let begun = 0;
    for (const { id } of due) {
      await this.db.transaction(async (manager) => {
        const cohort = await this.seats.lock(manager, id);
        if (!isDueToRun(cohort, now)) return;
        await this.change(manager, cohort, { to: 'running', actorId: null });
        begun += 1;
      });
    }
    return begun;
  }

  private async change(
    manager: EntityManager,
    { id, status: from, organisationId }: Cohort,
    { to, reason, actorId }: z.infer<typeof CohortTransition> & { actorId: string | null },
  ): Promise<void> {
    const cancelled = { cancelledAt: this.clock.now(), cancellationReason: reason ?? null };
    await manager.update(Cohort, { id }, { status: to, ...(to === 'cancelled' && cancelled) });
    const settle = (before: Enrolment['status'], after: Enrolment['status']) =>
      manager.update(Enrolment, { cohortId: id, status: before }, { status: after });
    if (to === 'closed' && from === 'running') {
      await this.quizzes.endOpenAttempts(manager, id);
      await settle('accepted', 'not_completed');
    }
    if (to === 'running' && from === 'closed') await settle('not_completed', 'accepted');
    await this.audit.record(manager, {
      actorId,
      action: 'cohort.moved',
      objectType: 'cohort',
      objectId: id,
      organisationId,
      reason: reason ?? null,
      detail: { from, to },
    });
  }

  /** The version asked for, or the newest. */
  private async versionFor({ courseVersionId }: NewCohort): Promise<string> {
    if (!courseVersionId) {
      const newest = await this.courses.newestVersion();
      if (!newest) throw new Refusal('cohort-incomplete', { missing: 'une version du cours' });
      return newest;
    }
    const known = await this.db.manager.existsBy(CourseVersion, { id: courseVersionId });
    if (known) return courseVersionId;
    throw new InputInvalid([{ path: ['courseVersionId'], message: 'Cette version est inconnue.' }]);
  }

  private async checkSameRequest(manager: EntityManager, request: NewCohort): Promise<void> {
    const event = await manager.findOneBy(AuditEvent, {
      objectType: 'cohort',
      objectId: request.id,
      action: 'cohort.created',
    });
    if (event?.detail.request !== fingerprint(request)) throw new Refusal('id-reused');
  }
}

/** Parsed requests have their keys in the order of the schema. */
const fingerprint = (request: NewCohort) =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex');
