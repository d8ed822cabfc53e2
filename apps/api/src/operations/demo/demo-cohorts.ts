import { formsOf } from '@percolateur/content';
import {
  asksCertainty,
  certainties,
  countersignStatement,
  drawSheet,
  formOf,
  rightAnswer,
  statementFor,
} from '@percolateur/domain';
import type { CohortStatus } from '@percolateur/contract';
import type { Answer, Question, Slot } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { standingAnswers } from '../../learning/quiz/attempts';
import { apart } from '../../learning/quiz/own-words';
import { keepResult } from '../../learning/quiz/result';
import { keepSignatures } from '../../record/marks';
import { Cohort } from '../../record/cohort.entity';
import { CourseQuestion } from '../../record/course-question.entity';
import { HalfDay } from '../../record/half-day.entity';
import type { CourseVersion } from '../../record/course-version.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { LessonProgress } from '../../record/lesson-progress.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { PersonalData } from '../../record/personal-data.entity';
import { QuizAnswer } from '../../record/quiz-answer.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { demoZone } from './demo-calendar';

const minutes = (count: number) => count * 60_000;
const later = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

/** Writes a cohort and its half-days. */
export async function writeCohort(
  manager: EntityManager,
  {
    status,
    slots,
    organisation,
    course,
    trainer,
    town,
    venueName,
    venueAddress,
    capacity = 12,
  }: {
    status: CohortStatus;
    slots: Slot[];
    organisation: Organisation;
    course: CourseVersion;
    trainer: Person;
    town: string;
    venueName: string;
    venueAddress: string;
    capacity?: number;
  },
): Promise<Cohort> {
  const cohort = await manager.save(
    manager.create(Cohort, {
      id: uuidv7(),
      organisationId: organisation.id,
      courseVersionId: course.id,
      title: `${course.title}, ${town}`,
      status,
      timeZone: demoZone,
      venueName,
      venueAddress,
      venueAccess: 'Entrée de plain-pied par la cour. Stationnement gratuit devant le bâtiment.',
      capacity,
      trainers: [trainer],
    }),
  );
  cohort.halfDays = await manager.save(
    slots.map((slot, index) =>
      manager.create(HalfDay, {
        id: uuidv7(),
        cohortId: cohort.id,
        position: index + 1,
        title: course.document.halfDays[index].title,
        mode: 'room',
        ...slot,
        signingOpenedAt: null,
        signingClosedAt: null,
      }),
    ),
  );
  return cohort;
}

/** Enrols people who accepted a few weeks before the first half-day. */
export async function writeEnrolments(
  manager: EntityManager,
  cohort: Cohort,
  people: Person[],
  invitedAt: Date,
  answer: (index: number) => 'accepted' | 'invited',
): Promise<Enrolment[]> {
  return manager.save(
    people.map((person, index) => {
      const status = answer(index);
      return manager.create(Enrolment, {
        id: uuidv7(),
        cohortId: cohort.id,
        personId: person.id,
        person,
        status,
        createdAt: later(invitedAt, index),
        invitedAt,
        answerBefore: cohort.halfDays[0].startsAt,
        answeredAt: status === 'accepted' ? later(invitedAt, minutes(90 + 37 * index)) : null,
      });
    }),
  );
}

/** Opens signing as the half-day begins and has these people sign a few minutes later. */
export async function writeSignatures(
  manager: EntityManager,
  halfDay: HalfDay,
  people: Person[],
  trainer: Person | null,
): Promise<void> {
  halfDay.signingOpenedAt = halfDay.startsAt;
  if (trainer) halfDay.signingClosedAt = halfDay.endsAt;
  await manager.save(halfDay);
  const signature = (person: Person, role: 'learner' | 'trainer', at: Date) => {
    const statement =
      role === 'learner'
        ? statementFor(at, halfDay, demoZone)
        : countersignStatement(at, halfDay, demoZone);
    return {
      id: uuidv7(),
      halfDayId: halfDay.id,
      personId: person.id,
      role,
      way: 'typed' as const,
      passedById: null,
      statementVersion: statement.version,
      statement: statement.text,
      mark: { typedName: `${person.firstName} ${person.lastName}` },
      clientTime: at,
      serverTime: at,
      late: false,
      supersedesId: null,
    };
  };
  const rows = people.map((person, index) =>
    signature(person, 'learner', later(halfDay.startsAt, minutes(4 + index))),
  );
  if (trainer) rows.push(signature(trainer, 'trainer', later(halfDay.endsAt, -minutes(3))));
  await keepSignatures(manager, rows);
}

