import { gradeAttempt, gradingVersion } from '@percolateur/domain';
import type { Question, ResultCause } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { runPrepared } from '../../platform/sql';
import { AttemptResult } from '../../record/attempt-result.entity';
import { CourseQuestion } from '../../record/course-question.entity';
import { QuestionVersion } from '../../record/question-version.entity';
import type { QuizAnswer } from '../../record/quiz-answer.entity';
import type { QuizAttempt } from '../../record/quiz-attempt.entity';
import { levelsSeen, standingReadings } from './readings';
import { addTallies, tallyRows } from './tallies';
import type { Counted } from './tallies';

/** What an attempt is marked by. */
export interface Marked {
  attempt: QuizAttempt;
  cohortId: string;
  quiz: { questions: readonly Question[]; passPercent: number | null };
  /** The versions of these questions, where they are not those that the attempt asked. */
  sheet?: readonly string[];
  /** The answer that stands to each question. */
  given: readonly QuizAnswer[];
  cause: ResultCause;
  /** Who had it marked anew or read it. */
  byId?: string;
  regradingId?: string;
  at: Date;
}

const columns = `id, attempt_id, cause, grading_version, sheet, shares, points_numerator,
  points_denominator, possible, percent, passed, by_id, regrading_id, at`;

/** How an attempt under way ends. */
export interface Ended {
  status: 'submitted' | 'expired';
  submittedAt: Date;
}

/** The results, the standing columns of the attempts, and the tallies, in one statement. */
const keepMarks = {
  name: 'keep-marks',
  text: `
    with marked as materialized (
      select * from json_populate_recordset(null::attempt_result, $1)),
    result as (insert into attempt_result (${columns}) select ${columns} from marked),
    standing as (
      update quiz_attempt a
      set points_numerator = m.points_numerator, points_denominator = m.points_denominator,
          possible = m.possible, percent = m.percent, passed = m.passed,
          status = coalesce($4, a.status), submitted_at = coalesce($5, a.submitted_at)
      from marked m where a.id = m.attempt_id),
    ${addTallies('$2', '$3')}`,
};

/** Marks an attempt that is locked, and ends it where it is under way: see `keepResults`. */
export const keepResult = (manager: EntityManager, marked: Marked, ended?: Ended) =>
  keepResults(manager, [marked], ended);

/**
 * Marks attempts of one cohort that are locked, by the answers and what was read of them: adds a result
 * to those that each had, lets it stand, and counts it in the tallies of the cohort, in the place of
 * the one before.
 */
export async function keepResults(
  manager: EntityManager,
  marked: readonly Marked[],
  ended?: Ended,
): Promise<void> {
  const before = await countedBefore(
    manager,
    marked.filter(({ cause }) => cause === 'regraded' || cause === 'read'),
  );
  const readings = await standingReadings(
    manager,
    marked.flatMap(({ given }) => given),
  );
  const sheets = await versionsOf(
    manager,
    marked.map(({ attempt, quiz, sheet = attempt.sheet }) => ({
      ...{ attempt, sheet, asked: quiz.questions },
    })),
  );
  const results = [];
  const counted: (Counted & { sign: 1 | -1 })[] = before.map((each) => ({ ...each, sign: -1 }));
  for (const [place, each] of marked.entries()) {
    const { attempt, cohortId, quiz, given, cause, byId, regradingId, at } = each;
    const answers = new Map(given.map(({ questionId, response }) => [questionId, response]));
    const { points, possible, percent, passed, perQuestion } = gradeAttempt(
      quiz,
      answers,
      levelsSeen(given, readings),
    );
    const shares = perQuestion.map(({ share }) => share);
    const sheet = each.sheet ?? attempt.sheet;
    results.push({
      ...{ id: uuidv7(), attempt_id: attempt.id, cause, grading_version: gradingVersion },
      ...{ sheet, shares, by_id: byId, regrading_id: regradingId, at },
      ...{ points_numerator: points.numerator, points_denominator: points.denominator },
      ...{ possible, percent, passed },
    });
    const versionIds = sheets[place];
    if (!versionIds) continue;
    const submittedAt = attempt.submittedAt ?? at;
    const { questions } = quiz;
    counted.push({
      ...{ attempt, cohortId, submittedAt, questions, versionIds, shares, passed, given },
      sign: 1,
    });
  }
  const { quizzes, questions } = tallyRows(counted);
  await runPrepared(manager, keepMarks, [
    JSON.stringify(results),
    JSON.stringify(quizzes),
    JSON.stringify(questions),
    ended?.status,
    ended?.submittedAt,
  ]);
}

