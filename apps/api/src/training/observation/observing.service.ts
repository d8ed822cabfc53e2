import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NewObservation, ObservingView } from '@percolateur/contract';
import {
  choiceTime,
  followsCourse,
  mayObserve,
  paces,
  presentFirst,
  Refusal,
  roomNames,
  sameMarks,
} from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { CourseService } from '../../learning/course/course.service';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { ThrottleService } from '../../platform/throttle.service';
import { keepEvidence } from '../../record/apart';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import type { HalfDay } from '../../record/half-day.entity';
import { Observation } from '../../record/observation.entity';
import { StandingObservation } from '../../record/standing-observation.view';
import { standingSignatures } from '../../record/standing-signatures';
import { checkMarks, rehearsalOf, shownGrid, whenOf } from './rehearsal';

/** Peers and trainers say what they saw of somebody’s rehearsal. */
@Injectable()
export class ObservingService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly throttle: ThrottleService,
    private readonly clock: Clock,
  ) {}

  /**
   * The grid, those of the room, who signed first, and what the caller gave. Names only from the half-day on, and no
   * more of each than tells them apart.
   * @throws Refusal `not-found`
   */
  async view(caller: Caller, cohortId: string): Promise<ObservingView> {
    const { manager } = this.db;
    const { personId } = await this.access.enrolment(caller, cohortId);
    const cohort = await manager.findOneByOrFail(Cohort, { id: cohortId });
    const course = await this.courses.document(cohort.courseVersionId);
    const rehearsal = await rehearsalOf(manager, course, cohortId);
    const when = whenOf('peer', cohort, rehearsal, this.clock.now());
    const given = await manager.findBy(StandingObservation, { cohortId, observerId: personId });
    return {
      ...when,
      grid: shownGrid(rehearsal),
      people: when.open ? await this.others(cohortId, personId, rehearsal.halfDay) : [],
      given: given.map(({ enrolmentId, marks, seen, receivedAt }) => ({
        ...{ enrolmentId, marks, seen },
        receivedAt: receivedAt.toISOString(),
      })),
    };
  }

  private async others(
    cohortId: string,
    personId: string,
    halfDay: HalfDay | null,
  ): Promise<ObservingView['people']> {
    const { manager } = this.db;
    const signed = halfDay
      ? await standingSignatures(manager, [halfDay.id], { role: 'learner' })
      : [];
    const here = new Set(
      signed.filter(({ state }) => state !== 'refused').map((signature) => signature.personId),
    );
    const enrolments = await manager.find(Enrolment, {
      where: { cohortId },
      relations: { person: true },
      order: { person: { firstName: 'ASC', lastName: 'ASC' }, id: 'ASC' },
    });
    const room = enrolments.filter(({ status }) => followsCourse(status));
    const names = roomNames(room.map(({ person }) => person!));
    return presentFirst(
      room
        .filter((each) => each.personId !== personId)
        .map((each) => ({
          ...{ enrolmentId: each.id, name: names.get(each.personId)! },
          present: here.has(each.personId),
        })),
    );
  }

  /**
   * A learner who follows the course observes another; never oneself.
   * @throws Refusal `not-found`, `observation-closed`, `id-reused`; InputInvalid
   */
  async asPeer(caller: Caller, cohortId: string, given: z.output<typeof NewObservation>) {
    const { personId } = await this.access.enrolment(caller, cohortId);
    const cohort = await this.db.manager.findOneByOrFail(Cohort, { id: cohortId });
    return this.keep({ observerId: personId, role: 'peer' }, cohort, given);
  }

  /** @throws Refusal `not-found`, `forbidden`, `observation-closed`, `id-reused`; InputInvalid */
  async asTrainer(caller: Caller, cohortId: string, given: z.output<typeof NewObservation>) {
    const cohort = await this.access.cohort(caller, cohortId, 'observation.write');
    return this.keep({ observerId: caller.id, role: 'trainer' }, cohort, given);
  }

  private async keep(
    by: Pick<Observation, 'observerId' | 'role'>,
    cohort: Cohort,
    { id, enrolmentId, marks, seen, clientTime }: z.output<typeof NewObservation>,
  ): Promise<{ receivedAt: string }> {
    const course = await this.courses.document(cohort.courseVersionId);
    const rehearsal = await rehearsalOf(this.db.manager, course, cohort.id);
    const observed = await this.db.manager.findOneBy(Enrolment, {
      id: enrolmentId,
      cohortId: cohort.id,
    });
    const someoneElse = observed && observed.personId !== by.observerId;
    if (!someoneElse || !followsCourse(observed.status)) throw new Refusal('not-found');
    const known = await this.db.manager.findOneBy(Observation, { id });
    if (known) {
      const same =
        known.enrolmentId === enrolmentId &&
        known.observerId === by.observerId &&
        sameMarks(known.marks, marks);
      if (!same) throw new Refusal('id-reused');
      return { receivedAt: known.receivedAt.toISOString() };
    }
    const receivedAt = this.clock.now();
    const startsAt = rehearsal.halfDay?.startsAt ?? null;
    if (!startsAt || !mayObserve(by.role, { status: cohort.status, startsAt, now: receivedAt })) {
      throw new Refusal('observation-closed');
    }
    checkMarks(rehearsal, marks);
    await this.throttle.count(paces.gridsFilled, `${by.observerId}\n${cohort.id}`);
    const made = new Date(clientTime);
    await this.db.transaction((manager) =>
      keepEvidence(manager, Observation, [
        {
          ...{ id, enrolmentId, ...by, marks, receivedAt, clientTime: made },
          filledAt: choiceTime(made, { startedAt: startsAt, receivedAt }),
          ...{ about: observed.personId, said: seen ? { seen } : {} },
        },
      ]),
    );
    return { receivedAt: receivedAt.toISOString() };
  }
}
