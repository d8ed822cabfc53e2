import { Injectable } from '@nestjs/common';
import type { EnrolmentRow, Move, MovePreview, MoveTarget } from '@percolateur/contract';
import {
  checkMovable,
  hasLeft,
  leavesByMoving,
  placeAfterMove,
  Refusal,
  refusalMessage,
} from '@percolateur/domain';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { CompletionService } from '../../learning/completion/completion.service';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import type { AuditAction } from '../../record/audit-event.entity';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { AgendaService } from '../cohort/agenda.service';
import { SeatService } from '../cohort/seat.service';
import { EnrolmentReader } from './enrolment-reader.service';
import { checkMayLearn } from './may-learn';
import { ReturnService } from './return.service';
import { movedOn, nothingHappened, targets, whatFollows } from './moves';

/** Moving people to another session of the same course in the same hub (ADR 29). */
@Injectable()
export class MoveService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly agenda: AgendaService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly completion: CompletionService,
    private readonly mail: MailQueue,
    private readonly reader: EnrolmentReader,
    private readonly returns: ReturnService,
    private readonly seats: SeatService,
  ) {}

  /** The sessions that somebody may be moved to, the first first. @throws Refusal `not-found`, `forbidden` */
  async targets(caller: Caller, enrolmentId: string): Promise<MoveTarget[]> {
    const { cohortId } = await this.find(caller, enrolmentId);
    return targets(this.db.manager, cohortId, this.clock.now());
  }

  /**
   * What would follow the person and what would stay; changes nothing.
   * @throws Refusal `not-found`, also for a session of another hub or course; `forbidden`
   */
  async preview(caller: Caller, enrolmentId: string, cohortId: string): Promise<MovePreview> {
    const { cohortId: fromId } = await this.find(caller, enrolmentId, cohortId);
    return this.db.transaction(async (manager) => {
      const { from, to } = await this.lockBoth(manager, fromId, cohortId);
      const enrolment = await manager.findOneByOrFail(Enrolment, { id: enrolmentId });
      const facts = await whatFollows(manager, enrolment);
      const leaves = leavesByMoving(from.status);
      try {
        const place = await this.placeIn(manager, enrolment, to);
        return { ...facts, leaves, place, refusal: null };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { detail } = refusalMessage(error.code, error.details);
        return { ...facts, leaves, place: null, refusal: detail };
      }
    });
  }

  /**
   * Moves somebody: they leave the session they come from, unless it is over, and get a seat in the
   * other or wait for one. What they read is noted there too; what they signed and answered stays
   * where it is, and counts there. The same request again answers the same enrolment.
   * @throws Refusal `not-found`, `forbidden`, `transition-not-allowed`, `already-enrolled`,
   * `cohort-not-open`, `cohort-full`, `half-day-overlaps`, `staff-learner`, `id-reused`
   */
  async move(
    caller: Caller,
    enrolmentId: string,
    { id, cohortId, reason }: Move,
  ): Promise<EnrolmentRow> {
    const { cohortId: fromId } = await this.find(caller, enrolmentId, cohortId);
    const row = await this.seats.inTurn(cohortId, async (manager) => {
      const { from, to } = await this.lockBoth(manager, fromId, cohortId);
      const enrolment = await this.held(manager, enrolmentId);
      const moved = await movedOn(manager, enrolmentId);
      if (moved) {
        if (moved.cohortId !== cohortId) throw new Refusal('transition-not-allowed');
        return this.reader.row(manager, to, moved.id);
      }
      if (await manager.existsBy(Enrolment, { id })) throw new Refusal('id-reused');
      checkMovable(enrolment.status);
      const place = await this.placeIn(manager, enrolment, to);
      if (leavesByMoving(from.status)) await this.leave(manager, enrolment, reason);
      const newId = await this.arrive(manager, enrolment, to, { id, place });
      await this.record(manager, caller, from, 'enrolment.moved', enrolment, {
        reason,
        detail: { status: enrolment.status, to: to.title },
      });
      await this.record(
        manager,
        caller,
        to,
        'enrolment.came',
        { ...enrolment, id: newId },
        {
          detail: { status: place, from: from.title },
        },
      );
      await this.seats.fill(manager, from);
      if (place === 'accepted') await this.completion.evaluate(manager, newId);
      return this.reader.row(manager, to, newId);
    });
    await this.mail.sweepSoon();
    return row;
  }

  /**
   * Takes a move back while nothing has happened since: the person has their former place again.
   * Taken back twice, it answers the same.
   * @throws Refusal `not-found`, `forbidden`, `move-settled` once something was signed, answered or
   * issued in the new session; `cohort-full`, `half-day-overlaps`
   */
  async takeBack(caller: Caller, enrolmentId: string): Promise<EnrolmentRow> {
    const known = await this.find(caller, enrolmentId);
    const fromId = known.cameFromCohortId;
    if (!fromId) throw new Refusal('transition-not-allowed');
    const row = await this.seats.inTurn(fromId, async (manager) => {
      const { from, to } = await this.lockBoth(manager, fromId, known.cohortId);
      const enrolment = await this.held(manager, enrolmentId);
      const beforeId = enrolment.earlierIds.at(-1)!;
      const before = await this.held(manager, beforeId);
      if (hasLeft(enrolment.status)) return this.reader.row(manager, from, beforeId);
      if (!(await nothingHappened(manager, enrolment))) throw new Refusal('move-settled');
      const reason = 'Déplacement annulé';
      await this.leave(manager, enrolment, reason);
      if (before.status === 'withdrawn') await this.returns.comeBack(manager, from, before);
      await this.record(manager, caller, to, 'enrolment.move-undone', enrolment, { reason });
      await this.seats.fill(manager, to);
      return this.reader.row(manager, from, beforeId);
    });
    await this.mail.sweepSoon();
    return row;
  }

  /** What the person would get there, the way being free. Throws as `move`. */
  private async placeIn(manager: EntityManager, enrolment: Enrolment, to: Cohort) {
    const { personId } = enrolment;
    const there = await manager.findOneBy(Enrolment, { cohortId: to.id, personId });
    if (there && !hasLeft(there.status)) throw new Refusal('already-enrolled');
    await checkMayLearn(manager, to, [personId]);
    const now = this.clock.now();
    const begun = to.halfDays.some(({ startsAt }) => startsAt <= now);
    const place = placeAfterMove(enrolment.status, {
      status: to.status,
      begun,
      ahead: to.halfDays.some(({ startsAt }) => startsAt > now),
      seats: begun
        ? await this.seats.free(manager, to)
        : await this.seats.freeForNewcomers(manager, to),
    });
    if (place === 'accepted') {
      const ahead = to.halfDays.filter(({ startsAt }) => startsAt > now);
      // Their place in the session that they leave is in nobody’s way.
      await this.agenda.checkFree(manager, to, ahead, [personId], { leaving: enrolment.cohortId });
    }
    return place;
  }

  /** Puts the person in the session, under a new enrolment or the one that they had left there. */
  private async arrive(
    manager: EntityManager,
    enrolment: Enrolment,
    to: Cohort,
    { id, place }: { id: string; place: 'accepted' | 'invited' | 'waitlisted' },
  ): Promise<string> {
    const { personId, extraTime, writtenAs, earlierIds } = enrolment;
    const now = this.clock.now();
    const there = await manager.findOneBy(Enrolment, { cohortId: to.id, personId });
    const fields = {
      ...{ walkIn: false, invitedAt: null, answerBefore: null, answeredAt: null, waited: false },
      ...(place === 'accepted' && { invitedAt: now, answeredAt: now }),
      ...(place === 'invited' && this.seats.invitation(to)),
      ...{ status: place, createdAt: now, withdrawnAt: null, withdrawalReason: null },
      ...{ extraTime, writtenAs, earlierIds: [...earlierIds, enrolment.id] },
    };
    const newId = there?.id ?? id;
    if (there) await manager.update(Enrolment, { id: newId }, fields);
    else await manager.insert(Enrolment, { id: newId, cohortId: to.id, personId, ...fields });
    await manager.query(copyPlaces, [enrolment.id, newId]);
    return newId;
  }

  private async leave(manager: EntityManager, { id }: Enrolment, reason: string): Promise<void> {
    const gone = { status: 'withdrawn', withdrawalReason: reason } as const;
    await manager.update(Enrolment, { id }, { ...gone, withdrawnAt: this.clock.now() });
  }

  /** Both sessions, always locked in the same order. */
  private async lockBoth(manager: EntityManager, fromId: string, toId: string) {
    const locked = new Map<string, Cohort>();
    for (const id of [fromId, toId].sort()) locked.set(id, await this.seats.lock(manager, id));
    return { from: locked.get(fromId)!, to: locked.get(toId)! };
  }

  private held(manager: EntityManager, id: string): Promise<Enrolment> {
    return manager.findOneOrFail(Enrolment, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** @throws Refusal `not-found`, `forbidden`; `not-found` for a session of another hub or course, too */
  private async find(caller: Caller, enrolmentId: string, toId?: string) {
    const [known] = await this.db.query<{ cohortId: string; cameFromCohortId: string | null }[]>(
      `select e.cohort_id as "cohortId", f.cohort_id as "cameFromCohortId"
       from enrolment e left join enrolment f on f.id = e.earlier_ids[cardinality(e.earlier_ids)]
       where e.id = $1`,
      [enrolmentId],
    );
    if (!known) throw new Refusal('not-found');
    await this.access.cohort(caller, known.cohortId, 'people.write');
    if (toId === known.cohortId) throw new Refusal('already-enrolled');
    if (toId) {
      const within = await targets(this.db.manager, known.cohortId, null);
      if (!within.some(({ cohortId }) => cohortId === toId)) throw new Refusal('not-found');
      await this.access.cohort(caller, toId, 'people.write');
    }
    return known;
  }

  private record(
    manager: EntityManager,
    { id: actorId }: Caller,
    { organisationId }: Cohort,
    action: AuditAction,
    { id: objectId, personId }: Pick<Enrolment, 'id' | 'personId'>,
    { reason, detail }: { reason?: string; detail?: Record<string, string> },
  ): Promise<void> {
    const whose = { objectType: 'enrolment', objectId, about: personId };
    return this.audit.record(manager, {
      actorId,
      organisationId,
      action,
      ...whose,
      reason,
      detail,
    });
  }
}

/** Where one is in each lesson is noted in the new session too: $1, then $2. */
const copyPlaces = `
  insert into lesson_progress (enrolment_id, lesson_id, section_id, seen_at, done_at)
  select $2, lesson_id, section_id, seen_at, done_at from lesson_progress where enrolment_id = $1
  on conflict do nothing`;
