import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  AbsenceAnnounced,
  Contest,
  ContestAnswer,
  MissedMinutes,
} from '@percolateur/contract';
import {
  checkAnnounce,
  checkContest,
  checkPuttingDown,
  isAnnouncedAbsent,
  isToldToTeam,
  minutesOf,
  openContest,
  Refusal,
} from '@percolateur/domain';
import type { AttendanceWordKind } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { InputInvalid } from '../../platform/problem.filter';
import { keepEvidence } from '../../record/apart';
import { AttendanceWord } from '../../record/attendance-word.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { HalfDay } from '../../record/half-day.entity';
import { checkSignable } from './signing.service';
import { wordsOf } from './words';

/** The trainers of the cohort, and its hub, unless its address is one of theirs. */
const teamToTell = `
  insert into word_notice (id, word_id, person_id)
  select gen_random_uuid(), $1::uuid, t.person_id from cohort_trainer t where t.cohort_id = $2
  union all
  select gen_random_uuid(), $1, null from cohort c join organisation o on o.id = c.organisation_id
  where c.id = $2 and not exists (
    select from cohort_trainer t join person p on p.id = t.person_id
    where t.cohort_id = c.id and p.email = lower(o.contact_email))`;

type New = { id: string; kind: AttendanceWordKind; authorId: string; said: object } & Partial<
  Pick<AttendanceWord, 'answersId'>
>;

/** What people say about a half-day besides signing it, and what they are answered. */
@Injectable()
export class WordService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes note that the caller will not be there, or will after all; said again, it changes nothing.
   * @throws Refusal `not-found`, `not-enrolled` or `announced-too-late`
   */
  announce(caller: Caller, halfDayId: string, { id, absent, reason }: AbsenceAnnounced) {
    return this.say(halfDayId, { personId: caller.id }, id, async (manager, at) => {
      const { halfDay, enrolment } = at;
      checkAnnounce(halfDay, enrolment.status, this.clock.now());
      const words = await wordsOf(manager, halfDayId, caller.id);
      if (isAnnouncedAbsent(words) === absent) return;
      const kind = absent ? 'absent' : 'coming';
      await this.keep(manager, at, {
        id,
        kind,
        authorId: caller.id,
        said: reason ? { reason } : {},
      });
    });
  }

  /**
   * Keeps what the caller contests of what is noted of their half-day.
   * @throws Refusal `not-found`, `contest-too-early` or `contest-waits`
   */
  contest(caller: Caller, halfDayId: string, { id, words }: Contest) {
    return this.say(halfDayId, { personId: caller.id }, id, async (manager, at) => {
      checkContest(at.halfDay, await wordsOf(manager, halfDayId, caller.id), this.clock.now());
      await this.keep(manager, at, { id, kind: 'contest', authorId: caller.id, said: { words } });
    });
  }

  /**
   * Answers a contest, once; what is wrong is mended where it was noted. Answers the cohort’s id.
   * @throws Refusal `not-found`, `forbidden` or `transition-not-allowed` when no contest waits
   */
  async answer(caller: Caller, halfDayId: string, enrolmentId: string, asked: ContestAnswer) {
    const { cohort } = await this.access.halfDay(caller, halfDayId, 'signing.manage');
    const { id, words } = asked;
    await this.say(halfDayId, { id: enrolmentId }, id, async (manager, at) => {
      const open = openContest(await wordsOf(manager, halfDayId, at.enrolment.personId));
      if (!open) throw new Refusal('transition-not-allowed');
      const said = { words };
      const answer = { id, kind: 'answer' as const, authorId: caller.id, answersId: open.id, said };
      await this.keep(manager, at, answer);
    });
    return cohort.id;
  }

  /**
   * Notes that somebody came late or left early, before the half-day is countersigned: who
   * countersigns is proposed these minutes. The same again changes nothing. Answers the cohort’s id.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`, `second-person`, `signing-too-early`,
   * `late-too-late`; InputInvalid
   */
  async noteMissed(caller: Caller, halfDayId: string, enrolmentId: string, noted: MissedMinutes) {
    const { cohort } = await this.access.halfDay(caller, halfDayId, 'signing.manage');
    const { id, part, minutes } = noted;
    await this.say(halfDayId, { id: enrolmentId }, id, async (manager, at) => {
      checkSignable(cohort);
      checkPuttingDown(at.halfDay, this.clock.now());
      if (minutes > minutesOf(at.halfDay)) {
        const message = 'C’est plus long que la demi-journée.';
        throw new InputInvalid([{ path: ['minutes'], message }]);
      }
      await this.keep(manager, at, { id, kind: part, authorId: caller.id, said: { minutes } });
    });
    return cohort.id;
  }

  /** One word at a time about one person; the same one sent again changes nothing. */
  private say(
    halfDayId: string,
    whose: FindOptionsWhere<Enrolment>,
    id: string,
    deed: (manager: EntityManager, at: { halfDay: HalfDay; enrolment: Enrolment }) => Promise<void>,
  ): Promise<void> {
    return this.db.transaction(async (manager) => {
      const halfDay = await manager.findOneBy(HalfDay, { id: halfDayId });
      const enrolment =
        halfDay &&
        (await manager.findOne(Enrolment, {
          where: { ...whose, cohortId: halfDay.cohortId },
          lock: { mode: 'pessimistic_write' },
        }));
      if (!enrolment) throw new Refusal('not-found');
      const known = await manager.findOneBy(AttendanceWord, { id });
      if (!known) return deed(manager, { halfDay, enrolment });
      const same = known.halfDayId === halfDayId && known.personId === enrolment.personId;
      if (!same) throw new Refusal('id-reused');
    });
  }

  /** What is not the team’s own answer is told to it. */
  private async keep(
    manager: EntityManager,
    { halfDay, enrolment: { personId } }: { halfDay: HalfDay; enrolment: Enrolment },
    word: New,
  ): Promise<void> {
    const at = this.clock.now();
    await keepEvidence(manager, AttendanceWord, [
      { ...word, halfDayId: halfDay.id, personId, about: personId, at },
    ]);
    if (isToldToTeam(word.kind)) await manager.query(teamToTell, [word.id, halfDay.cohortId]);
  }
}
