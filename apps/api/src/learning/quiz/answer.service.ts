import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AnswerSaved, QuestionFeedback, SaveAnswer } from '@percolateur/contract';
import {
  assessmentDays,
  asksCertainty,
  assessmentIsOver,
  checkAnswer,
  checkAnswering,
  checkWhole,
  choiceTime,
  correctedQuestion,
  graceSeconds,
  mayRevealKey,
  Refusal,
  whenAvailable,
} from '@percolateur/domain';
import type { Answer, Question, Reception } from '@percolateur/domain';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { runPrepared } from '../../platform/sql';
import { PersonalData } from '../../record/personal-data.entity';
import { QuizAnswer } from '../../record/quiz-answer.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { CourseService } from '../course/course.service';
import { quizSetting } from '../course/quiz-setting';
import { Sheets } from './sheets';
import type { AskedQuiz } from './sheets';
import { following, standingAnswer } from './attempts';
import { apart, withWords } from './own-words';
import { mineOf } from './taking';

/**
 * Saves one answer, if everything allows it, in one statement. The attempt is locked as it is read:
 * an answer that meets a handing in waits for it and is then refused. What arrives once its time is
 * over is kept, as `receptionOf` says, even where the attempt was handed in by itself meanwhile.
 * An id seen before, or a second answer to a locked question, saves nothing; nor does an answer that
 * changes as no hand does, thirty times in a minute or three hundred in a day.
 *
 * With it comes whether an answer that was chosen later had arrived before.
 */
const insertAnswer = {
  name: 'insert-answer',
  text: `
    with saved as (
      insert into quiz_answer
        (id, attempt_id, question_id, response, certainty, client_time, chosen_at, received_at,
         locked, sealed, reception)
      select $1::uuid, a.id, $4::text, $5::jsonb, $12::text, $6::timestamptz, $7::timestamptz,
             $8::timestamptz, a.kind = 'training', $13::jsonb,
             case
               when a.status <> 'started' then 'after'
               when a.paused_at is not null
                 then case when $7 <= a.paused_at then 'counts' else 'after' end
               when a.deadline_at is null or $8 <= a.deadline_at then 'counts'
               when $7 <= a.deadline_at and $8 <= a.deadline_at + $14 * interval '1 second'
                 then 'late'
               else 'after'
             end
      from quiz_attempt a
      join enrolment e on e.id = a.enrolment_id
      join cohort c on c.id = e.cohort_id
      where a.id = $2 and e.person_id = $3
        and (a.status = 'started' or a.status = 'expired' and a.deadline_at is not null)
        and e.status = any($9) and c.status = any($10)
        and (a.kind = 'training' or $8 < coalesce(
          (select max(ends_at) from half_day where cohort_id = c.id) + $11 * interval '1 day',
          'infinity'))
        and (select count(*) < 300
                and count(*) filter (where received_at > $8 - interval '1 minute') < 30
             from quiz_answer
             where attempt_id = $2 and question_id = $4 and received_at > $8 - interval '1 day')
      for share of a
      on conflict do nothing
      returning attempt_id, question_id, chosen_at, reception)
    select saved.reception = 'after' or newer.id is not null as overtaken, saved.reception
    from saved left join lateral (
      select id from quiz_answer
      where attempt_id = saved.attempt_id and question_id = saved.question_id
        and reception <> 'after'
        and (saved.reception = 'after' or chosen_at > saved.chosen_at)
      order by chosen_at desc, sequence desc limit 1) newer on true`,
};

interface Saved {
  overtaken: boolean;
  reception: Reception;
}

/** What never changes of an attempt. */
type Fixed = Pick<
  QuizAttempt,
  'courseVersionId' | 'quizId' | 'quizVersionId' | 'sheet' | 'startedAt'
> & { personId: string };

/** Attempts under way at one time are a few hundred; beyond this the oldest are read again. */
const remembered = 10_000;

