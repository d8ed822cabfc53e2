import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RegradedAttempt, RegradedCohort } from '@percolateur/contract';
import { asNumber, gradeAttempt } from '@percolateur/domain';
import { ArrayOverlap, In, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AttemptResult } from '../../record/attempt-result.entity';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import type { QuizAnswer } from '../../record/quiz-answer.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { latestCertificates } from '../../record/standing-certificates';
import { CompletionService } from '../completion/completion.service';
import { standingAnswers } from '../quiz/attempts';
import { levelsSeen, standingReadings } from '../quiz/readings';
import { keepResults, lastResults } from '../quiz/result';
import type { Marked } from '../quiz/result';
import { Sheets } from '../quiz/sheets';

/** A published correction, and the versions that it stands for. */
export interface Correction {
  versionId: string;
  wrong: ReadonlySet<string>;
}

export interface Deed {
  correction: Correction;
  lowers: boolean;
  byId: string;
  regradingId?: string;
  at: Date;
}

type Worth = RegradedAttempt['before'];
interface Change {
  attempt: QuizAttempt;
  quizTitle: string;
  before: Worth;
  after: Worth;
  kept: boolean;
}

/** Marks the attempts of one cohort anew, within a transaction. */
@Injectable()
export class CohortRegrading {
  constructor(
    private readonly sheets: Sheets,
    private readonly completion: CompletionService,
  ) {}

  /**
   * Marks anew what was marked by a wrong version and judges completion anew; null where this decision
   * has already done so. Nobody loses points or a pass by it, unless it lowers (ADR 21). Locks the
   * enrolments, then the attempts, in the order of their ids, as all do.
   */
  async regrade(
    manager: EntityManager,
    cohortId: string,
    deed: Deed,
  ): Promise<RegradedCohort | null> {
    const attempts = await this.lockedAttempts(manager, cohortId, deed.correction);
    const ids = attempts.map(({ id }) => id);
    const { regradingId } = deed;
    const done = { attemptId: In(ids), regradingId };
    if (regradingId && (await manager.existsBy(AttemptResult, done))) return null;
    const results = await lastResults(manager, ids);
    const answers = await standingAnswers(manager, ids);
    const readings = await standingReadings(manager, answers);
    const marked: Marked[] = [];
    const changes: Change[] = [];
    let [same, others] = [0, 0];
    for (const attempt of attempts) {
      const last = results.get(attempt.id);
      if (!last?.sheet.some((id) => deed.correction.wrong.has(id))) continue;
      const given = answers.filter(({ attemptId }) => attemptId === attempt.id);
      const { mark, change } = await this.judged(
        manager,
        { attempt, last, given, readings, cohortId },
        deed,
      );
      if (!change?.kept) marked.push(mark);
      if (change && attempt.kind === 'final') changes.push(change);
      else if (change && !change.kept) others += 1;
      else same += 1;
    }
    const before = await this.completed(manager, attempts);
    if (marked.length > 0) await keepResults(manager, marked);
    const finals = attempts.filter(({ kind }) => kind === 'final');
    if (finals.length > 0) {
      await this.completion.evaluateAll(manager, [
        ...new Set(finals.map(({ enrolmentId }) => enrolmentId)),
      ]);
    }
    const after = await this.completed(manager, attempts);
    const { id, title } = await manager.findOneByOrFail(Cohort, { id: cohortId });
    const all = await told(manager, changes, { before, after });
    return { cohort: { id, title }, changes: all, others, same, seen: digestOf(all, others) };
  }

