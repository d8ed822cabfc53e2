import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CourseQuiz } from '@percolateur/content';
import type { PaperEntered, PaperEntry, PaperToCopy } from '@percolateur/contract';
import {
  allowedTo,
  asksCertainty,
  attemptsLeft,
  byName,
  checkAnswer,
  checkStart,
  followsCourse,
  Refusal,
} from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { CourseService } from '../../learning/course/course.service';
import { windowsIn } from '../../learning/course/hub-quiz';
import { quizSetting } from '../../learning/course/quiz-setting';
import { attemptSummary } from '../../learning/quiz/attempt-view';
import { HandInService } from '../../learning/quiz/hand-in.service';
import { apart } from '../../learning/quiz/own-words';
import { Sheets } from '../../learning/quiz/sheets';
import { holdTaking, takingOf } from '../../learning/quiz/taking';
import type { Taking } from '../../learning/quiz/taking';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { personRef } from '../../people/people/person-ref';
import { Clock } from '../../platform/clock';
import { Enrolment } from '../../record/enrolment.entity';
import { PersonalData } from '../../record/personal-data.entity';
import { QuizAnswer } from '../../record/quiz-answer.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import type { QuizPaper } from '../../record/quiz-paper.entity';
import { shownOn } from './paper-facts';
import { PapersService, paperView } from './papers.service';

