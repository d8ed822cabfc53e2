import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CohortEdit, CohortView } from '@percolateur/contract';
import {
  checkChangeable,
  checkHalfDayEdit,
  checkMeansChoice,
  followsCourse,
  isDatedBack,
  listed,
  openingGaps,
  Refusal,
  scheduleChanges,
  seatsTaken,
} from '@percolateur/domain';
import type { DatedBack } from '@percolateur/domain';
import { DataSource, In, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccessService } from '../../people/access/access.service';
import { Signature } from '../../record/signature.entity';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { CompletionService } from '../../learning/completion/completion.service';
import { Enrolment } from '../../record/enrolment.entity';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { InputInvalid } from '../../platform/problem.filter';
import { AgendaService } from './agenda.service';
import { checkSeatPlan, checkTimeZone, checkTrainers } from './cohort-input';
import { CohortReader, openingFacts } from './cohort-reader.service';
import { Cohort } from '../../record/cohort.entity';
import { plannedHalfDays } from './half-day-plan';
import type { PlannedHalfDay } from './half-day-plan';
import { HalfDay } from '../../record/half-day.entity';
import { PastSchedule } from '../../record/past-schedule.entity';
import { scheduleOf, storedSchedule } from '../../record/schedule';
import { asHolder, SeatService } from './seat.service';

const fieldNames = [
  'title',
  'timeZone',
  'venueName',
  'venueAddress',
  'venueAccess',
  'remoteLink',
  'capacity',
  'minimumSeats',
  'targetSeats',
] as const;

