import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** A question as an author knows it: what it has besides depends on its kind. */
export interface Written {
  id: string;
  kind: string;
  choices?: { text: string; right: boolean }[];
  /** Of a true or false. */
  right?: boolean;
  /** In the right order, or each with its target. */
  items?: { id: string; text: string; targetId?: string }[];
  parts?: Written[];
  /** Of what is typed: words, or a number in the first unit. */
  accepted?: { text?: string; value?: number }[];
  /** In the order of the sentence. */
  gaps?: { id: string; accepted: string[]; choices?: string[] }[];
}

const course = fileURLToPath(new URL('../../libs/content/courses/cafe-ia', import.meta.url));

/** Every question of the shipped course with its key, by id, parts of scenarios among them. */
export function readQuestions(): Map<string, Written> {
  const asked = readdirSync(course, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(\bquiz|quizzes\/[^/]+)\.yaml$/.test(file))
    .map((file) => parse(readFileSync(join(course, file), 'utf8')) as { questions?: Written[] })
    .flatMap(({ questions }) => questions ?? [])
    .flatMap((question) => [question, ...(question.parts ?? [])]);
  return new Map(asked.map((question) => [question.id, question]));
}
