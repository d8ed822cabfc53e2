// The author's tool: `npm run content -- report` prints what each shipped course holds, `-- overdue`
// the claims to review, and fails when there are some.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentLibrary, courseFolders } from './load-courses.mjs';

const verbs = { report, overdue };
const verb = verbs[process.argv[2]];
if (!verb) {
  console.error(`Usage: npm run content -- ${Object.keys(verbs).join(' | ')}`);
  process.exit(2);
}
const { CourseInvalid, loadCourse, reportOf } = await contentLibrary();
for (const folder of courseFolders()) {
  try {
    const course = await loadCourse(folder);
    verb(course, reportOf(course, new Date().toISOString().slice(0, 10)), folder);
  } catch (error) {
    if (!(error instanceof CourseInvalid)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function report(course, { lessons, ...asked }, folder) {
  console.info(`${course.title}, version ${course.version}`);
  console.table(Object.fromEntries(lessons.map(({ id, ...figures }) => [id, figures])));
  const total = (name) => lessons.reduce((sum, lesson) => sum + lesson[name], 0);
  const questions = course.quizzes.reduce((sum, quiz) => sum + quiz.questions.length, 0);
  const objectives = Object.entries(asked.questionsByObjective);
  const fewest = Math.min(...objectives.map(([, count]) => count));
  console.info(
    [
      `Sequences: ${lessons.length}, ${total('words')} words, ${total('pictures')} pictures`,
      `Claims: ${course.facts.length}, on ${course.sources.length} sources; glossary: ${course.glossary.length} terms`,
      `Questions: ${questions}, ${inWords(asked.questionsByKind)}; by difficulty ${inWords(asked.questionsByDifficulty)}`,
      `Objectives: ${objectives.length}, each assessed by ${fewest} questions or more`,
      `Weight of the files: ${Math.round(weightOf(folder) / 1000)} kB`,
    ].join('\n'),
  );
  console.table(asked.questionsByObjective);
  overdue(course, asked);
}

function overdue(_, { overdue: facts }) {
  console.info(`Claims to review: ${facts.length}`);
  for (const { id, reviewBy, statement } of facts) console.info(`${reviewBy}  ${id}  ${statement}`);
  if (facts.length > 0 && verb === overdue) process.exitCode = 1;
}

function inWords(counts) {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function weightOf(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
