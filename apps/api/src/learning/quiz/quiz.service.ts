import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { formsOf } from '@percolateur/content';
import type { AttemptView, QuizView } from '@percolateur/contract';
import {
  allowedTo,
  assessmentIsOver,
  checkStart,
  deadlineOf,
  formLength,
  formOf,
  fullName,
  minutesFor,
  Refusal,
} from '@percolateur/domain';
import type { QuizWindow } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { isTaken } from '../../platform/sql';
import { Person } from '../../record/person.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { CourseService } from '../course/course.service';
import { openingAhead, quizSetting } from '../course/quiz-setting';
import { attemptSummary, attemptsLeftOf, attemptView } from './attempt-view';
import { HandInService } from './hand-in.service';
import { withWords } from './own-words';
import { commentsOf, standingReadings } from './readings';
import { RegradedService } from './regraded.service';
import { Sheets } from './sheets';
import type { AskedQuiz } from './sheets';
import { holdTaking, mineOf, takingOf } from './taking';

@Injectable()
export class QuizService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly courses: CourseService,
    private readonly sheets: Sheets,
    private readonly regraded: RegradedService,
    private readonly handIn: HandInService,
    private readonly clock: Clock,
  ) {}

  /** A quiz and what the caller did of it. @throws Refusal `not-found` */
  async read(caller: Caller, cohortId: string, quizId: string): Promise<QuizView> {
    const now = this.clock.now();
    const asked = { personId: caller.id, cohortId, quizId };
    let taking = await takingOf(this.db, asked);
    if (await this.handIn.endTimedOut(taking.attempts)) taking = await takingOf(this.db, asked);
    const { enrolment, cohort, attempts } = taking;
    const { id: enrolmentId, extraTime } = enrolment;
    const { document } = await this.courses.course(cohort.courseVersionId);
    const given = await this.sheets.given(cohort, quizId);
    if (given.takenAway && attempts.length === 0) throw new Refusal('not-found');
    const window = taking.windowAt(now);
    const quiz = grantedTo(given.quiz, window, enrolmentId);
    const { id, kind, title, intro, passPercent, minutes = null, keep = 'best' } = quiz;
    const opensAt = openingAhead(quizSetting(document, quiz, cohort, window), now);
    const closing = new Set(opensAt ? document.halfDays.map((each) => each.quizId) : []);
    const trainings = document.quizzes.filter((each) => closing.has(each.id));
    return {
      ...{ id, kind, title, intro, passPercent, keep },
      questionCount: formLength(formOf(formsOf(given.quiz), attempts.length + 1)),
      minutes: minutesFor({ minutes, extraTime }),
      attemptsLeft: given.takenAway ? 0 : attemptsLeftOf(quiz, attempts),
      attempts: attempts.map(attemptSummary),
      openAttemptId: attempts.find(({ status }) => status === 'started')?.id ?? null,
      timeZone: cohort.timeZone,
      opensAt,
      pausedAt: window?.pausedAt?.toISOString() ?? null,
      training: trainings.map((each) => ({ id: each.id, title: each.title })),
    };
  }

  /**
   * Starts an attempt under the id that the device made, or resumes the one that is open, wherever
   * it was started; one whose time is over is handed in first.
   * @throws Refusal `not-found`, `quiz-not-available`, `quiz-opens-later`, `quiz-paused`,
   * `attempts-exhausted` or `id-reused`
   */
  async start(caller: Caller, cohortId: string, quizId: string, id: string): Promise<AttemptView> {
    const attemptId = await this.db.transaction(async (manager) => {
      const now = this.clock.now();
      const asked = { personId: caller.id, cohortId, quizId };
      let taking = await holdTaking(manager, asked);
      const same = taking.attempts.find((each) => each.id === id);
      if (same) return same.id;
      const open = taking.attempts.find(({ status }) => status === 'started');
      if (open && !(await this.handIn.endIfTimedOut(manager, open))) return open.id;
      if (open) taking = await takingOf(manager, asked);
      const { enrolment, cohort, attempts } = taking;
      const enrolmentId = enrolment.id;
      const given = await this.sheets.given(cohort, quizId, manager);
      if (given.takenAway) throw new Refusal('not-found');
      const { document } = await this.courses.course(cohort.courseVersionId, manager);
      const window = taking.windowAt(now);
      const { quiz, quizVersionId } = given;
      const setting = quizSetting(document, quiz, cohort, window);
      checkStart(grantedTo(quiz, window, enrolmentId), attempts, setting, now);
      const { courseVersionId } = cohort;
      const { kind, minutes = null } = quiz;
      const number = attempts.length + 1;
      const form = formOf(formsOf(quiz), number);
      const begun = {
        ...{ id, enrolmentId, courseVersionId, quizId, quizVersionId, kind, number },
        sheet: await this.sheets.draw(manager, cohort, given, { form, seed: id }),
        form: form.id,
        seed: quiz.shuffle ? id : '',
        again: quiz.after !== undefined,
        startedAt: now,
        deadlineAt: deadlineOf({ startedAt: now, minutes, extraTime: enrolment.extraTime }),
      };
      await manager.insert(QuizAttempt, begun).catch((error: unknown) => {
        throw isTaken(error) ? new Refusal('id-reused') : error;
      });
      return id;
    });
    return this.attempt(caller, attemptId);
  }

  /** The caller’s attempt, on whatever device. @throws Refusal `not-found` */
  async attempt(caller: Caller, attemptId: string): Promise<AttemptView> {
    const { manager } = this.db;
    const now = this.clock.now();
    const asked = { personId: caller.id, attemptId };
    let mine = await mineOf(this.db, asked);
    if (await this.handIn.endTimedOut(mine.attempts)) mine = await mineOf(this.db, asked);
    const { attempt, attempts, cohort, enrolment, results } = mine;
    const { document } = await this.courses.course(attempt.courseVersionId);
    const sheet = await this.sheets.asked(attempt);
    const quiz = grantedTo(sheet, mine.windowAt(now), enrolment.id);
    const over = assessmentIsOver(quizSetting(document, quiz, cohort), now);
    const copied =
      attempt.enteredById && (await manager.findOneBy(Person, { id: attempt.enteredById }));
    const enteredBy = copied ? fullName(copied) : null;
    const answers = await withWords(manager, mine.given);
    const after = await withWords(manager, mine.after);
    const regraded = results > 1 ? await this.regraded.of(attempt) : null;
    const readings = await standingReadings(manager, answers);
    const comments = await commentsOf(manager, [...readings.values()]);
    return attemptView({
      ...{ attempt, attempts, quiz, document, cohort, answers, after, readings, comments },
      ...{ over, enteredBy, regraded, now },
    });
  }

  /** Hands in an attempt: see `HandInService`. Handing in again answers the same result. */
  async submit(caller: Caller, attemptId: string): Promise<AttemptView> {
    await this.handIn.submit(caller, attemptId);
    return this.attempt(caller, attemptId);
  }
}

/** A quiz with the attempts that this person may make at it. */
function grantedTo<T extends Pick<AskedQuiz, 'maxAttempts'>>(
  quiz: T,
  window: QuizWindow,
  enrolmentId: string,
): T {
  const granted = window.granted.get(enrolmentId) ?? 0;
  return granted === 0 ? quiz : { ...quiz, maxAttempts: allowedTo(quiz, granted) };
}
