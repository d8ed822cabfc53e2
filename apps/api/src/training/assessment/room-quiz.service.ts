import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { formsOf } from '@percolateur/content';
import type { QuizPerson, RoomQuiz } from '@percolateur/contract';
import {
  allowedTo,
  attemptsLeft,
  byName,
  followsCourse,
  formLength,
  formOf,
  windowOf,
} from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { CourseService } from '../../learning/course/course.service';
import { openingAhead, quizSetting } from '../../learning/course/quiz-setting';
import { Sheets } from '../../learning/quiz/sheets';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { personRef } from '../../people/people/person-ref';
import { Clock } from '../../platform/clock';
import { Enrolment } from '../../record/enrolment.entity';
import { HalfDay } from '../../record/half-day.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { QuizWindowAct } from '../../record/quiz-window-act.entity';

/** How many questions of each open attempt have an answer that stands. */
const answeredIn = `
  select attempt_id as id, count(*)::int as count from (
    select distinct on (attempt_id, question_id) attempt_id, response
    from quiz_answer where attempt_id = any($1) and reception <> 'after'
    order by attempt_id, question_id, chosen_at desc, sequence desc) newest
  where response is not null group by attempt_id`;

/** A quiz as it is taken in the room: who is where, and what was done to it. */
@Injectable()
export class RoomQuizService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly sheets: Sheets,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found` */
  async view(caller: Caller, cohortId: string, quizId: string): Promise<RoomQuiz> {
    const cohort = await this.access.cohort(caller, cohortId, 'cohort.read');
    const { manager } = this.db;
    const now = this.clock.now();
    const { quiz } = await this.sheets.given(cohort, quizId);
    const { document } = await this.courses.course(cohort.courseVersionId);
    const [halfDays, enrolments, acts] = await Promise.all([
      manager.findBy(HalfDay, { cohortId }),
      manager.find(Enrolment, { where: { cohortId }, relations: { person: true } }),
      manager.find(QuizWindowAct, {
        where: { cohortId, quizId },
        relations: { by: true },
        order: { sequence: 'ASC' },
      }),
    ]);
    const window = windowOf(acts, now);
    const setting = quizSetting(document, quiz, { status: cohort.status, halfDays }, window);
    const followers = enrolments.filter(({ status }) => followsCourse(status));
    const attempts = await manager.find(QuizAttempt, {
      where: { quizId, enrolmentId: In(followers.map(({ id }) => id)) },
      order: { number: 'ASC' },
    });
    const open = attempts.filter(({ status }) => status === 'started').map(({ id }) => id);
    const counts = await manager.query<{ id: string; count: number }[]>(answeredIn, [open]);
    const answered = new Map(counts.map(({ id, count }) => [id, count]));
    const length = formLength(formOf(formsOf(quiz), 1));
    const people = followers.flatMap(({ id, person }): QuizPerson[] => {
      if (!person) return [];
      const own = attempts.filter(({ enrolmentId }) => enrolmentId === id);
      const underWay = own.find(({ status }) => status === 'started');
      const granted = window.granted.get(id) ?? 0;
      const left = attemptsLeft(
        { maxAttempts: allowedTo(quiz, granted) },
        own.filter(({ status }) => status !== 'started').length,
      );
      return [
        {
          enrolmentId: id,
          person: personRef(person),
          step: stepOf(own),
          answered: underWay ? (answered.get(underWay.id) ?? 0) : 0,
          asked: underWay?.sheet.length || length,
          attempts: own.length,
          attemptsLeft: left,
          granted,
        },
      ];
    });
    const named = new Map(people.map(({ enrolmentId, person }) => [enrolmentId, person]));
    return {
      ...{ cohortId, quizId, title: quiz.title, kind: quiz.kind, timeZone: cohort.timeZone },
      now: now.toISOString(),
      opensAt: openingAhead(setting, now),
      pausedAt: window.pausedAt?.toISOString() ?? null,
      minutes: quiz.minutes ?? null,
      mayAct: this.access.mayOn(caller, cohort, 'quiz.run'),
      people: people.sort((one, other) => byName(one.person, other.person)),
      acts: acts.toReversed().flatMap(({ id, act, at, by, minutes, enrolmentId }) =>
        by
          ? [
              {
                ...{ id, act, minutes, by: personRef(by), at: at.toISOString() },
                person: (enrolmentId && named.get(enrolmentId)) || null,
              },
            ]
          : [],
      ),
    };
  }
}

function stepOf(attempts: readonly QuizAttempt[]): QuizPerson['step'] {
  if (attempts.some(({ passed }) => passed)) return 'passed';
  if (attempts.some(({ status }) => status === 'started')) return 'under-way';
  if (attempts.some(({ passed }) => passed === false)) return 'failed';
  return attempts.length > 0 ? 'handed-in' : 'not-begun';
}
