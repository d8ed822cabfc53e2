import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CourseQuiz } from '@percolateur/content';
import type { AnswerSaved, QuestionFeedback, SaveAnswer } from '@percolateur/contract';
import {
  checkAnswer,
  checkAnswering,
  mayRevealKey,
  Refusal,
  whenAvailable,
} from '@percolateur/domain';
import type { Question } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Caller } from '../../people/auth/caller';
import { CourseService } from '../course/course.service';
import { Clock } from '../../platform/clock';
import { runPrepared } from '../../platform/sql';
import { feedbackOn } from './attempt-view';
import { following, myAttempt } from './attempts';
import { QuizAnswer } from '../../record/quiz-answer.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';

/**
 * Saves one answer, if everything allows it, in one statement. The attempt is locked as it is read:
 * an answer that meets a handing in waits for it and is then refused, never kept without counting.
 * An id seen before, or a second answer to a locked question, saves nothing.
 */
const insertAnswer = {
  name: 'insert-answer',
  text: `
    insert into quiz_answer
      (id, attempt_id, question_id, choice_ids, client_time, received_at, locked)
    select $1::uuid, a.id, $4::text, $5::jsonb, $6::timestamptz, $7::timestamptz, a.kind = 'training'
    from quiz_attempt a
    join enrolment e on e.id = a.enrolment_id
    join cohort c on c.id = e.cohort_id
    where a.id = $2 and e.person_id = $3 and a.status = 'started'
      and e.status = any($8) and c.status = any($9)
    for share of a
    on conflict do nothing
    returning id`,
};

type Saved = z.infer<typeof AnswerSaved>;

/** What never changes of an attempt. */
type Fixed = Pick<QuizAttempt, 'courseVersionId' | 'quizId'> & { personId: string };

/** Attempts under way at one time are a few hundred; beyond this the oldest are read again. */
const remembered = 10_000;

@Injectable()
export class AnswerService {
  private readonly attempts = new Map<string, Fixed>();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly courses: CourseService,
    private readonly clock: Clock,
  ) {}

  /**
   * Saves an answer, replacing the former one to the same question; in training the first is locked
   * and its correction comes back. The same id with the same content answers as the first time.
   * @throws Refusal `not-found`, `answer-invalid`, `attempt-closed`, `answer-locked` or `id-reused`
   */
  async save(
    caller: Caller,
    attemptId: string,
    questionId: string,
    answer: SaveAnswer,
  ): Promise<Saved> {
    const quiz = await this.quizOf(caller, attemptId);
    const question = quiz.questions.find(({ id }) => id === questionId);
    if (!question) throw new Refusal('not-found');
    checkAnswer(question, answer.choiceIds);
    const receivedAt = this.clock.now();
    const saved = await runPrepared(this.db, insertAnswer, [
      answer.id,
      attemptId,
      caller.id,
      questionId,
      JSON.stringify(answer.choiceIds),
      answer.clientTime,
      receivedAt,
      following,
      whenAvailable[quiz.kind],
    ]);
    if (saved.length === 0) return this.earlier(caller, attemptId, quiz, question, answer);
    return { receivedAt: receivedAt.toISOString(), feedback: feedbackNow(quiz, question, answer) };
  }

  /** The answer already received under this id, or why none was saved. */
  private async earlier(
    caller: Caller,
    attemptId: string,
    quiz: CourseQuiz,
    question: Question,
    answer: SaveAnswer,
  ): Promise<Saved> {
    const { manager } = this.db;
    const { attempt, cohort } = await myAttempt(manager, caller, attemptId);
    const first = await manager.findOneBy(QuizAnswer, { id: answer.id });
    if (first) {
      const same =
        first.attemptId === attempt.id &&
        first.questionId === question.id &&
        first.choiceIds.join() === answer.choiceIds.join();
      if (!same) throw new Refusal('id-reused');
      return {
        receivedAt: first.receivedAt.toISOString(),
        feedback: feedbackNow(quiz, question, answer),
      };
    }
    checkAnswering(quiz, attempt, cohort.status);
    throw new Refusal('answer-locked');
  }

  private async quizOf(caller: Caller, attemptId: string): Promise<CourseQuiz> {
    const { personId, courseVersionId, quizId } =
      this.attempts.get(attemptId) ?? (await this.remember(caller, attemptId));
    if (personId !== caller.id) throw new Refusal('not-found');
    const quiz = (await this.courses.course(courseVersionId)).quizzes.get(quizId);
    if (!quiz) throw new Refusal('not-found');
    return quiz;
  }

  private async remember(caller: Caller, attemptId: string): Promise<Fixed> {
    const { attempt } = await myAttempt(this.db.manager, caller, attemptId);
    const { courseVersionId, quizId } = attempt;
    const fixed = { personId: caller.id, courseVersionId, quizId };
    const [oldest] = this.attempts.keys();
    if (this.attempts.size >= remembered && oldest) this.attempts.delete(oldest);
    this.attempts.set(attemptId, fixed);
    return fixed;
  }
}

/** The correction that comes with the receipt, where the rules show it to an attempt under way. */
function feedbackNow(
  quiz: CourseQuiz,
  question: Question,
  { choiceIds }: SaveAnswer,
): QuestionFeedback | null {
  const attempt = { status: 'started', passed: null } as const;
  return mayRevealKey({ quiz, attempt, attempts: [attempt], cohortClosed: false })
    ? feedbackOn(question, choiceIds)
    : null;
}
