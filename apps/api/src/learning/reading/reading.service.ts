import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NewReading, ReadingsView } from '@percolateur/contract';
import { checkNextReading, Refusal, whenAvailable } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { AnswerReading } from '../../record/answer-reading.entity';
import { keepEvidence } from '../../record/apart';
import type { Cohort } from '../../record/cohort.entity';
import { QuizAnswer } from '../../record/quiz-answer.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { CompletionService } from '../completion/completion.service';
import { lockEnrolment, standingAnswers } from '../quiz/attempts';
import { standingReadings } from '../quiz/readings';
import { keepResult, lastResults } from '../quiz/result';
import { Sheets } from '../quiz/sheets';
import { openAnswers } from './open-answers';

/** A session that was cancelled or archived is read no more; one that closed still is. */
const whenRead = whenAvailable.training;

/** Trainers read what learners wrote in their own words. */
@Injectable()
export class ReadingService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly sheets: Sheets,
    private readonly completion: CompletionService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, cohortId: string): Promise<ReadingsView> {
    return this.view(await this.access.cohort(caller, cohortId, 'answer.read'));
  }

  /**
   * Keeps a reading, marks the attempt anew and judges who completed the course, all of it or none.
   * The same reading given twice changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`, `answer-invalid`, `reading-lowers`,
   * `id-reused`; `stale-edit` when somebody else read it meanwhile
   */
  async read(caller: Caller, cohortId: string, asked: NewReading): Promise<ReadingsView> {
    const cohort = await this.access.cohort(caller, cohortId, 'answer.read');
    await this.db.transaction(async (manager) => {
      const answer = await manager.findOne(QuizAnswer, {
        where: { id: asked.answerId, attempt: { enrolment: { cohortId } } },
        relations: { attempt: true },
      });
      if (!answer?.attempt) throw new Refusal('not-found');
      // What happens to one learner happens one by one: two who read at once see each other.
      const { personId } = await lockEnrolment(manager, { id: answer.attempt.enrolmentId });
      // Nobody says what their own words are worth.
      if (personId === caller.id) throw new Refusal('forbidden');
      const known = await manager.findOneBy(AnswerReading, { id: asked.id });
      if (known) {
        const same = known.answerId === answer.id && isDeepStrictEqual(known.levels, asked.levels);
        if (!same) throw new Refusal('id-reused');
        return;
      }
      if (!whenRead.includes(cohort.status)) throw new Refusal('cohort-not-open');
      await this.keep(manager, caller, cohort, { answer, asked, personId });
    });
    return this.view(cohort);
  }

  private async keep(
    manager: EntityManager,
    caller: Caller,
    { id: cohortId, organisationId }: Cohort,
    { answer, asked, personId }: { answer: QuizAnswer; asked: NewReading; personId: string },
  ): Promise<void> {
    const attempt = await manager.findOneOrFail(QuizAttempt, {
      where: { id: answer.attemptId },
      lock: { mode: 'pessimistic_write' },
    });
    const given = await standingAnswers(manager, [attempt.id]);
    // What was changed before it was handed in is nothing that counts.
    const stands = given.some(({ id }) => id === answer.id);
    if (attempt.status === 'started' || !stands) throw new Refusal('not-found');
    // As it is marked today: a question that was corrected since keeps its correction.
    const sheet =
      (await lastResults(manager, [attempt.id])).get(attempt.id)?.sheet ?? attempt.sheet;
    const quiz =
      sheet.length > 0
        ? await this.sheets.markedBy(attempt, sheet, manager)
        : await this.sheets.asked(attempt, manager);
    const question = quiz.questions.find(({ id }) => id === answer.questionId);
    const before = (await standingReadings(manager, [answer])).get(answer.id) ?? null;
    if ((before?.id ?? null) !== asked.afterId) throw new Refusal('stale-edit');
    if (!question) throw new Refusal('not-found');
    const { levels, comment } = asked;
    const words = { before: before?.levels ?? null, reading: levels };
    checkNextReading(question, answer.response, words);
    const at = this.clock.now();
    await keepEvidence(manager, AnswerReading, [
      {
        ...{ id: asked.id, answerId: answer.id, readerId: caller.id, levels, at },
        ...{ supersedesId: asked.afterId, about: personId, said: comment ? { comment } : {} },
      },
    ]);
    const marked = { attempt, cohortId, quiz, sheet, given, at };
    await keepResult(manager, { ...marked, cause: 'read', byId: caller.id });
    if (quiz.kind === 'final') await this.completion.evaluate(manager, attempt.enrolmentId);
    await this.audit.record(manager, {
      ...{ actorId: caller.id, organisationId, action: 'answer.read' },
      ...{ objectType: 'cohort', objectId: cohortId },
      detail: { enrolmentId: attempt.enrolmentId, again: before !== null },
    });
  }

  private async view({ id, title, timeZone, status }: Cohort): Promise<ReadingsView> {
    return {
      ...{ cohortTitle: title, timeZone, open: whenRead.includes(status) },
      answers: await openAnswers(this.db.manager, this.sheets, id),
    };
  }
}
