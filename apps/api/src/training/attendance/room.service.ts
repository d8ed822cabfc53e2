import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ContestView, RoomPerson, RoomView } from '@percolateur/contract';
import {
  countersignFrom,
  countersignStatement,
  followsCourse,
  fullName,
  isAnnouncedAbsent,
  lackOf,
  openContest,
  Refusal,
  signingState,
  signingWindow,
  standing,
  stuckReason,
} from '@percolateur/domain';
import { addMinutes } from 'date-fns/addMinutes';
import { DataSource, In } from 'typeorm';
import { CourseService } from '../../learning/course/course.service';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import type { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Person } from '../../record/person.entity';
import { Clock } from '../../platform/clock';
import { cameFrom } from './came-from';
import { halfDayView } from './half-day-view';
import { receiptCode } from './receipt';
import { activityOf, duplicatesIn, linksIn, photosOf, plannedHalfDay } from './room-facts';
import type { PlannedHalfDay } from '../../record/course-version.entity';
import { RoomCodeService } from './room-code.service';
import { roomPerson } from './room-person';
import { contestsIn, notedIn, wordsOf } from './words';
import type { AttendanceWord } from '../../record/attendance-word.entity';
import { StandingAbsence } from '../../record/standing-absence.view';
import { standingSignatures } from '../../record/standing-signatures';
import type { StandingSignature } from '../../record/standing-signature.view';