/** What these attempts added to the tallies the last time that they were marked. */
async function countedBefore(
  manager: EntityManager,
  marked: readonly Marked[],
): Promise<Counted[]> {
  if (marked.length === 0) return [];
  const results = await lastResults(
    manager,
    marked.map(({ attempt }) => attempt.id),
  );
  return countedAs(
    manager,
    marked.flatMap(({ attempt, cohortId, quiz, given }) => {
      const last = results.get(attempt.id);
      if (!last || !attempt.submittedAt) return [];
      return [{ attempt, cohortId, given, last, asked: quiz.questions }];
    }),
  );
}

/** The last result of each of these attempts. */
export async function lastResults(
  manager: EntityManager,
  attemptIds: readonly string[],
): Promise<ReadonlyMap<string, AttemptResult>> {
  const rows = await manager.find(AttemptResult, {
    where: { attemptId: In(attemptIds) },
    order: { sequence: 'ASC' },
  });
  return new Map(rows.map((each) => [each.attemptId, each]));
}

/** An attempt, the questions under whose ids it was answered, and a result of it. */
export interface Judged {
  attempt: QuizAttempt;
  cohortId: string;
  given: readonly QuizAnswer[];
  last: Pick<AttemptResult, 'sheet' | 'shares' | 'passed' | 'at'>;
  asked: readonly Question[];
}

/** Attempts as a result of each counts, without those whose questions the bank does not know. */
export async function countedAs(
  manager: EntityManager,
  judged: readonly Judged[],
): Promise<Counted[]> {
  const sheets = await versionsOf(
    manager,
    judged.map(({ attempt, asked, last: { sheet } }) => ({ attempt, asked, sheet })),
  );
  const versions = await manager.findBy(QuestionVersion, {
    id: In([...new Set(sheets.flatMap((sheet) => sheet ?? []))]),
  });
  const contents = new Map(versions.map(({ id, content }) => [id, content]));
  return judged.flatMap(
    ({ attempt, cohortId, given, last: { shares, passed, at }, asked }, place) => {
      const versionIds = sheets[place];
      if (!versionIds) return [];
      const questions = versionIds.flatMap((id, index) => {
        const content = contents.get(id);
        return content ? [{ ...content, id: asked[index]?.id ?? content.id }] : [];
      });
      const submittedAt = attempt.submittedAt ?? at;
      return [{ attempt, cohortId, submittedAt, questions, versionIds, shares, passed, given }];
    },
  );
}

/**
 * The versions of each sheet; where an attempt has none, those that its course pins. Null where the
 * bank does not know them.
 */
async function versionsOf(
  manager: EntityManager,
  marked: readonly {
    attempt: QuizAttempt;
    asked: readonly Question[];
    sheet: readonly string[];
  }[],
): Promise<(readonly string[] | null)[]> {
  const without = marked.filter(({ sheet }) => sheet.length === 0);
  const courses = [...new Set(without.map(({ attempt }) => attempt.courseVersionId))];
  const pinned =
    courses.length > 0
      ? await manager.findBy(CourseQuestion, { courseVersionId: In(courses) })
      : [];
  const ids = new Map(
    pinned.map((each) => [`${each.courseVersionId}/${each.contentId}`, each.versionId]),
  );
  return marked.map(({ attempt, asked, sheet }) => {
    if (sheet.length > 0) return sheet;
    const versionIds = asked.flatMap(({ id }) => ids.get(`${attempt.courseVersionId}/${id}`) ?? []);
    return versionIds.length === asked.length ? versionIds : null;
  });
}
