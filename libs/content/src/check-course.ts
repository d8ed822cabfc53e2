import { checkForms } from './check-forms';
import type { CourseFiles } from './course-files';
import { Ids } from './ids';
import { checkQuestion } from './question/question';
import type { YamlSource } from './yaml-source';

const SHORTEST: Record<string, number> = { positioning: 5, training: 5, final: 10 };

/** Tells every fault that no single value shows: ids, references, answers, coverage, places. */
export function checkCourse(files: CourseFiles): void {
  const { course, glossary, sources, halfDays } = files;
  const lessonFiles = halfDays.flatMap((halfDay) => halfDay.lessons);
  const lessons = lessonFiles.map(({ front }) => front);
  const own = lessonFiles.flatMap(({ quiz }) => quiz ?? []);
  const quizzes = [...halfDays.map(({ quiz }) => quiz), ...own, ...files.quizzes];
  const readable = quizzes.filter((quiz) => quiz.readable);

  const halfDayIds = new Ids('Demi-journée');
  const lessonIds = new Ids('Séquence');
  const objectiveIds = new Ids('Objectif');
  const quizIds = new Ids('Quiz');
  const questionIds = new Ids('Question');
  new Ids('Terme').declareItems(glossary, []);
  const sourceIds = new Ids('Source');
  const factIds = new Ids('Fait');
  sourceIds.declareItems(sources, []);
  for (const { facts } of halfDays) factIds.declareItems(facts, []);
  for (const { about } of halfDays) halfDayIds.declare(about, []);
  for (const lesson of lessons) {
    lessonIds.declare(lesson, []);
    objectiveIds.declareItems(lesson, ['objectives']);
  }
  for (const quiz of quizzes) {
    quizIds.declare(quiz, []);
    questionIds.declareItems(quiz, ['questions']);
    for (const question of quiz.items(['questions'])) {
      questionIds.declareItems(quiz, [...question, 'parts']);
    }
  }

  for (const objective of course.items(['programme', 'objectives'])) {
    halfDayIds.refer(course, [...objective, 'halfDayId']);
  }
  checkPlaces(files);
  checkTimes(files);
  for (const { facts } of halfDays) {
    for (const fact of facts.items([])) sourceIds.refer(facts, [...fact, 'sourceId']);
  }
  for (const lesson of lessons) {
    for (const further of lesson.items(['further'])) sourceIds.refer(lesson, further);
  }
  for (const quiz of readable) {
    checkAgain(quiz, files.quizzes);
    checkMisconceptions(quiz);
    halfDayIds.refer(quiz, ['opensWith']);
    for (const question of quiz.items(['questions'])) {
      objectiveIds.refer(quiz, [...question, 'objectiveId']);
      lessonIds.refer(quiz, [...question, 'lessonId']);
      checkQuestion(quiz, question);
    }
  }
  const halfDayOf = new Map(
    halfDays.flatMap(({ about, lessons: taught }) =>
      taught.map(({ front }) => [String(front.get(['id'])), String(about.get(['id']))] as const),
    ),
  );
  for (const quiz of readable) checkForms(quiz, halfDayOf);
  quizIds.refer(course, ['completion', 'finalQuizId']);
  checkObservation(files, lessonIds);
  if (readable.length === quizzes.length) checkCoverage(lessons, quizzes);
}

function checkPlaces({ course, halfDays, quizzes }: CourseFiles): void {
  const last = Math.max(1, ...halfDays.map(({ position }) => position));
  for (let position = 1; position <= last; position += 1) {
    const here = halfDays.filter((halfDay) => halfDay.position === position);
    if (here.length === 0) course.fault([], `Demi-journée ${position} sans dossier ${position}-…`);
    for (const { about } of here.slice(1)) {
      about.fault([], `Deux dossiers pour la demi-journée ${position}`);
    }
  }
  for (const { about, lessons, quiz } of halfDays) {
    if (lessons.length < 3) about.fault([], 'Une demi-journée compte au moins trois séquences');
    for (const training of [quiz, ...lessons.flatMap((lesson) => lesson.quiz ?? [])]) {
      if (training.readable && training.get(['kind']) !== 'training') {
        training.fault(['kind'], 'Le quiz d’une demi-journée est un entraînement (training)');
      }
    }
  }
  for (const quiz of quizzes) {
    if (quiz.get(['kind']) === 'training') {
      quiz.fault(['kind'], 'Un entraînement se range dans sa demi-journée');
    }
  }
  const finalId = course.get(['completion', 'finalQuizId']);
  const final = quizzes.find((quiz) => finalId !== undefined && quiz.get(['id']) === finalId);
  if (final && final.get(['kind']) !== 'final') {
    course.fault(['completion', 'finalQuizId'], 'Ce quiz n’est pas une évaluation (final)');
  }
}

