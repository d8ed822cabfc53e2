import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { firstPositioning, positioningAgain } from '@percolateur/content';
import type { CourseDocument, CourseQuiz } from '@percolateur/content';
import type { GroupGain, MyGain, ObjectiveGain } from '@percolateur/contract';
import {
  assessmentIsOver,
  fewestShown,
  gainsOf,
  gainWord,
  mayShowGain,
  Refusal,
  typeset,
} from '@percolateur/domain';
import type { TwoTimes } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { Cohort } from '../../record/cohort.entity';
import { CourseService } from '../course/course.service';
import { quizSetting } from '../course/quiz-setting';
import { attemptsLeftOf } from '../quiz/attempt-view';
import { attemptsAt } from '../quiz/attempts';
import { Sheets } from '../quiz/sheets';
import { handedInAt, lessonLink } from './taken';
import type { HandedIn } from './taken';

const shownWhen = typeset(
  'Vos progrès s’afficheront dès que votre évaluation finale sera réussie, ou votre dernier essai rendu, et au plus tard à la clôture de la session : les questions se ressemblent.',
);

/** What was learnt between the questions before the course and the same ones after it. */
@Injectable()
export class GainService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly sheets: Sheets,
    private readonly clock: Clock,
  ) {}

  /** What a group learnt, nobody named. @throws Refusal `not-found` or `forbidden` */
  async group(caller: Caller, cohortId: string): Promise<GroupGain> {
    const { courseVersionId, title } = await this.access.cohort(caller, cohortId, 'cohort.read');
    const { document } = await this.courses.course(courseVersionId);
    const { first, again } = pairOf(document);
    const [before, after] = await this.both(first, again, { cohortId });
    const people = twoTimes(before, after);
    const view = { cohortTitle: title, both: people.length, fewest: fewestShown };
    if (people.length < fewestShown) return { ...view, objectives: [] };
    return { ...view, objectives: told(document, first, people) };
  }

  /** What the caller learnt. @throws Refusal `not-found` */
  async mine(caller: Caller, cohortId: string): Promise<MyGain> {
    const { manager } = this.db;
    const { id: enrolmentId } = await this.access.enrolment(caller, cohortId);
    const cohort = await manager.findOneOrFail(Cohort, {
      where: { id: cohortId },
      relations: { halfDays: true },
    });
    const { document } = await this.courses.course(cohort.courseVersionId);
    const { first, again } = pairOf(document);
    const [before, after] = await this.both(first, again, { id: enrolmentId });
    const finalId = document.completion.finalQuizId;
    const final = await this.sheets.quiz(cohort.courseVersionId, finalId);
    const attempts = await attemptsAt(manager, { enrolmentId, quizId: finalId });
    const shown = mayShowGain({
      over: assessmentIsOver(quizSetting(document, final, cohort), this.clock.now()),
      finalPassed: attempts.some(({ passed }) => passed === true),
      finalAttemptsLeft: attemptsLeftOf(final, attempts),
    });
    return {
      quizTitle: again.title,
      takenBefore: before.length > 0,
      takenAfter: after.length > 0,
      shownWhen: shown ? null : shownWhen,
      objectives: shown ? told(document, first, twoTimes(before, after)) : [],
    };
  }

  private both(
    first: CourseQuiz,
    again: CourseQuiz,
    whose: { cohortId: string } | { id: string },
  ): Promise<[HandedIn[], HandedIn[]]> {
    const { manager } = this.db;
    return Promise.all([
      handedInAt(manager, this.sheets, first, whose),
      handedInAt(manager, this.sheets, again, whose),
    ]);
  }
}

/** @throws Refusal `not-found` where the course does not ask twice */
function pairOf(document: CourseDocument): { first: CourseQuiz; again: CourseQuiz } {
  const [first, again] = [firstPositioning(document), positioningAgain(document)];
  if (!first || !again) throw new Refusal('not-found');
  return { first, again };
}

/** Those who answered both times. */
function twoTimes(before: readonly HandedIn[], after: readonly HandedIn[]): TwoTimes[] {
  return before.flatMap(({ enrolmentId, taken }) => {
    const then = after.find((each) => each.enrolmentId === enrolmentId);
    return then ? [{ before: taken, after: then.taken }] : [];
  });
}

function told(
  document: CourseDocument,
  { questions }: CourseQuiz,
  people: readonly TwoTimes[],
): ObjectiveGain[] {
  const lessons = document.halfDays.flatMap((halfDay) => halfDay.lessons);
  return gainsOf(questions, people).flatMap((gain) => {
    const lesson = lessons.find(({ objectives }) =>
      objectives.some(({ id }) => id === gain.objectiveId),
    );
    const objective = lesson?.objectives.find(({ id }) => id === gain.objectiveId);
    if (!objective) return [];
    const { before, after, sureBefore, sureAfter } = gain;
    return [
      {
        ...{ objective: objective.text, lesson: lessonLink(document, lesson?.id) },
        ...{ before, after, word: gainWord(gain), sureBefore, sureAfter },
      },
    ];
  });
}