/** Shows a half-day to who leads it: who is there, who is stuck, what comes next. */
@Injectable()
export class RoomService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly courses: CourseService,
    private readonly codes: RoomCodeService,
  ) {}

  /** The half-day asked for, or that of now, or the next. @throws Refusal `not-found` */
  async view(caller: Caller, cohortId: string, halfDayId?: string): Promise<RoomView> {
    const cohort = await this.access.cohort(caller, cohortId, 'cohort.read');
    const now = this.clock.now();
    const halfDays = await this.db.manager.find(HalfDay, {
      where: { cohortId },
      order: { position: 'ASC' },
    });
    const halfDay = halfDayId
      ? halfDays.find(({ id }) => id === halfDayId)
      : (halfDays.find(({ endsAt }) => now <= endsAt) ?? halfDays.at(-1));
    if (!halfDay) throw new Refusal('not-found');

    const planned = await plannedHalfDay(this.db.manager, cohort.courseVersionId, halfDay.position);
    const signatures = await standingSignatures(this.db.manager, [halfDay.id]);
    const learners = signatures.filter(({ role }) => role === 'learner');
    const trainers = signatures.filter(({ role }) => role === 'trainer');
    const countersigned = trainers.some(({ personId }) => personId === caller.id);
    const people = await this.people(cohort, halfDay, planned, learners);
    return {
      cohortId,
      cohortTitle: cohort.title,
      cohortStatus: cohort.status,
      timeZone: cohort.timeZone,
      now: now.toISOString(),
      halfDays: halfDays.map(halfDayView),
      halfDayId: halfDay.id,
      signing: signingState(halfDay, now),
      opensAt: signingWindow(halfDay).opensAt.toISOString(),
      means: halfDay.signingMeans,
      code: this.codes.shown(halfDay),
      people,
      photos: await this.photos(halfDay),
      rehearsals: await this.rehearsals(cohort, people),
      countersignatures: await this.countersignatures(trainers),
      mayCountersign:
        this.access.mayOn(caller, cohort, 'signing.manage') &&
        !countersigned &&
        now >= countersignFrom(halfDay) &&
        learners.length > 0,
      countersigned,
      statement: countersignStatement(now, halfDay, cohort.timeZone),
      runSheet: runSheet(halfDay, planned),
    };
  }

  private async rehearsals(
    { id: cohortId, courseVersionId }: Cohort,
    people: readonly RoomPerson[],
  ): Promise<RoomView['rehearsals']> {
    const { observation } = await this.courses.document(courseVersionId);
    if (!observation) return null;
    // In the sessions that they were moved from too.
    const validated = await this.db.query<{ id: string }[]>(
      `select e.id from enrolment e where e.cohort_id = $1 and exists (
         select from observation_validation v where v.enrolment_id = any(e.earlier_ids || e.id))`,
      [cohortId],
    );
    const ids = new Set(validated.map(({ id }) => id));
    return {
      validated: people.filter(({ enrolmentId }) => ids.has(enrolmentId)).length,
      people: people.length,
    };
  }

  private async people(
    cohort: Cohort,
    halfDay: HalfDay,
    planned: PlannedHalfDay | null,
    signatures: readonly StandingSignature[],
  ): Promise<RoomPerson[]> {
    const { manager } = this.db;
    const now = this.clock.now();
    const missed = await manager.findBy(StandingAbsence, { halfDayId: halfDay.id });
    const words = await wordsOf(manager, halfDay.id);
    const contests = await contestsIn(manager, words);
    const noted = await notedIn(manager, words);
    const duplicates = await duplicatesIn(manager, halfDay.id);
    const links = await linksIn(manager, halfDay.id);
    const origins = await cameFrom(manager, halfDay);
    const activities = await activityOf(manager, cohort.id, halfDay, planned);
    const enrolments = await manager.find(Enrolment, {
      where: { cohortId: cohort.id },
      relations: { person: true },
      order: { person: { lastName: 'ASC', firstName: 'ASC' } },
    });
    return enrolments
      .filter(({ status }) => followsCourse(status))
      .map(({ id, personId, person }) => {
        const { lastSeenAt, lessonsDone, quizState, quizTouchedAt } = activities.get(id)!;
        const signature = signatures.find((each) => each.personId === personId);
        const line = roomPerson(person!, signature);
        const seen = { signature: line.signature, lastSeenAt, quizTouchedAt };
        return {
          enrolmentId: id,
          ...line,
          lack: origins.get(id)?.followed ? null : lackOf(halfDay, signature?.state ?? null, now),
          cameFrom: origins.get(id) ?? null,
          announcedAbsent: isAnnouncedAbsent(words.filter((each) => each.personId === personId)),
          contest: openOf(words, contests, personId),
          duplicates: duplicates.get(personId) ?? 0,
          linkAskedAt: links.get(id)?.toISOString() ?? null,
          noted: noted.get(personId) ?? null,
          minutesMissed: longestOf(missed.filter(({ enrolmentId }) => enrolmentId === id)),
          stuck: stuckReason(seen, halfDay, now, cohort.timeZone),
          lastSeenAt: lastSeenAt?.toISOString() ?? null,
          lessonsDone,
          lessonCount: planned?.lessons.length ?? 0,
          quizState,
        };
      });
  }

  private async photos({ id: halfDayId }: HalfDay): Promise<RoomView['photos']> {
    const photos = await photosOf(this.db.manager, [halfDayId]);
    return standing(photos).map(({ id, givenAt, givenBy }) => ({
      ...{ id, code: receiptCode(id), at: givenAt.toISOString(), by: fullName(givenBy!) },
    }));
  }

  private async countersignatures(
    signatures: readonly StandingSignature[],
  ): Promise<RoomView['countersignatures']> {
    const trainers = await this.db.manager.find(Person, {
      where: { id: In(signatures.map(({ personId }) => personId)) },
    });
    return signatures.map(({ id, personId, serverTime }) => {
      const { firstName, lastName } = trainers.find((each) => each.id === personId)!;
      return {
        trainer: { id: personId, firstName, lastName },
        signedAt: serverTime.toISOString(),
        receipt: receiptCode(id),
      };
    });
  }
}

/** What this person contests and was not answered yet. */
function openOf(
  words: readonly AttendanceWord[],
  contests: readonly ContestView[],
  personId: string,
): ContestView | null {
  const open = openContest(words.filter((each) => each.personId === personId));
  return contests.find(({ id }) => id === open?.id) ?? null;
}

/** Two trainers who note the same absence do not make it longer. */
const longestOf = (absences: readonly StandingAbsence[]) =>
  absences.length > 0 ? Math.max(...absences.map(({ minutes }) => minutes)) : null;

/** The lessons of the half-day and its break, each from the end of the one before. */
function runSheet(halfDay: HalfDay, planned: PlannedHalfDay | null): RoomView['runSheet'] {
  let startsAt = halfDay.startsAt;
  const step = (title: string, minutes: number) => {
    const begun = startsAt.toISOString();
    startsAt = addMinutes(startsAt, minutes);
    return { startsAt: begun, title, minutes };
  };
  return (planned?.lessons ?? []).flatMap(({ id, title, minutes }) => {
    const lesson = step(title, minutes);
    return planned?.break.after === id ? [lesson, step('Pause', planned.break.minutes)] : [lesson];
  });
}