  private async lockedAttempts(
    manager: EntityManager,
    cohortId: string,
    { wrong }: Correction,
  ): Promise<QuizAttempt[]> {
    const which = {
      sheet: ArrayOverlap([...wrong]),
      percent: Not(IsNull()),
      enrolment: { cohortId },
    };
    const found = await manager.find(QuizAttempt, {
      select: { id: true, enrolmentId: true },
      where: which,
    });
    await manager.find(Enrolment, {
      select: { id: true },
      where: { id: In(found.map(({ enrolmentId }) => enrolmentId)) },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    return manager.find(QuizAttempt, {
      where: { id: In(found.map(({ id }) => id)) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** What an attempt is worth by the correction, and what changes of it, if anything does. */
  private async judged(
    manager: EntityManager,
    {
      attempt,
      last,
      given,
      readings,
      cohortId,
    }: {
      attempt: QuizAttempt;
      last: AttemptResult;
      given: QuizAnswer[];
      readings: Awaited<ReturnType<typeof standingReadings>>;
      cohortId: string;
    },
    { correction, lowers, byId, regradingId, at }: Deed,
  ): Promise<{ mark: Marked; change: Change | null }> {
    const sheet = last.sheet.map((id) => (correction.wrong.has(id) ? correction.versionId : id));
    const quiz = await this.sheets.markedBy(attempt, sheet, manager);
    const answers = new Map(given.map(({ questionId, response }) => [questionId, response]));
    const seen = levelsSeen(given, readings);
    const grade = gradeAttempt(quiz, answers, seen);
    const after = { ...grade, points: asNumber(grade.points) };
    const { pointsNumerator: numerator, pointsDenominator: denominator } = last;
    const before = { ...last, points: asNumber({ numerator, denominator }) };
    const mark: Marked = {
      ...{ attempt, cohortId, quiz, sheet, given, cause: 'regraded' as const },
      ...{ byId, regradingId, at },
    };
    const changed = before.points !== after.points || before.passed !== after.passed;
    if (!changed) return { mark, change: null };
    const loses = after.points < before.points || (before.passed === true && !after.passed);
    // What is never marked takes nothing from anybody, whatever it counts.
    const kept = loses && !lowers && attempt.kind !== 'positioning';
    const change = { attempt, quizTitle: quiz.title, before, after, kept };
    return { mark, change };
  }

  private async completed(
    manager: EntityManager,
    attempts: readonly QuizAttempt[],
  ): Promise<ReadonlySet<string>> {
    const rows = await manager.findBy(Enrolment, {
      id: In(attempts.map(({ enrolmentId }) => enrolmentId)),
      status: 'completed',
    });
    return new Set(rows.map(({ id }) => id));
  }
}

/** The changes with whose they are, and the documents in force that were issued to them. */
async function told(
  manager: EntityManager,
  changes: readonly Change[],
  completed: { before: ReadonlySet<string>; after: ReadonlySet<string> },
): Promise<RegradedAttempt[]> {
  if (changes.length === 0) return [];
  const enrolmentIds = changes.map(({ attempt }) => attempt.enrolmentId);
  const enrolments = await manager.find(Enrolment, {
    where: { id: In(enrolmentIds) },
    relations: { person: true },
  });
  const people = new Map(enrolments.map((each) => [each.id, each.person]));
  const certificates = (await latestCertificates(manager, enrolmentIds)).filter(
    ({ status }) => status !== 'revoked',
  );
  return changes.flatMap(({ attempt, quizTitle, before, after, kept }) => {
    const { enrolmentId } = attempt;
    const person = people.get(enrolmentId);
    if (!person) return [];
    return [
      {
        ...{ attemptId: attempt.id, quizTitle, kept },
        person: { id: person.id, firstName: person.firstName, lastName: person.lastName },
        ...{ before: worthOf(before), after: worthOf(after) },
        completed: {
          before: completed.before.has(enrolmentId),
          after: completed.after.has(enrolmentId),
        },
        certificates: certificates
          .filter((each) => each.enrolmentId === enrolmentId)
          .map(({ kind, number }) => ({ kind, number }))
          .sort((one, other) => (one.number < other.number ? -1 : 1)),
      },
    ];
  });
}

const worthOf = ({ percent, points, possible, passed }: Worth): Worth => ({
  ...{ percent, points, possible, passed },
});

/** Digest of what changes, whatever somebody is called meanwhile. */
const digestOf = (changes: readonly RegradedAttempt[], others: number) =>
  createHash('sha256')
    .update(
      JSON.stringify([others, ...changes.map((each) => ({ ...each, person: each.person.id }))]),
    )
    .digest('hex');