/** Marks the lessons of a half-day of the course as done, one after the other. */
export async function writeLessonsDone(
  manager: EntityManager,
  enrolments: Enrolment[],
  course: CourseVersion,
  position: number,
  from: Date,
): Promise<void> {
  const { lessons } = course.document.halfDays[position - 1];
  await manager.insert(
    LessonProgress,
    enrolments.flatMap(({ id }) =>
      lessons.map((lesson, index) => ({
        enrolmentId: id,
        lessonId: lesson.id,
        sectionId: null,
        seenAt: later(from, minutes(20 * index)),
        doneAt: later(from, minutes(20 * index + 15)),
      })),
    ),
  );
}

/** A course with the version of each of its questions, by its place in the course. */
export interface DemoCourse extends Pick<CourseVersion, 'id' | 'document'> {
  versions: ReadonlyMap<string, string>;
}

/** Reads once what every attempt is written with. */
export async function withVersions(
  manager: EntityManager,
  { id, document }: CourseVersion,
): Promise<DemoCourse> {
  const pinned = await manager.findBy(CourseQuestion, { courseVersionId: id });
  const versions = new Map(pinned.map(({ contentId, versionId }) => [contentId, versionId]));
  return { id, document, versions };
}

/**
 * One attempt handed in, `wrong` of its questions answered amiss, or not at all where none can be;
 * `words` where it asks for one’s own.
 */
export async function writeAttempt(
  manager: EntityManager,
  enrolment: Enrolment,
  course: DemoCourse,
  quizId: string,
  at: Date,
  wrong: number,
  words = '',
): Promise<void> {
  const quiz = course.document.quizzes.find(({ id }) => id === quizId);
  if (!quiz) return;
  const form = formOf(formsOf(quiz), 1);
  const { sheet: asked } = drawSheet(form, quiz.questions, '');
  const questions = quiz.questions.filter(({ id }) => asked.includes(id));
  // What one misses is not what the next does, and most miss the first.
  const step = 1 + (wrong % 3);
  const missed = new Set(
    questions
      .map(({ id }) => id)
      .filter((_, n) => n % step === 0)
      .slice(0, wrong),
  );
  const attempt = manager.create(QuizAttempt, {
    ...{ id: uuidv7(), enrolmentId: enrolment.id, courseVersionId: course.id, quizId },
    ...{ kind: quiz.kind, number: 1, status: 'submitted', form: form.id, startedAt: at },
    sheet: questions.flatMap(({ id }) => course.versions.get(id) ?? []),
    submittedAt: later(at, minutes(12)),
  });
  await manager.insert(QuizAttempt, attempt);
  const own: PersonalData[] = [];
  await manager.insert(
    QuizAnswer,
    questions.flatMap((question, index) => {
      const right = missed.has(question.id)
        ? wrongAnswer(question, wrong + index)
        : rightAnswer(question);
      const told = question.kind === 'open' && words ? { kind: question.kind, text: words } : right;
      if (!told) return [];
      const id = uuidv7();
      const kept = apart(told, { answerId: id, personId: enrolment.personId });
      if (kept.words) own.push(kept.words);
      const { response, sealed } = kept;
      const when = later(at, 20_000 * (index + 1) + 1000 * ((7 * index) % 15));
      const certainty = asksCertainty(quiz)
        ? certainties[(index + wrong) % certainties.length]
        : null;
      return {
        ...{ id, attemptId: attempt.id, questionId: question.id, response, certainty, sealed },
        ...{ clientTime: when, chosenAt: when, receivedAt: when },
      };
    }),
  );
  if (own.length > 0) await manager.insert(PersonalData, own);
  const given = await standingAnswers(manager, [attempt.id]);
  const { cohortId } = enrolment;
  const marked = { attempt, cohortId, quiz: { ...quiz, questions }, given };
  await keepResult(manager, { ...marked, cause: 'handed-in', at: later(at, minutes(12)) });
}

/** A choice that is not right; none where the question is no matter of one choice. */
function wrongAnswer(question: Question, turn: number): Answer | null {
  if (question.kind === 'true-false') return { kind: question.kind, value: !question.right };
  if (question.kind !== 'single') return null;
  // « Je ne sais pas », the last where it is a choice, is said now and then.
  const wrong = question.choices.filter(({ right }) => !right);
  const choice = wrong[turn % 4 === 3 ? wrong.length - 1 : (turn % 2) % wrong.length];
  return choice ? { kind: question.kind, choiceId: choice.id } : null;
}
