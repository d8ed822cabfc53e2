import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  checkChangeable,
  nextFromWaitingList,
  offerDeadline,
  Refusal,
  seatsTaken,
  waitingList,
} from '@percolateur/domain';
import type { Waiting } from '@percolateur/domain';
import { addDays } from 'date-fns/addDays';
import { min } from 'date-fns/min';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../people/audit/audit.service';
import { Enrolment } from '../../record/enrolment.entity';
import { Clock } from '../../platform/clock';
import { Line } from '../../platform/line';
import { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';

const daysToAnswer = 14;

/** An enrolment as the rules of seats see it. */
export const asHolder = (enrolment: Enrolment): Waiting => ({
  id: enrolment.id,
  status: enrolment.status,
  invitationExpiresAt: enrolment.answerBefore,
  arrivedAt: enrolment.createdAt,
});

/** The seats of a cohort: whoever gives or frees one locks the cohort first. */
@Injectable()
export class SeatService {
  private readonly line = new Line();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /**
   * A transaction that gives or frees seats of a cohort, in order of arrival; it locks the cohort.
   * @throws Refusal `unavailable` when the line did not move
   */
  inTurn<T>(cohortId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.line.inTurn(cohortId, () => this.db.transaction(work));
  }

  /** The cohort with its half-days in order, nobody else changing it until the transaction ends. */
  async lock(manager: EntityManager, cohortId: string): Promise<Cohort> {
    const cohort = await manager.findOne(Cohort, {
      where: { id: cohortId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!cohort) throw new Refusal('not-found');
    const halfDays = await manager.find(HalfDay, {
      where: { cohortId },
      order: { startsAt: 'ASC' },
    });
    return Object.assign(cohort, { halfDays });
  }

  /** Seats left now in a locked cohort, never below zero; one enrolment may be left out. */
  async free(manager: EntityManager, cohort: Cohort, exceptId?: string): Promise<number> {
    const others = (await this.holders(manager, cohort)).filter(({ id }) => id !== exceptId);
    return Math.max(0, cohort.capacity - seatsTaken(others, this.clock.now()));
  }

  /** Seats left for those who arrive now, once those who wait have theirs. */
  async freeForNewcomers(manager: EntityManager, cohort: Cohort): Promise<number> {
    const holders = await this.holders(manager, cohort);
    const taken = seatsTaken(holders, this.clock.now()) + waitingList(holders).length;
    return Math.max(0, cohort.capacity - taken);
  }

  /**
   * Whether people may still be put on the list of a cohort: until its first half-day begins. After
   * that, one walks in.
   * @throws Refusal `cohort-not-open`
   */
  checkAdmitting({ status, halfDays }: Cohort): void {
    checkChangeable(status);
    if (halfDays.some(({ startsAt }) => startsAt <= this.clock.now())) {
      throw new Refusal('cohort-not-open');
    }
  }

  /** Whether this enrolment holds a seat now. */
  holds(enrolment: Waiting): boolean {
    return seatsTaken([enrolment], this.clock.now()) === 1;
  }

  /** Whether invitations may leave: the cohort is open or running, its first half-day to come. */
  mayInvite(cohort: Cohort): boolean {
    const begins = cohort.halfDays[0]?.startsAt;
    return (
      ['open', 'running'].includes(cohort.status) &&
      begins !== undefined &&
      begins > this.clock.now()
    );
  }

  /** An invitation that leaves now: fourteen days to answer, or until the first half-day. */
  invitation(
    cohort: Cohort,
  ): Pick<Enrolment, 'status' | 'invitedAt' | 'answerBefore' | 'answeredAt' | 'waited'> {
    const now = this.clock.now();
    const answerBefore = min([addDays(now, daysToAnswer), cohort.halfDays[0].startsAt]);
    return { status: 'invited', invitedAt: now, answerBefore, answeredAt: null, waited: false };
  }

  /** A seat that came free for somebody who waited: theirs for `offerHours`, then the next one’s. */
  private offer(cohort: Cohort): ReturnType<SeatService['invitation']> {
    const answerBefore = offerDeadline(this.clock.now(), cohort.halfDays[0].startsAt);
    return { ...this.invitation(cohort), answerBefore, waited: true };
  }

  /**
   * Gives the free seats of a locked cohort to those who wait, in order of arrival, and invites them
   * if it is open. Nobody is drawn from the list once the first half-day has begun.
   */
  async fill(manager: EntityManager, cohort: Cohort): Promise<void> {
    if (cohort.status !== 'draft' && !this.mayInvite(cohort)) return;
    const next = nextFromWaitingList(
      cohort.capacity,
      await this.holders(manager, cohort),
      this.clock.now(),
    );
    const seat = this.mayInvite(cohort) ? this.offer(cohort) : { status: 'invited' as const };
    for (const { id } of next) {
      await manager.update(Enrolment, { id }, seat);
      await this.audit.record(manager, {
        actorId: null,
        action: 'enrolment.seat-given',
        objectType: 'enrolment',
        objectId: id,
        organisationId: cohort.organisationId,
      });
    }
  }

  /**
   * Gives to those who wait the seats of invitations that expired unanswered: for the worker, which
   * alone sees time pass. Answers how many cohorts were looked at.
   */
  async fillExpired(): Promise<number> {
    const cohorts = await this.db.query<{ id: string }[]>(
      `select distinct w.cohort_id as id
       from enrolment w join enrolment e on e.cohort_id = w.cohort_id
       where w.status = 'waitlisted' and e.status = 'invited' and e.answer_before <= $1`,
      [this.clock.now()],
    );
    for (const { id } of cohorts) {
      await this.inTurn(id, async (manager) => this.fill(manager, await this.lock(manager, id)));
    }
    return cohorts.length;
  }

  private async holders(manager: EntityManager, { id }: Cohort): Promise<Waiting[]> {
    const found = await manager.find(Enrolment, {
      select: { id: true, status: true, answerBefore: true, createdAt: true },
      where: { cohortId: id },
    });
    return found.map(asHolder);
  }
}
