import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CohortView, NewCohort, NewSeries } from '@percolateur/contract';
import { checkHalfDays, isDatedBack, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { CourseService } from '../../learning/course/course.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { OrganisationService } from '../../people/organisation/organisation.service';
import { Clock } from '../../platform/clock';
import { InputInvalid } from '../../platform/problem.filter';
import { AuditEvent } from '../../record/audit-event.entity';
import { Cohort } from '../../record/cohort.entity';
import { CourseVersion } from '../../record/course-version.entity';
import { HalfDay } from '../../record/half-day.entity';
import type { Organisation } from '../../record/organisation.entity';
import { AgendaService } from './agenda.service';
import { checkSeatPlan, checkTimeZone, checkTrainers } from './cohort-input';
import { CohortReader } from './cohort-reader.service';
import { plannedHalfDays, templateHalfDays } from './half-day-plan';
import type { PlannedHalfDay } from './half-day-plan';

/** What a cohort is given when its coordinator says nothing. */
const custom = { timeZone: 'Europe/Paris', capacity: 12, minimumSeats: 0, targetSeats: 0 };

/** A cohort to create, all that it will be. */
interface Draft {
  fields: Partial<Cohort> & Pick<Cohort, 'id' | 'timeZone'>;
  halfDays: PlannedHalfDay[];
  trainerIds: readonly string[];
}

/** Creating cohorts, one or a series. */
@Injectable()
export class CohortCreation {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly agenda: AgendaService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly courses: CourseService,
    private readonly organisations: OrganisationService,
    private readonly reader: CohortReader,
  ) {}

  /**
   * Creates a draft from a first day: the newest course, its four half-days at the customary hours.
   * The same request again answers the same cohort.
   * @throws Refusal `not-found`, `forbidden`, `input-invalid`, `half-day-invalid`,
   * `half-day-overlaps`, `id-reused`, `cohort-incomplete` before any course was imported
   */
  async create(caller: Caller, request: NewCohort): Promise<CohortView> {
    const hub = await this.organisations.find(caller, request.organisationId, 'cohort.write');
    const draft = await this.draft(hub, request, await this.versionFor(request.courseVersionId));
    await this.db.transaction((manager) =>
      this.insert(manager, caller, hub, [draft], fingerprint(request)),
    );
    return this.reader.view(caller, request.id);
  }

  /**
   * Creates the drafts of a series, all or none; afterwards each lives its own life. The same request
   * again answers the same cohorts.
   * @throws Refusal what `create` throws
   */
  async createSeries(
    caller: Caller,
    request: NewSeries,
  ): Promise<{ seriesId: string; cohortIds: string[] }> {
    const { id: seriesId, sessions, ...shared } = request;
    const hub = await this.organisations.find(caller, shared.organisationId, 'cohort.write');
    const version = await this.versionFor(shared.courseVersionId);
    const drafts: Draft[] = [];
    for (const session of sessions) {
      const cohort = { ...shared, ...session, firstDay: session.halfDays[0]!.day };
      const draft = await this.draft(hub, cohort, version);
      drafts.push({ ...draft, fields: { ...draft.fields, seriesId } });
    }
    await this.db.transaction((manager) =>
      this.insert(manager, caller, hub, drafts, fingerprint(request)),
    );
    return { seriesId, cohortIds: drafts.map(({ fields }) => fields.id) };
  }

  /** What a request comes to, checked in itself. */
  private async draft(
    hub: Organisation,
    { halfDays: plans, firstDay, trainerIds = [], messagesPaused = false, ...told }: NewCohort,
    courseVersionId: string,
  ): Promise<Draft> {
    const course = await this.courses.document(courseVersionId);
    const fields = {
      ...custom,
      title: `${course.title}, ${hub.city}`.slice(0, 200),
      ...told,
      courseVersionId,
      messagesPausedAt: messagesPaused ? this.clock.now() : null,
    };
    checkTimeZone(fields.timeZone);
    checkSeatPlan(fields);
    const mode = told.remoteLink && !told.venueName ? 'remote' : 'room';
    const halfDays = plans
      ? plannedHalfDays(plans, fields.timeZone)
      : templateHalfDays(firstDay, fields.timeZone, course, mode);
    checkHalfDays(halfDays, fields.timeZone);
    return { fields, halfDays, trainerIds };
  }

  /** Inserts them unless this very request was served before. */
  private async insert(
    manager: EntityManager,
    caller: Caller,
    hub: Organisation,
    drafts: readonly Draft[],
    request: string,
  ): Promise<void> {
    const createdAt = this.clock.now();
    const { raw } = await manager
      .createQueryBuilder()
      .insert()
      .into(Cohort)
      .values(
        drafts.map(({ fields, halfDays }) => ({
          ...fields,
          datedBackById: isDatedBack(halfDays, createdAt) ? caller.id : null,
          createdAt,
        })),
      )
      .orIgnore()
      .returning('id')
      .execute();
    if (raw.length < drafts.length) {
      // Some of these ids are others’: nothing of this request stays.
      if (raw.length > 0) throw new Refusal('id-reused');
      return this.checkSameRequest(manager, drafts, request);
    }
    const { trainerIds } = drafts[0]!;
    await checkTrainers(manager, hub.id, trainerIds);
    for (const { fields, halfDays } of drafts) {
      const { id: cohortId } = fields;
      await this.agenda.checkFree(manager, fields, halfDays, trainerIds);
      await manager.createQueryBuilder().relation(Cohort, 'trainers').of(cohortId).add(trainerIds);
      const rows = halfDays.map((halfDay, index) => ({
        ...{ ...halfDay, id: uuidv7(), cohortId, position: index + 1 },
      }));
      await manager.insert(HalfDay, rows);
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'cohort.created',
        objectType: 'cohort',
        objectId: cohortId,
        organisationId: hub.id,
        detail: { request },
      });
    }
  }

  /** The version asked for, or the newest. */
  private async versionFor(asked: string | undefined): Promise<string> {
    if (!asked) {
      const newest = await this.courses.newestVersion();
      if (!newest) throw new Refusal('cohort-incomplete', { missing: 'une version du cours' });
      return newest;
    }
    const known = await this.db.manager.existsBy(CourseVersion, { id: asked });
    if (known) return asked;
    throw new InputInvalid([{ path: ['courseVersionId'], message: 'Cette version est inconnue.' }]);
  }

  private async checkSameRequest(
    manager: EntityManager,
    drafts: readonly Draft[],
    request: string,
  ): Promise<void> {
    for (const { fields } of drafts) {
      const event = await manager.findOneBy(AuditEvent, {
        objectType: 'cohort',
        objectId: fields.id,
        action: 'cohort.created',
      });
      if (event?.detail.request !== request) throw new Refusal('id-reused');
    }
  }
}

/** Parsed requests have their keys in the order of the schema. */
const fingerprint = (request: NewCohort | NewSeries) =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex');
