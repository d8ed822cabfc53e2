import { checkCourse } from './check-course';
import { arrangeFiles, type CourseFiles, type HalfDayFiles, type LessonFile } from './course-files';
import {
  AgainFile,
  CourseFile,
  FactsFile,
  GlossaryFile,
  HalfDayFile,
  LessonFrontMatter,
  QuizFile,
  SourcesFile,
} from './course-files.schema';
import {
  ObservationGrid,
  type CourseDocument,
  type CourseQuiz,
  type Fact,
  type HalfDay,
  type Lesson,
  type Section,
} from './course.schema';
import { CourseInvalid, type Fault } from './course-invalid';
import { renderLesson, renderNotes, type Surroundings } from './lesson-markdown';
import { readFiles } from './read-files';
import { TrainerGuide } from './run-sheet.schema';
import type { YamlSource } from './yaml-source';

/**
 * The course kept in `folder` (see the README beside `src` for its files), rendered, sanitised
 * and typeset. Throws `CourseInvalid` with every fault found, each with its file and line; an
 * unreadable folder throws the file system's own error.
 */
export async function loadCourse(folder: string): Promise<CourseDocument> {
  const faults: Fault[] = [];
  const files = arrangeFiles(await readFiles(folder, faults), faults);
  checkCourse(files);
  const named = {
    glossary: files.glossary.readable
      ? new Set(valuesById([files.glossary], 'term').keys())
      : undefined,
    facts: factsById(files),
  };

  const course = files.course.parse(CourseFile);
  const glossary = files.glossary.parse(GlossaryFile);
  const sources = files.sources.parse(SourcesFile);
  const halfDays: HalfDay[] = [];
  const quizzes: CourseQuiz[] = [];
  const claims: Fact[] = [];
  for (const { position, about, facts, lessons, quiz } of files.halfDays) {
    const training = quiz.parse(QuizFile);
    const halfDay = about.parse(HalfDayFile);
    const read = lessons.map((lesson) =>
      readLesson(lesson, { ...named, picture: files.picture }, faults),
    );
    claims.push(...(facts.parse(FactsFile) ?? []));
    const own = lessons.map((lesson) => lesson.quiz?.parse(QuizFile));
    if (!training || !halfDay) continue;
    halfDays.push({
      ...halfDay,
      position,
      quizId: training.id,
      lessons: read.filter((lesson) => lesson !== undefined),
    });
    for (const each of [...own, training]) {
      if (each) quizzes.push({ ...each, halfDayId: halfDay.id });
    }
  }
  for (const quiz of files.quizzes.filter((each) => !asksAgain(each))) {
    const parsed = quiz.parse(QuizFile);
    if (parsed) quizzes.push({ ...parsed, halfDayId: null });
  }
  for (const again of files.quizzes.filter(asksAgain)) {
    const parsed = again.parse(AgainFile);
    const first = quizzes.find(({ id }) => id === parsed?.after);
    if (parsed && first) quizzes.push({ ...parsed, questions: first.questions, halfDayId: null });
  }

  const observation = files.observation?.parse(ObservationGrid);
  checkCited(files.halfDays, halfDays);
  if (faults.length > 0 || !course || !glossary || !sources) throw new CourseInvalid(faults);
  return {
    ...{ ...course, halfDays, quizzes },
    ...(observation && { observation }),
    ...{ glossary, sources, facts: claims },
  };
}

/** Whether a quiz asks the questions of another one, after the course. */
const asksAgain = (quiz: YamlSource) => quiz.get(['after']) !== undefined;

function readLesson(
  { front, body, bodyLine, trainer, quiz }: LessonFile,
  {
    glossary,
    facts,
    picture,
  }: Pick<Surroundings, 'glossary' | 'facts'> & Pick<CourseFiles, 'picture'>,
  faults: Fault[],
): Lesson | undefined {
  const rendered = renderLesson(body, {
    glossary,
    facts,
    picture: (address) => picture(front.file, address),
    fault: (line, message) => faults.push({ file: front.file, line: bodyLine + line, message }),
  });
  const head = front.parse(LessonFrontMatter);
  const guide = trainer.parse(TrainerGuide);
  if (!head || !guide) return undefined;
  checkSections(front, rendered.sections, head.experiment !== null);
  const quizId = quiz ? String(quiz.get(['id'])) : null;
  const notes = renderNotes(guide.notes);
  return { ...head, ...rendered, quizId, trainer: { ...guide, notes } };
}

/** A claim that no lesson makes would be reviewed for nothing. */
function checkCited(files: HalfDayFiles[], halfDays: HalfDay[]): void {
  const cited = new Set(halfDays.flatMap(({ lessons }) => lessons.flatMap((each) => each.factIds)));
  const complete = files.every(
    ({ lessons }, index) => lessons.length === halfDays[index]?.lessons.length,
  );
  if (!complete) return;
  for (const { facts } of files) {
    for (const fact of facts.items([])) {
      const id = String(facts.get([...fact, 'id']));
      if (!cited.has(id)) facts.fault([...fact, 'id'], `Fait que personne ne cite : ${id}`);
    }
  }
}

/** A lesson has one hand-out and one summary, and a place for its experiment if it has one. */
function checkSections(front: YamlSource, sections: Section[], experiments: boolean): void {
  const expected = { sheet: 1, keep: 1, experiment: experiments ? 1 : 0 };
  for (const [kind, count] of Object.entries(expected)) {
    const found = sections.filter((section) => section.kind === kind).length;
    if (found !== count)
      front.fault([], `Sections .${kind} : ${count} attendue, ${found} trouvées`);
  }
}

/** The source of each claim, by its id; undefined when a list could not be read. */
function factsById({ halfDays, sources }: CourseFiles): Surroundings['facts'] {
  const lists = halfDays.map(({ facts }) => facts);
  if (![...lists, sources].every(({ readable }) => readable)) return undefined;
  const titles = valuesById([sources], 'title');
  return new Map(
    [...valuesById(lists, 'sourceId')].map(([id, sourceId]) => [
      id,
      { sourceId, title: titles.get(sourceId) ?? sourceId },
    ]),
  );
}

function valuesById(lists: YamlSource[], key: string): Map<string, string> {
  return new Map(
    lists.flatMap((list) =>
      list
        .items([])
        .map((item): [string, string] => [
          String(list.get([...item, 'id'])),
          String(list.get([...item, key])),
        ]),
    ),
  );
}
