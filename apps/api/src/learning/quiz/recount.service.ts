import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { gradeAttempt } from '@percolateur/domain';
import { DataSource, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/sql';
import { QuestionTally } from '../../record/question-tally.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { QuizTally } from '../../record/quiz-tally.entity';
import { standingAnswers } from './attempts';
import { countedAs, lastResults } from './result';
import { Sheets } from './sheets';
import { addTallies, tallyRows } from './tallies';

const addCounted = { name: 'add-counted', text: `with ${addTallies('$1', '$2')}` };

/** Counts the tallies again from what they count. */
@Injectable()
export class RecountService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly sheets: Sheets,
  ) {}

  /** Counts where nothing ever was: results of before tallies were kept. */
  async recountOnce(): Promise<void> {
    const [{ missing }] = await this.db.query<[{ missing: boolean }]>(
      `select exists (select from quiz_attempt where number = 1 and percent is not null)
         and not exists (select from quiz_tally) as missing`,
    );
    if (missing) await this.recount();
  }

  /**
   * Counts all of them again from the results and the answers, one cohort after the other, in one
   * transaction that keeps every marking waiting meanwhile. Answers how many first attempts there are.
   */
  recount(): Promise<number> {
    return this.db.transaction(async (manager) => {
      await manager.query('lock table quiz_tally, question_tally in exclusive mode');
      await manager.deleteAll(QuestionTally);
      await manager.deleteAll(QuizTally);
      const cohorts = await manager.query<{ id: string }[]>(
        `select distinct e.cohort_id as id
         from quiz_attempt a join enrolment e on e.id = a.enrolment_id
         where a.number = 1 and a.percent is not null`,
      );
      let counted = 0;
      for (const { id } of cohorts) counted += await this.count(manager, id);
      return counted;
    });
  }

  /** Counts the first attempts of one cohort; answers how many there are. */
  private async count(manager: EntityManager, cohortId: string): Promise<number> {
    const attempts = await manager.find(QuizAttempt, {
      where: { number: 1, percent: Not(IsNull()), enrolment: { cohortId } },
      order: { id: 'ASC' },
    });
    const ids = attempts.map(({ id }) => id);
    const results = await lastResults(manager, ids);
    const answers = Map.groupBy(await standingAnswers(manager, ids), ({ attemptId }) => attemptId);
    const judged = [];
    for (const attempt of attempts) {
      const quiz = await this.sheets.asked(attempt, manager);
      const given = answers.get(attempt.id) ?? [];
      const last = results.get(attempt.id) ?? before(attempt, quiz, given);
      judged.push({ attempt, cohortId, given, last, asked: quiz.questions });
    }
    const counted = await countedAs(manager, judged);
    const { quizzes, questions } = tallyRows(counted.map((each) => ({ ...each, sign: 1 })));
    const values = [JSON.stringify(quizzes), JSON.stringify(questions)];
    await runPrepared(manager, addCounted, values);
    return attempts.length;
  }
}

/** The result of an attempt that was marked before results were kept, as its columns have it. */
function before(
  { passed, sheet, submittedAt, startedAt }: QuizAttempt,
  quiz: Parameters<typeof gradeAttempt>[0],
  given: Awaited<ReturnType<typeof standingAnswers>>,
) {
  const answers = new Map(given.map(({ questionId, response }) => [questionId, response]));
  const shares = gradeAttempt(quiz, answers).perQuestion.map(({ share }) => share);
  return { passed, sheet, shares, at: submittedAt ?? startedAt };
}