/** A grid is about a lesson of the course, and its threshold about its own criteria. */
function checkObservation({ course, observation }: CourseFiles, lessonIds: Ids): void {
  if (!observation) {
    if (course.get(['completion', 'observation']) !== undefined) {
      course.fault(['completion', 'observation'], 'Grille demandée, sans observation.yaml');
    }
    return;
  }
  const criterionIds = new Ids('Critère');
  criterionIds.declareItems(observation, ['criteria']);
  lessonIds.refer(observation, ['lessonId']);
  for (const asked of observation.items(['threshold', 'criteria'])) {
    criterionIds.refer(observation, asked);
  }
}

/** The minutes of blocks make those of their lesson; lessons and break make the half-day. */
function checkTimes({ halfDays }: CourseFiles): void {
  for (const { about, lessons } of halfDays) {
    for (const { front, trainer } of lessons) {
      const planned = trainer.items(['blocks']).map((block) => trainer.get([...block, 'minutes']));
      const minutes = Number(front.get(['minutes']));
      if (trainer.readable && front.readable && sum(planned) !== minutes) {
        trainer.fault(['blocks'], `${sum(planned)} min de blocs, ${minutes} min de séquence`);
      }
    }
    if (!about.readable || lessons.some(({ front }) => !front.readable)) continue;
    const taught = lessons.map(({ front }) => front.get(['minutes']));
    const total = sum([...taught, about.get(['break', 'minutes'])]);
    const announced = Number(about.get(['durationMinutes']));
    if (total !== announced) {
      about.fault(
        ['durationMinutes'],
        `${total} min de séquences et de pause, ${announced} annoncées`,
      );
    }
    const after = about.get(['break', 'after']);
    if (!lessons.some(({ front }) => front.get(['id']) === after)) {
      about.fault(
        ['break', 'after'],
        `Pause après une séquence d’une autre demi-journée : ${after}`,
      );
    }
  }
}

function sum(minutes: unknown[]): number {
  return minutes.reduce<number>((total, each) => total + Number(each), 0);
}

/** A quiz has its own questions, enough of them, or asks again those of a positioning quiz. */
function checkAgain(quiz: YamlSource, quizzes: readonly YamlSource[]): void {
  const after = quiz.get(['after']);
  if (after === undefined) return checkLength(quiz);
  const first = quizzes.find((each) => each.get(['id']) === after);
  if (!first) return quiz.fault(['after'], `Quiz sans existence : ${String(after)}`);
  if (quiz.get(['kind']) !== 'positioning' || first.get(['kind']) !== 'positioning') {
    quiz.fault(['after'], 'Seul un positionnement se pose de nouveau, après un positionnement');
  } else if (first.get(['after']) !== undefined) {
    quiz.fault(['after'], 'Ce positionnement se pose lui-même après un autre');
  }
}

/** Each belief is that of a wrong choice of a question asked here, told once. */
function checkMisconceptions(quiz: YamlSource): void {
  const questions = quiz.items(['questions']);
  const told = new Set<unknown>();
  for (const each of quiz.items(['misconceptions'])) {
    const questionId = quiz.get([...each, 'questionId']);
    const question = questions.find((path) => quiz.get([...path, 'id']) === questionId);
    if (!question || told.has(questionId)) {
      const why = question ? 'Question en double' : 'Question sans existence';
      quiz.fault([...each, 'questionId'], `${why} : ${String(questionId)}`);
      continue;
    }
    told.add(questionId);
    const wrong = new Set(
      quiz
        .items([...question, 'choices'])
        .filter((choice) => quiz.get([...choice, 'right']) === false)
        .map((choice) => quiz.get([...choice, 'id'])),
    );
    for (const belief of quiz.items([...each, 'beliefs'])) {
      const choiceId = quiz.get([...belief, 'choiceId']);
      if (!wrong.delete(choiceId)) {
        quiz.fault([...belief, 'choiceId'], `Ni faux ni proposé ici : ${String(choiceId)}`);
      }
    }
  }
}

function checkLength(quiz: YamlSource): void {
  const shortest = SHORTEST[String(quiz.get(['kind']))] ?? 1;
  const length = quiz.items(['questions']).length;
  if (length < shortest) {
    quiz.fault(['questions'], `Quiz trop court : ${length} questions, ${shortest} au moins`);
  }
}

/** An objective is assessed, in training or at the end, or it is not an objective. */
function checkCoverage(lessons: YamlSource[], quizzes: YamlSource[]): void {
  const covered = new Set(
    quizzes
      .filter((quiz) => quiz.get(['kind']) !== 'positioning')
      .flatMap((quiz) =>
        quiz.items(['questions']).map((question) => quiz.get([...question, 'objectiveId'])),
      ),
  );
  for (const lesson of lessons) {
    for (const objective of lesson.items(['objectives'])) {
      const id = lesson.get([...objective, 'id']);
      if (!covered.has(id)) lesson.fault([...objective, 'id'], `Objectif sans question : ${id}`);
    }
  }
}
