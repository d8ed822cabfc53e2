import { limits, questionKinds } from '@percolateur/domain';
import type { PartKind, Question, QuestionKind } from '@percolateur/domain';
import { z } from 'zod';
import { ContentId, lines } from '../common';

/** Markdown, perhaps none yet: what lacks keeps a question a draft, never from being kept. */
const Markdown = lines(limits.lines);
/** Plain text that an answer is compared with. */
const Plain = lines(limits.line);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(20);
/** With its decimals: a third is written 33,33333. */
const Percent = z.number().min(0).max(100);
const Amount = z.number();

const base = {
  id: ContentId,
  prompt: Markdown,
  explanation: Markdown,
  difficulty: z.int().min(1).max(3).optional(),
  objectiveId: ContentId.optional(),
  lessonId: ContentId.optional(),
};

const Choice = z.strictObject({
  id: ContentId,
  text: Markdown,
  right: z.boolean(),
  explanation: Markdown,
});

const single = z.strictObject({ ...base, kind: z.literal('single'), choices: list(Choice) });
const multiple = z.strictObject({ ...base, kind: z.literal('multiple'), choices: list(Choice) });
const trueFalse = z.strictObject({
  ...base,
  kind: z.literal('true-false'),
  right: z.boolean(),
  whyNot: Markdown,
});
const ordering = z.strictObject({
  ...base,
  kind: z.literal('ordering'),
  items: list(z.strictObject({ id: ContentId, text: Markdown, explanation: Markdown })),
});
const matching = z.strictObject({
  ...base,
  kind: z.literal('matching'),
  items: list(
    z.strictObject({ id: ContentId, text: Markdown, targetId: ContentId, explanation: Markdown }),
  ),
  targets: list(z.strictObject({ id: ContentId, text: Markdown })),
});
const short = z.strictObject({
  ...base,
  kind: z.literal('short'),
  accepted: list(z.strictObject({ text: Plain, percent: Percent })),
  tolerance: z.int().min(0).max(2),
  mistakes: list(z.strictObject({ text: Plain, explanation: Markdown })),
});
const numeric = z.strictObject({
  ...base,
  kind: z.literal('numeric'),
  accepted: list(z.strictObject({ value: Amount, tolerance: Amount, percent: Percent })),
  units: list(z.strictObject({ name: Plain, factor: Amount })),
  mistakes: list(z.strictObject({ value: Amount, tolerance: Amount, explanation: Markdown })),
});
const gap = z.strictObject({
  ...base,
  kind: z.literal('gap'),
  text: Markdown,
  gaps: list(
    z.strictObject({
      id: ContentId,
      accepted: list(Plain),
      choices: list(Plain).nullable(),
      tolerance: z.int().min(0).max(2),
      explanation: Markdown,
    }),
  ),
});
const open = z.strictObject({
  ...base,
  kind: z.literal('open'),
  criteria: list(z.strictObject({ id: ContentId, text: Markdown, levels: list(Markdown) })),
  example: Markdown,
});
/** One member a kind, told apart by `kind`: there is always a first. */
const anyOf = <Schema>(schemas: Schema[]) => schemas as [Schema, ...Schema[]];

const partKinds = {
  single,
  multiple,
  ordering,
  matching,
  short,
  numeric,
  gap,
  'true-false': trueFalse,
};

const scenario = z.strictObject({
  ...base,
  kind: z.literal('scenario'),
  parts: list(
    z.discriminatedUnion(
      'kind',
      anyOf(Object.values(partKinds) as (typeof single)[]),
    ) as unknown as z.ZodType<Question<PartKind>>,
  ),
});

const kinds = { ...partKinds, scenario, open };
/** Every kind of question as it is written in the browser, or read from a file. */
const written: { [K in QuestionKind]: z.ZodType<Question<K>> } = kinds;

/**
 * A question as its author gives it: whole in its shape, perhaps not yet in its words
 * (`questionFaults`).
 */
export const AuthoredQuestion = z.discriminatedUnion(
  'kind',
  anyOf(questionKinds.map((kind) => written[kind] as typeof single)),
) as unknown as z.ZodType<Question>;
