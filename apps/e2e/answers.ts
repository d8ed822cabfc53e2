import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

interface Quiz {
  questions: { id: string; choices: { text: string; right: boolean }[] }[];
}

const course = fileURLToPath(new URL('../../libs/content/courses/cafe-ia', import.meta.url));

/** Every question of the shipped course with the texts of its right choices, as an author knows them. */
export function readAnswers(): Map<string, string[]> {
  const files = readdirSync(course, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(\bquiz|quizzes\/[^/]+)\.yaml$/.test(file))
    .map((file) => parse(readFileSync(join(course, file), 'utf8')) as Quiz);
  return new Map(
    files
      .flatMap(({ questions }) => questions)
      .map(({ id, choices }) => [id, choices.filter(({ right }) => right).map(({ text }) => text)]),
  );
}
