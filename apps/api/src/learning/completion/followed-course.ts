import {
  bestAttempt,
  isComplete,
  minutesFollowed,
  minutesOf,
  signatureCounts,
} from '@percolateur/domain';
import type { Completion, CompletionRule } from '@percolateur/domain';
import { In, Not, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { standingSignatures } from '../../record/standing-signatures';
import type { StandingSignature } from '../../record/standing-signatures';
import { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';

/** One half-day as one person lived it. */
export interface FollowedHalfDay {
  halfDay: HalfDay;
  /** Whether the signature counts: on time, or late and agreed to. */
  signed: boolean;
  late: boolean;
  minutesFollowed: number;
}

/** What one person did in a cohort: all that completion and certificates look at. */
export interface FollowedCourse {
  enrolment: Enrolment;
  /** In order of time. */
  halfDays: FollowedHalfDay[];
  halfDaysSigned: number;
  minutesPlanned: number;
  minutesFollowed: number;
  /** Percent of the best final attempt handed in; null when there is none. */
  finalPercent: number | null;
  completion: Completion;
}

type Graded = QuizAttempt & { percent: number };

/** Loads what the people of these enrolments did, by enrolment id. */
export async function followedCourses(
  manager: EntityManager,
  enrolmentIds: readonly string[],
): Promise<Map<string, FollowedCourse>> {
  const enrolments = await manager.findBy(Enrolment, { id: In(enrolmentIds) });
  const cohorts = await cohortsOf(manager, enrolments);
  const halfDayIds = [...cohorts.values()].flatMap(({ halfDays }) => halfDays.map(({ id }) => id));
  const signatures = (await standingSignatures(manager, halfDayIds)).filter(isLearners);
  const missed = await missedMinutes(manager, enrolmentIds);
  const finals = (await manager.findBy(QuizAttempt, {
    enrolmentId: In(enrolmentIds),
    kind: 'final',
    percent: Not(IsNull()),
  })) as Graded[];

  return new Map(
    enrolments.map((enrolment) => {
      const { halfDays, rule } = cohorts.get(enrolment.cohortId)!;
      const own = signatures.filter(({ personId }) => personId === enrolment.personId);
      const attempts = finals.filter(
        ({ enrolmentId, quizId }) => enrolmentId === enrolment.id && quizId === rule.finalQuizId,
      );
      const lived = halfDays.map((halfDay) => {
        const signature = own.find(({ halfDayId }) => halfDayId === halfDay.id);
        return followed(halfDay, signature, missed.get(`${enrolment.id} ${halfDay.id}`) ?? 0);
      });
      return [enrolment.id, courseOf(enrolment, lived, attempts, rule)];
    }),
  );
}

const isLearners = ({ role }: StandingSignature) => role === 'learner';

function followed(
  halfDay: HalfDay,
  signature: StandingSignature | undefined,
  missedMinutes: number,
): FollowedHalfDay & { signature: 'counts' | 'awaiting' | 'none' } {
  const signed = signature !== undefined && signatureCounts(signature);
  const minutes = signature ? minutesFollowed([halfDay], [{ ...signature, missedMinutes }]) : 0;
  const awaiting = signature?.agreed === null && !signed;
  return {
    halfDay,
    signed,
    late: signed && signature.late,
    minutesFollowed: minutes,
    signature: signed ? 'counts' : awaiting ? 'awaiting' : 'none',
  };
}

function courseOf(
  enrolment: Enrolment,
  lived: ReturnType<typeof followed>[],
  attempts: readonly Graded[],
  rule: CompletionRule,
): FollowedCourse {
  const best = bestAttempt(attempts);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return {
    enrolment,
    halfDays: lived,
    halfDaysSigned: lived.filter(({ signed }) => signed).length,
    minutesPlanned: sum(lived.map(({ halfDay }) => minutesOf(halfDay))),
    minutesFollowed: sum(lived.map(({ minutesFollowed: minutes }) => minutes)),
    finalPercent: best?.percent ?? null,
    completion: isComplete(rule, {
      halfDays: lived.map(({ halfDay: { title }, signature }) => ({ title, signature })),
      finalPassed: best?.passed === true,
    }),
  };
}

/** Half-days in order and the rule of the course, by cohort id. */
async function cohortsOf(
  manager: EntityManager,
  enrolments: readonly Enrolment[],
): Promise<Map<string, { halfDays: HalfDay[]; rule: CompletionRule }>> {
  const cohortIds = [...new Set(enrolments.map(({ cohortId }) => cohortId))];
  const halfDays = await manager.find(HalfDay, {
    where: { cohortId: In(cohortIds) },
    order: { position: 'ASC' },
  });
  // Only the rule leaves the database, not the whole course.
  const rules = await manager
    .createQueryBuilder(Cohort, 'cohort')
    .innerJoin('cohort.courseVersion', 'version')
    .where({ id: In(cohortIds) })
    .select('cohort.id', 'cohortId')
    .addSelect("version.document->'completion'", 'rule')
    .getRawMany<{ cohortId: string; rule: CompletionRule }>();
  return new Map(
    rules.map(({ cohortId, rule }) => [
      cohortId,
      { rule, halfDays: halfDays.filter((each) => each.cohortId === cohortId) },
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
  const rows = await manager.query<{ enrolmentId: string; halfDayId: string; minutes: number }[]>(
    `select a.enrolment_id as "enrolmentId", s.half_day_id as "halfDayId", max(a.minutes) as minutes
     from absence a join signature s on s.id = a.signature_id
     where a.enrolment_id = any($1) group by 1, 2`,
    [enrolmentIds],
  );
  return new Map(
    rows.map(({ enrolmentId, halfDayId, minutes }) => [`${enrolmentId} ${halfDayId}`, minutes]),
  );
}
