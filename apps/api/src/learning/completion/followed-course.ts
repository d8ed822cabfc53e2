import type { ObservationGrid } from '@percolateur/content';
import {
  keptAttempt,
  isComplete,
  minutesFollowed,
  minutesOf,
  rehearsalResult,
  throughMoves,
} from '@percolateur/domain';
import type { Completion, CompletionRule, Kept } from '@percolateur/domain';
import { In, Not, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { StandingAbsence } from '../../record/standing-absence.view';
import type { StandingSignature } from '../../record/standing-signature.view';
import { StandingValidation } from '../../record/standing-validation.view';
import { standingSignatures } from '../../record/standing-signatures';
import { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import type { CourseBrief } from '../../record/course-version.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';

/** One half-day as one person lived it. */
export interface FollowedHalfDay {
  halfDay: HalfDay;
  /** Whether the signature counts: on time, or late and agreed to. */
  signed: boolean;
  late: boolean;
  /** Given late, and the trainer has not answered yet. */
  awaiting: boolean;
  minutesFollowed: number;
  /** The signature that stands, whatever it is worth. */
  standing: StandingSignature | null;
}

/** What one person did in a cohort: all that completion and certificates look at. */
export interface FollowedCourse {
  enrolment: Enrolment;
  /** In order of time. */
  halfDays: FollowedHalfDay[];
  halfDaysSigned: number;
  minutesPlanned: number;
  minutesFollowed: number;
  /** Percent of the final attempt that counts; null when there is none. */
  finalPercent: number | null;
  /**
   * What a trainer retained of the rehearsal; null where nobody has, or the course does not ask.
   */
  rehearsal: { acquired: boolean } | null;
  completion: Completion;
}

interface Followed {
  halfDays: HalfDay[];
  rule: CompletionRule;
  observation: ObservationGrid | null;
  /** Which attempt at the final counts. */
  keep: Kept;
}

type Graded = QuizAttempt & { percent: number };

/**
 * Loads what the people of these enrolments did, by enrolment id. What somebody who was moved did
 * before counts for completion; the hours are those of this cohort.
 */
export async function followedCourses(
  manager: EntityManager,
  enrolmentIds: readonly string[],
): Promise<Map<string, FollowedCourse>> {
  const asked = await manager.findBy(Enrolment, { id: In(enrolmentIds) });
  const earlierIds = asked.flatMap((each) => each.earlierIds);
  const before =
    earlierIds.length > 0 ? await manager.findBy(Enrolment, { id: In(earlierIds) }) : [];
  const enrolments = [...asked, ...before.filter(({ id }) => !enrolmentIds.includes(id))];
  const ids = enrolments.map(({ id }) => id);
  const cohorts = await cohortsOf(manager, enrolments);
  const halfDayIds = [...cohorts.values()].flatMap(({ halfDays }) => halfDays.map(({ id }) => id));
  const signatures = await standingSignatures(manager, halfDayIds, {
    personId: In(enrolments.map(({ personId }) => personId)),
    role: 'learner',
  });
  const missed = await missedMinutes(manager, ids);
  const finals = (await manager.find(QuizAttempt, {
    where: { enrolmentId: In(ids), kind: 'final', percent: Not(IsNull()) },
    order: { number: 'ASC' },
  })) as Graded[];

  const validations = await manager.findBy(StandingValidation, { enrolmentId: In(ids) });
  const signed = Map.groupBy(signatures, ({ personId }) => personId);
  const livedIn = (enrolment: Enrolment) => {
    const own = signed.get(enrolment.personId) ?? [];
    return cohorts.get(enrolment.cohortId)!.halfDays.map((halfDay) => {
      const signature = own.find(({ halfDayId }) => halfDayId === halfDay.id);
      return followed(halfDay, signature, missed.get(`${enrolment.id} ${halfDay.id}`) ?? 0);
    });
  };

  return new Map(
    asked.map((enrolment) => {
      const { rule, observation, keep } = cohorts.get(enrolment.cohortId)!;
      const line = [...enrolment.earlierIds, enrolment.id];
      const attempts = finals.filter(
        ({ enrolmentId, quizId }) => line.includes(enrolmentId) && quizId === rule.finalQuizId,
      );
      const lived = livedIn(enrolment);
      const earlier = before.filter(({ id }) => enrolment.earlierIds.includes(id)).flatMap(livedIn);
      const validated = validations.findLast(({ enrolmentId }) => line.includes(enrolmentId));
      const rehearsal =
        rule.observation && observation && validated
          ? { acquired: rehearsalResult(observation, validated.marks).acquired }
          : null;
      const facts = { attempts, keep, rehearsal, earlier };
      return [enrolment.id, courseOf(enrolment, lived, facts, rule)];
    }),
  );
}

function followed(
  halfDay: HalfDay,
  signature: StandingSignature | undefined,
  missedMinutes: number,
): FollowedHalfDay & { signature: 'counts' | 'awaiting' | 'none' } {
  const signed = signature?.state === 'counts';
  const minutes = signature ? minutesFollowed([halfDay], [{ ...signature, missedMinutes }]) : 0;
  return {
    halfDay,
    signed,
    late: signed && signature.late,
    awaiting: signature?.state === 'awaiting',
    minutesFollowed: minutes,
    standing: signature ?? null,
    signature: !signature || signature.state === 'refused' ? 'none' : signature.state,
  };
}

const asFact = ({ halfDay: { title, position }, signature }: ReturnType<typeof followed>) => ({
  ...{ title, position, signature },
});

function courseOf(
  enrolment: Enrolment,
  lived: ReturnType<typeof followed>[],
  {
    attempts,
    keep,
    rehearsal,
    earlier,
  }: {
    attempts: readonly Graded[];
    keep: Kept;
    earlier: ReturnType<typeof followed>[];
  } & Pick<FollowedCourse, 'rehearsal'>,
  rule: CompletionRule,
): FollowedCourse {
  const best = keptAttempt(keep, attempts);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return {
    enrolment,
    halfDays: lived,
    halfDaysSigned: lived.filter(({ signed }) => signed).length,
    minutesPlanned: sum(lived.map(({ halfDay }) => minutesOf(halfDay))),
    minutesFollowed: sum(lived.map(({ minutesFollowed: minutes }) => minutes)),
    finalPercent: best?.percent ?? null,
    rehearsal,
    completion: isComplete(rule, {
      halfDays: throughMoves(lived.map(asFact), earlier.map(asFact)),
      finalPassed: best?.passed === true,
      observationValidated: rehearsal !== null,
    }),
  };
}

/** Half-days in order, the rule of the course and its grid, by cohort id. */
async function cohortsOf(
  manager: EntityManager,
  enrolments: readonly Enrolment[],
): Promise<Map<string, Followed>> {
  const cohortIds = [...new Set(enrolments.map(({ cohortId }) => cohortId))];
  const halfDays = await manager.find(HalfDay, {
    where: { cohortId: In(cohortIds) },
    order: { position: 'ASC' },
  });
  const rules = await manager
    .createQueryBuilder(Cohort, 'cohort')
    .innerJoin('cohort.courseVersion', 'version')
    .where({ id: In(cohortIds) })
    .select('cohort.id', 'cohortId')
    .addSelect(`version.brief - 'programme' - 'halfDays'`, 'brief')
    .getRawMany<{ cohortId: string; brief: Omit<CourseBrief, 'programme' | 'halfDays'> }>();
  return new Map(
    rules.map(({ cohortId, brief: { completion, observation, keepOfFinal } }) => [
      cohortId,
      {
        ...{ rule: completion, observation, keep: keepOfFinal },
        halfDays: halfDays.filter((each) => each.cohortId === cohortId),
      },
    ]),
  );
}

/**
 * Minutes missed as trainers noted them, by « enrolment half-day ». Two trainers who both note a
 * late arrival note the same minutes: the longer absence counts, not the sum.
 */
async function missedMinutes(
  manager: EntityManager,
  enrolmentIds: readonly string[],
): Promise<Map<string, number>> {
  const absences = await manager.findBy(StandingAbsence, { enrolmentId: In(enrolmentIds) });
  const longest = new Map<string, number>();
  for (const { enrolmentId, halfDayId, minutes } of absences) {
    const key = `${enrolmentId} ${halfDayId}`;
    longest.set(key, Math.max(minutes, longest.get(key) ?? 0));
  }
  return longest;
}