/** Changing a cohort: its fields, its team and its dates, all or nothing. */
@Injectable()
export class CohortEditService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly agenda: AgendaService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly completion: CompletionService,
    private readonly mail: MailQueue,
    private readonly reader: CohortReader,
    private readonly seats: SeatService,
  ) {}

  /**
   * Changes what is told. An edit that asks for what is already so changes nothing, however old the
   * reading it was made on.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`, `stale-edit`, `input-invalid`,
   * `cohort-incomplete` for an open cohort left without what opening asked for,
   * `half-day-has-signatures`, `half-day-invalid`, `half-day-overlaps`, `signing-means-kept`
   */
  async edit(caller: Caller, cohortId: string, edit: CohortEdit): Promise<CohortView> {
    await this.access.cohort(caller, cohortId, 'cohort.write');
    await this.db.transaction(async (manager) => {
      const before = await this.load(manager, cohortId);
      const after = changed(before, edit);
      const fields = fieldsThatDiffer(before, after);
      if (fields.length === 0) return;
      checkChangeable(before.status);
      if (before.revision !== edit.revision) throw new Refusal('stale-edit');
      await this.check(manager, before, after);
      if (fields.includes('halfDays') || fields.includes('trainers')) {
        await this.checkAgendas(manager, before, after);
      }
      await this.save(manager, before, after, this.datedBack(caller, before, after));
      if (fields.includes('halfDays')) await this.judgeAnew(manager, cohortId);
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'cohort.edited',
        objectType: 'cohort',
        objectId: cohortId,
        organisationId: before.organisationId,
        detail: { fields: fields.join() },
      });
    });
    await this.mail.sweepSoon();
    return this.reader.view(caller, cohortId);
  }

  /** The cohort locked, its half-days too, so that no signature arrives while they move. */
  private async load(manager: EntityManager, cohortId: string): Promise<Cohort> {
    const cohort = await this.seats.lock(manager, cohortId);
    const halfDays = await manager.find(HalfDay, {
      where: { cohortId },
      order: { startsAt: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const { trainers } = await manager.findOneOrFail(Cohort, {
      where: { id: cohortId },
      relations: { trainers: true },
    });
    return Object.assign(cohort, { halfDays, trainers });
  }

  private async check(manager: EntityManager, before: Cohort, after: Wanted): Promise<void> {
    checkTimeZone(after.timeZone);
    checkSeatPlan(after);
    const newcomers = after.trainerIds.filter((id) => !trainerIdsOf(before).includes(id));
    await checkTrainers(manager, before.organisationId, newcomers);
    await this.checkHalfDays(manager, before, after);
    const gaps = openingGaps({ ...openingFacts(before), ...after });
    if (before.status !== 'draft' && gaps.length > 0) {
      throw new Refusal('cohort-incomplete', { missing: listed(gaps) });
    }
    const enrolments = await manager.findBy(Enrolment, { cohortId: before.id });
    const learns = enrolments.some(
      ({ personId, status }) => followsCourse(status) && newcomers.includes(personId),
    );
    if (learns) throw new Refusal('staff-learner');
    const taken = seatsTaken(enrolments.map(asHolder), this.clock.now());
    if (after.capacity < before.capacity && after.capacity < taken) {
      const message = `Places déjà prises : ${taken}.`;
      throw new InputInvalid([{ path: ['capacity'], message }]);
    }
  }

  private async checkAgendas(manager: EntityManager, { id }: Cohort, after: Wanted): Promise<void> {
    const enrolments = await manager.findBy(Enrolment, { cohortId: id });
    const learners = enrolments.filter(({ status }) => followsCourse(status));
    await this.agenda.checkFree(manager, { id, timeZone: after.timeZone }, after.halfDays, [
      ...after.trainerIds,
      ...learners.map(({ personId }) => personId),
    ]);
  }

  /** Half-days added or removed may complete the course for somebody, or no longer. */
  private async judgeAnew(manager: EntityManager, cohortId: string): Promise<void> {
    const enrolments = await manager.findBy(Enrolment, { cohortId });
    const learners = enrolments.filter(({ status }) => followsCourse(status));
    await this.completion.evaluateAll(
      manager,
      learners.map(({ id }) => id),
    );
  }

  private async checkHalfDays(
    manager: EntityManager,
    { halfDays }: Cohort,
    after: Wanted,
  ): Promise<void> {
    const known = new Set(halfDays.map(({ id }) => id));
    const told = after.halfDays.flatMap(({ id }) => id ?? []);
    if (new Set(told).size !== told.length || told.some((id) => !known.has(id))) {
      const message = 'Une demi-journée est inconnue, ou citée deux fois.';
      throw new InputInvalid([{ path: ['halfDays'], message }]);
    }
    const signatures = await manager.findBy(Signature, { halfDayId: In([...known]) });
    const signed = halfDays.map((halfDay) => ({
      ...halfDay,
      signatureCount: signatures.filter(({ halfDayId }) => halfDayId === halfDay.id).length,
    }));
    checkHalfDayEdit(signed, after.halfDays, after.timeZone);
    for (const { before, means } of otherMeans(halfDays, after.halfDays)) {
      checkMeansChoice(before, means);
    }
  }

  /** Half-days put down, or moved, once they are over wait for a second person. */
  private datedBack({ id }: Caller, before: Cohort, after: Wanted): Partial<DatedBack> {
    const moved = after.halfDays.filter((halfDay) => {
      const known = before.halfDays.find((each) => each.id === halfDay.id);
      return (
        known?.startsAt.getTime() !== halfDay.startsAt.getTime() ||
        known.endsAt.getTime() !== halfDay.endsAt.getTime()
      );
    });
    return isDatedBack(moved, this.clock.now())
      ? { datedBackById: id, datesConfirmedById: null }
      : {};
  }

  private async save(
    manager: EntityManager,
    before: Cohort,
    after: Wanted,
    datedBack: Partial<DatedBack>,
  ): Promise<void> {
    const { id } = before;
    await this.keepSchedule(manager, before, after);
    const { halfDays, trainerIds, ...fields } = after;
    await manager.update(Cohort, { id }, { ...fields, ...datedBack });
    await manager
      .createQueryBuilder()
      .relation(Cohort, 'trainers')
      .of(id)
      .addAndRemove(trainerIds, trainerIdsOf(before));
    await this.saveHalfDays(manager, before, halfDays);
    // Nobody answers an invitation once the course has begun.
    await manager
      .createQueryBuilder()
      .update(Enrolment)
      .set({ answerBefore: halfDays[0].startsAt })
      .where('cohortId = :id and status = :status and answerBefore > :start', {
        id,
        status: 'invited',
        start: halfDays[0].startsAt,
      })
      .execute();
    await this.seats.fill(manager, await this.seats.lock(manager, id));
  }

  /** What people were told is kept before it changes: the difference is what they are told next. */
  private async keepSchedule(manager: EntityManager, before: Cohort, after: Wanted): Promise<void> {
    const halfDays = after.halfDays.map(({ id = '', ...halfDay }) => ({ id, ...halfDay }));
    if (scheduleChanges(scheduleOf(before), { ...after, halfDays }).length === 0) return;
    const announced =
      before.status !== 'draft' ||
      (await manager.existsBy(Enrolment, { cohortId: before.id, invitedAt: Not(IsNull()) }));
    if (!announced) return;
    await manager.insert(PastSchedule, {
      cohortId: before.id,
      revision: before.revision,
      changedAt: this.clock.now(),
      schedule: storedSchedule(before),
    });
  }

  private async saveHalfDays(
    manager: EntityManager,
    { id: cohortId, halfDays: before }: Cohort,
    after: readonly PlannedHalfDay[],
  ): Promise<void> {
    const removed = before.filter(({ id }) => !after.some((kept) => kept.id === id));
    await manager.delete(HalfDay, { id: In(removed.map(({ id }) => id)) });
    // Positions are unique at every moment: set apart first, then given in order of time.
    await manager.query('update half_day set position = -position where cohort_id = $1', [
      cohortId,
    ]);
    for (const [index, { id = uuidv7(), ...halfDay }] of after.entries()) {
      const known = before.find((each) => each.id === id);
      const stays =
        known?.startsAt.getTime() === halfDay.startsAt.getTime() &&
        known.endsAt.getTime() === halfDay.endsAt.getTime();
      await manager.save(HalfDay, {
        ...halfDay,
        id,
        cohortId,
        position: index + 1,
        // What was opened for other hours is not open for these.
        ...(!stays && { signingOpenedAt: null, signingClosedAt: null }),
      });
    }
  }
}

/** What the cohort is to be. */
type Wanted = Pick<Cohort, (typeof fieldNames)[number]> & {
  trainerIds: string[];
  halfDays: PlannedHalfDay[];
};

const trainerIdsOf = ({ trainers }: Cohort) => trainers.map(({ id }) => id).sort();

function changed(
  before: Cohort,
  { revision: _, halfDays, trainerIds, ...told }: CohortEdit,
): Wanted {
  const fields = Object.fromEntries(
    fieldNames.map((name) => [name, told[name] ?? before[name]]),
  ) as Pick<Cohort, (typeof fieldNames)[number]>;
  return {
    ...fields,
    trainerIds: trainerIds ? [...new Set(trainerIds)].sort() : trainerIdsOf(before),
    halfDays: halfDays
      ? plannedHalfDays(halfDays, fields.timeZone)
      : before.halfDays.map(asPlanned),
  };
}

const asPlanned = ({ id, title, mode, startsAt, endsAt }: HalfDay): PlannedHalfDay => ({
  id,
  title,
  mode,
  startsAt,
  endsAt,
});

/** The half-days that are to be signed by other means than before. */
function otherMeans(before: readonly HalfDay[], after: readonly PlannedHalfDay[]) {
  return after.flatMap(({ id, signingMeans: means }) => {
    const known = before.find((each) => each.id === id);
    if (!known || !means || means.join() === known.signingMeans.join()) return [];
    return [{ before: known, means }];
  });
}

/** The names of what an edit changes: nothing when it asks for what already is. */
function fieldsThatDiffer(before: Cohort, after: Wanted): string[] {
  const { halfDays, trainerIds } = after;
  const dates = (each: readonly PlannedHalfDay[]) =>
    JSON.stringify(each.map(({ signingMeans: _, ...dated }) => dated));
  return [
    ...fieldNames.filter((name) => before[name] !== after[name]),
    ...(trainerIds.join() === trainerIdsOf(before).join() ? [] : ['trainers']),
    ...(dates(halfDays) === dates(before.halfDays.map(asPlanned)) ? [] : ['halfDays']),
    ...(otherMeans(before.halfDays, halfDays).length > 0 ? ['means'] : []),
  ];
}