@Injectable()
export class AnswerService {
  private readonly attempts = new LRUCache<string, Fixed>({ max: remembered });

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly courses: CourseService,
    private readonly sheets: Sheets,
    private readonly clock: Clock,
  ) {}

  /**
   * Saves an answer; of several to one question the one chosen last stands, in whatever order they
   * arrive. In training the first is locked and its correction comes back; it is whole, or said to be
   * left as it is. The same id with the same
   * content answers as the first time.
   * @throws Refusal `not-found`, `answer-invalid`, `answer-incomplete`, `attempt-closed`,
   * `answer-locked`, `too-many-changes` or `id-reused`
   */
  async save(
    caller: Caller,
    attemptId: string,
    questionId: string,
    { id, answer, clientTime, certainty: said = null, asItIs = false }: SaveAnswer,
  ): Promise<AnswerSaved> {
    const { quiz, startedAt } = await this.asked(caller, attemptId);
    const question = quiz.questions.find((each) => each.id === questionId);
    if (!question) throw new Refusal('not-found');
    checkAnswer(question, answer);
    if (quiz.kind === 'training') checkWhole(question, answer, asItIs);
    // What is taken back, or not asked, is not said with any certainty.
    const certainty = answer && asksCertainty(quiz) ? said : null;
    const receivedAt = this.clock.now();
    const madeAt = new Date(clientTime);
    const { response, sealed, words } = apart(answer, { answerId: id, personId: caller.id });
    const [saved] = await this.insert(words, [
      id,
      attemptId,
      caller.id,
      questionId,
      response && JSON.stringify(response),
      madeAt,
      choiceTime(madeAt, { startedAt, receivedAt }),
      receivedAt,
      following,
      whenAvailable[quiz.kind],
      assessmentDays,
      certainty,
      JSON.stringify(sealed),
      graceSeconds,
    ]);
    if (!saved)
      return this.earlier(caller, attemptId, quiz, question, {
        ...{ id, answer, certainty },
      });
    const stands = saved.overtaken
      ? await this.standing({ attemptId, questionId })
      : { standing: answer, certainty };
    return {
      ...{ receivedAt: receivedAt.toISOString(), ...stands, reception: saved.reception },
      feedback: feedbackNow(quiz, question, answer),
    };
  }

  /** What is somebody’s own in an answer is kept with it, or not at all. */
  private insert(words: PersonalData | null, values: unknown[]): Promise<Saved[]> {
    if (!words) return runPrepared<Saved>(this.db, insertAnswer, values);
    return this.db.transaction(async (manager) => {
      const saved = await runPrepared<Saved>(manager, insertAnswer, values);
      if (saved.length > 0) await manager.insert(PersonalData, words);
      return saved;
    });
  }

  /** The answer that counts, whole; none where nothing came in time. */
  private async standing(
    answer: Pick<QuizAnswer, 'attemptId' | 'questionId'>,
  ): Promise<Pick<AnswerSaved, 'standing' | 'certainty'>> {
    const { manager } = this.db;
    const standing = await standingAnswer(manager, answer);
    const [whole] = await withWords(manager, standing ? [standing] : []);
    return { standing: whole?.response ?? null, certainty: whole?.certainty ?? null };
  }

  /** The answer already received under this id, or why none was saved. */
  private async earlier(
    caller: Caller,
    attemptId: string,
    quiz: AskedQuiz,
    question: Question,
    { id, answer, certainty }: Pick<SaveAnswer, 'id' | 'answer' | 'certainty'>,
  ): Promise<AnswerSaved> {
    const { manager } = this.db;
    const { attempt, cohort } = await mineOf(manager, { personId: caller.id, attemptId });
    const first = await manager.findOneBy(QuizAnswer, { id });
    if (first) {
      const [whole] = await withWords(manager, [first]);
      const same =
        first.attemptId === attempt.id &&
        first.questionId === question.id &&
        first.certainty === certainty &&
        isDeepStrictEqual(whole.response, answer);
      if (!same) throw new Refusal('id-reused');
      return {
        ...{ receivedAt: first.receivedAt.toISOString(), ...(await this.standing(first)) },
        reception: first.reception,
        feedback: feedbackNow(quiz, question, answer),
      };
    }
    const { document } = await this.courses.course(attempt.courseVersionId);
    const setting = quizSetting(document, quiz, cohort);
    checkAnswering(quiz, attempt, cohort.status);
    if (quiz.kind !== 'training' && assessmentIsOver(setting, this.clock.now())) {
      throw new Refusal('attempt-closed');
    }
    throw new Refusal(quiz.kind === 'training' ? 'answer-locked' : 'too-many-changes');
  }

  private async asked(
    caller: Caller,
    attemptId: string,
  ): Promise<{ quiz: AskedQuiz; startedAt: Date }> {
    const { personId, startedAt, ...fixed } =
      this.attempts.get(attemptId) ?? (await this.remember(caller, attemptId));
    if (personId !== caller.id) throw new Refusal('not-found');
    return { quiz: await this.sheets.asked(fixed), startedAt };
  }

  private async remember(caller: Caller, attemptId: string): Promise<Fixed> {
    const { attempt } = await mineOf(this.db, { personId: caller.id, attemptId });
    const { courseVersionId, quizId, quizVersionId, sheet, startedAt } = attempt;
    const fixed = {
      ...{ personId: caller.id, courseVersionId, quizId, quizVersionId, sheet, startedAt },
    };
    this.attempts.set(attemptId, fixed);
    return fixed;
  }
}

/** The correction that comes with the receipt, where the rules show it to an attempt under way. */
function feedbackNow(
  quiz: AskedQuiz,
  question: Question,
  answer: Answer | null,
): QuestionFeedback | null {
  const underWay = { status: 'started', passed: null } as const;
  const facts = { quiz, attempt: underWay, attempts: [underWay], over: false };
  return mayRevealKey(facts) ? correctedQuestion(question, answer) : null;
}
