import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  CohortTemplateEdit,
  CohortTemplateModel,
  CohortTemplate as TemplateView,
} from '@percolateur/contract';
import { localDate, localTime, Refusal, untimedTitle, workingDaysApart } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import type { AuditAction } from '../../record/audit-event.entity';
import type { Cohort } from '../../record/cohort.entity';
import { CohortTemplate } from '../../record/cohort-template.entity';
import { HalfDay } from '../../record/half-day.entity';
import { checkSeatPlan, checkTimeZone, checkTrainers } from './cohort-input';

/** The templates of a hub: sessions without dates, kept to begin others from. */
@Injectable()
export class CohortTemplates {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
  ) {}

  /** By name. @throws Refusal `not-found` or `forbidden` */
  async of(caller: Caller, organisationId: string): Promise<TemplateView[]> {
    this.access.organisation(caller, organisationId, 'cohort.write');
    const order = { name: 'ASC', id: 'ASC' } as const;
    const found = await this.db.manager.find(CohortTemplate, { where: { organisationId }, order });
    return found.map(viewOf);
  }

  /**
   * Keeps a session as a template, held to its version of the course until somebody says otherwise.
   * Asked again with the same id, it changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `id-reused`
   */
  async keep(
    caller: Caller,
    cohortId: string,
    { id, name }: { id: string; name: string },
  ): Promise<TemplateView> {
    const cohort = await this.access.cohort(caller, cohortId, 'cohort.write');
    return this.db.transaction(async (manager) => {
      const { organisationId } = cohort;
      const halfDays = await manager.find(HalfDay, {
        where: { cohortId },
        order: { startsAt: 'ASC' },
      });
      const model = modelOf(cohort, halfDays);
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(CohortTemplate)
        .values({ id, organisationId, name, model })
        .orIgnore()
        .returning('id')
        .execute();
      const template = await manager.findOneByOrFail(CohortTemplate, { id });
      if (raw.length > 0) await this.record(manager, caller, template, 'cohort-template.kept');
      else if (template.organisationId !== organisationId || template.name !== name) {
        throw new Refusal('id-reused');
      }
      return viewOf(template);
    });
  }

  /**
   * Changes a template; no session made from it changes.
   * @throws Refusal `not-found`, `forbidden`, `input-invalid`, `stale-edit` when somebody did meanwhile
   */
  async edit(
    caller: Caller,
    id: string,
    { name, revision, ...model }: CohortTemplateEdit,
  ): Promise<TemplateView> {
    return this.db.transaction(async (manager) => {
      const template = await this.locked(manager, caller, id);
      const same = template.name === name && isDeepStrictEqual(template.model, model);
      if (template.revision !== revision) {
        // The answer to an edit that came is lost sometimes: it comes again.
        if (same && template.revision === revision + 1) return viewOf(template);
        throw new Refusal('stale-edit');
      }
      checkTimeZone(model.timeZone);
      checkSeatPlan(model);
      await checkTrainers(manager, template.organisationId, model.trainerIds);
      const saved = await manager.save(Object.assign(template, { name, model }));
      await this.record(manager, caller, saved, 'cohort-template.edited');
      return viewOf(saved);
    });
  }

  /** @throws Refusal `not-found` or `forbidden` */
  async remove(caller: Caller, id: string): Promise<void> {
    await this.db.transaction(async (manager) => {
      const template = await this.locked(manager, caller, id);
      await manager.delete(CohortTemplate, { id });
      await this.record(manager, caller, template, 'cohort-template.removed');
    });
  }

  private async locked(manager: EntityManager, caller: Caller, id: string) {
    const template = await manager.findOne(CohortTemplate, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!template) throw new Refusal('not-found');
    this.access.organisation(caller, template.organisationId, 'cohort.write');
    return template;
  }

  private record(
    manager: EntityManager,
    { id: actorId }: Caller,
    { id: objectId, organisationId }: CohortTemplate,
    action: AuditAction,
  ): Promise<void> {
    const objectType = 'cohort-template';
    return this.audit.record(manager, { actorId, organisationId, action, objectType, objectId });
  }
}

const viewOf = ({ id, organisationId, name, revision, model }: CohortTemplate): TemplateView => ({
  ...model,
  ...{ id, organisationId, name, revision },
});

/** A session without what is its own: its dates, and the month of its title. */
function modelOf(cohort: Cohort, halfDays: readonly HalfDay[]): CohortTemplateModel {
  const { timeZone } = cohort;
  const dayOf = ({ startsAt }: HalfDay) => localDate(startsAt, timeZone);
  const apart = workingDaysApart(halfDays.map(dayOf), timeZone);
  const first = halfDays[0];
  return {
    title: first ? untimedTitle(cohort.title, dayOf(first)) : cohort.title,
    timeZone,
    venueName: cohort.venueName,
    venueAddress: cohort.venueAddress,
    venueAccess: cohort.venueAccess,
    remoteLink: cohort.remoteLink,
    capacity: cohort.capacity,
    minimumSeats: cohort.minimumSeats,
    targetSeats: cohort.targetSeats,
    trainerIds: cohort.trainers.map(({ id }) => id),
    courseVersionId: cohort.courseVersionId,
    messagesPaused: cohort.messagesPausedAt !== null,
    halfDays: halfDays.map((halfDay) => ({
      title: halfDay.title,
      mode: halfDay.mode,
      after: apart.get(dayOf(halfDay))!,
      start: localTime(halfDay.startsAt, timeZone),
      end: localTime(halfDay.endsAt, timeZone),
      means: halfDay.signingMeans,
    })),
  };
}
