import { questionFaults } from '@percolateur/domain';
import type { Question as Rule, QuestionKind } from '@percolateur/domain';
import { z } from 'zod';
import type { Path, YamlSource } from '../yaml-source';
import type { WrittenKind } from './kind';
import { gap } from './gap/gap';
import { matching } from './matching/matching';
import { multiple } from './multiple/multiple';
import { numeric } from './numeric/numeric';
import { open } from './open/open';
import { ordering } from './ordering/ordering';
import { scenario } from './scenario/scenario';
import { short } from './short/short';
import { single } from './single/single';
import { trueFalse } from './true-false/true-false';

/** Every kind of question that the domain knows, as it is written in the files of a course. */
const kinds = {
  single,
  multiple,
  'true-false': trueFalse,
  ordering,
  matching,
  short,
  numeric,
  gap,
  open,
  scenario,
} satisfies {
  [K in QuestionKind]: WrittenKind<z.ZodType<Rule<K>>>;
};

type Schema = (typeof kinds)[QuestionKind]['schema'];

export const Question = z.discriminatedUnion(
  'kind',
  // One member a kind: there is always a first.
  Object.values(kinds).map(({ schema }) => schema) as [Schema, ...Schema[]],
);

/**
 * Tells the faults of one question, and of its parts, that its schema does not show: those that keep any
 * question from being asked, and what a course asks more of its own.
 */
export function checkQuestion(quiz: YamlSource, question: Path): void {
  // What its schema refuses is told by the schema.
  const { data } = Question.safeParse(quiz.value(question));
  for (const { at, message } of data ? questionFaults(data) : []) {
    const place = at.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    quiz.fault([...question, ...place], message);
  }
  for (const each of [question, ...quiz.items([...question, 'parts'])]) {
    const kind = quiz.get([...each, 'kind']);
    // An unknown kind is the schema’s affair.
    if (isKind(kind)) (kinds[kind] as WrittenKind<z.ZodType>).check?.(quiz, each);
  }
}

const isKind = (kind: unknown): kind is QuestionKind =>
  typeof kind === 'string' && Object.hasOwn(kinds, kind);