/** Copies what learners wrote on paper, as one attempt each. */
@Injectable()
export class CopyService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly papers: PapersService,
    private readonly courses: CourseService,
    private readonly sheets: Sheets,
    private readonly handIn: HandInService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** What it takes to copy answer sheets. @throws Refusal `not-found` or `forbidden` */
  async read(caller: Caller, cohortId: string, paperId: string): Promise<PaperToCopy> {
    const { cohort, paper } = await this.papers.ofCohort(caller, cohortId, paperId);
    const { manager } = this.db;
    const { quizId } = paper;
    const quiz = await this.sheets.asked(paper);
    const enrolments = await manager.find(Enrolment, {
      where: { cohortId },
      relations: { person: true },
    });
    const followers = enrolments.filter(({ status }) => followsCourse(status));
    const attempts = await manager.findBy(QuizAttempt, {
      quizId,
      enrolmentId: In(followers.map(({ id }) => id)),
    });
    const window = (await windowsIn(manager, cohortId, this.clock.now())).get(quizId);
    return {
      cohortTitle: cohort.title,
      quiz: { id: quiz.id, title: quiz.title, certainty: asksCertainty(quiz) },
      paper: paperView(paper),
      questions: shownOn(paper, quiz.questions),
      people: followers
        .flatMap(({ id: enrolmentId, person }) => {
          if (!person) return [];
          const own = attempts.filter((each) => each.enrolmentId === enrolmentId);
          const over = own.filter(({ status }) => status !== 'started');
          const maxAttempts = allowedTo(quiz, window?.granted.get(enrolmentId) ?? 0);
          return {
            ...{ enrolmentId, person: personRef(person), attempts: own.length },
            attemptsLeft: attemptsLeft({ maxAttempts }, over.length),
            passed: own.some(({ passed }) => passed === true),
            underWay: own.length > over.length,
          };
        })
        .sort((one, other) => byName(one.person, other.person)),
    };
  }

  /**
   * Keeps an answer sheet as an attempt of its learner, handed in at once and marked as any other.
   * The same request again changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `answer-invalid`, `attempt-under-way`,
   * `attempts-exhausted`, `quiz-not-available`, `quiz-opens-later`, `id-reused`
   */
  async enter(
    caller: Caller,
    cohortId: string,
    paperId: string,
    entry: PaperEntry,
  ): Promise<PaperEntered> {
    const { cohort, paper } = await this.papers.ofCohort(caller, cohortId, paperId);
    const { id, enrolmentId } = entry;
    await this.db.transaction(async (manager) => {
      const named = await manager.findOneBy(Enrolment, { id: enrolmentId, cohortId });
      if (!named) throw new Refusal('not-found');
      const whose = { personId: named.personId, cohortId, quizId: paper.quizId };
      const taking = await holdTaking(manager, whose);
      const known = await manager.findOneBy(QuizAttempt, { id });
      if (known) {
        const same = known.enrolmentId === enrolmentId && known.quizId === paper.quizId;
        if (!same || known.enteredById === null) throw new Refusal('id-reused');
        return;
      }
      const number = await this.nextAttempt(manager, taking, whose);
      const attempt = await this.keep(manager, caller, paper, named, { ...entry, number });
      await this.handIn.mark(manager, attempt, cohortId, { status: 'submitted' });
      await this.audit.record(manager, {
        ...{ actorId: caller.id, organisationId: cohort.organisationId, action: 'quiz.copied' },
        ...{ objectType: 'cohort', objectId: cohortId },
        detail: { title: (await this.sheets.asked(paper, manager)).title, enrolmentId },
      });
    });
    const attempt = await this.db.manager.findOneOrFail(QuizAttempt, {
      where: { id },
      relations: { enrolment: { person: true } },
    });
    return { person: personRef(attempt.enrolment!.person!), attempt: attemptSummary(attempt) };
  }

  /** The number of the attempt that a sheet makes, if it may make one. @throws Refusal */
  private async nextAttempt(
    manager: EntityManager,
    taking: Taking,
    whose: Parameters<typeof takingOf>[1],
  ): Promise<number> {
    const now = this.clock.now();
    const open = taking.attempts.find(({ status }) => status === 'started');
    if (open && !(await this.handIn.endIfTimedOut(manager, open))) {
      throw new Refusal('attempt-under-way');
    }
    const { cohort, enrolment, attempts, windowAt } = open
      ? await takingOf(manager, whose)
      : taking;
    const { quiz } = await this.sheets.given(cohort, whose.quizId, manager);
    const { document } = await this.courses.course(cohort.courseVersionId, manager);
    const window = windowAt(now);
    const maxAttempts = allowedTo(quiz, window.granted.get(enrolment.id) ?? 0);
    const setting = quizSetting(document, quiz, cohort, window);
    checkCopying({ ...quiz, maxAttempts }, attempts, setting, now);
    return attempts.length + 1;
  }

  private async keep(
    manager: EntityManager,
    caller: Caller,
    paper: QuizPaper,
    { id: enrolmentId, personId }: Enrolment,
    { id, answers, number }: PaperEntry & { number: number },
  ): Promise<QuizAttempt> {
    const now = this.clock.now();
    const quiz = await this.sheets.asked(paper, manager);
    const { quizId, quizVersionId, courseVersionId, sheet, form, seed } = paper;
    const attempt = manager.create(QuizAttempt, {
      ...{ id, enrolmentId, courseVersionId, quizId, quizVersionId, kind: quiz.kind, number },
      ...{ sheet, form, seed, again: quiz.after !== undefined, enteredById: caller.id },
      ...{ status: 'started', startedAt: now, deadlineAt: null, submittedAt: null },
    });
    await manager.insert(QuizAttempt, attempt);
    if (new Set(answers.map(({ questionId }) => questionId)).size !== answers.length) {
      throw new Refusal('answer-invalid');
    }
    const kept = answers.map(({ questionId, answer, certainty }) => {
      const question = quiz.questions.find((each) => each.id === questionId);
      if (!question) throw new Refusal('answer-invalid');
      checkAnswer(question, answer);
      const answerId = uuidv7();
      const { response, sealed, words } = apart(answer, { answerId, personId });
      return {
        words,
        row: {
          ...{ id: answerId, attemptId: id, questionId, response, sealed },
          certainty: asksCertainty(quiz) ? certainty : null,
          ...{ clientTime: now, chosenAt: now, receivedAt: now },
          locked: quiz.kind === 'training',
        },
      };
    });
    await manager.insert(
      QuizAnswer,
      kept.map(({ row }) => row),
    );
    await manager.insert(
      PersonalData,
      kept.flatMap(({ words }) => words ?? []),
    );
    return attempt;
  }
}

/** A pause stops who answers on a device, not who copies a sheet. @throws Refusal as `checkStart` */
function checkCopying(
  quiz: CourseQuiz,
  attempts: readonly QuizAttempt[],
  setting: Parameters<typeof checkStart>[2],
  now: Date,
): void {
  try {
    checkStart(quiz, attempts, { ...setting, pausedAt: null }, now);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'attempts-exhausted') throw error;
    // Said to who copies, not to who answered.
    throw new Refusal(error.code, { ...error.details, copied: 1 });
  }
}
