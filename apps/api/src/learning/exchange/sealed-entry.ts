import { z } from 'zod';
import type { Asked, Entry } from './draft';

const id = z.string().regex(/^[\w-]{1,64}$/);
const text = z.string().max(50_000);
const word = z.string().max(2_000);
const list = <T extends z.ZodType>(each: T) => z.array(each).max(100);
const base = {
  ...{ id: z.string().max(200), prompt: text, explanation: text },
  difficulty: z.int().min(1).max(3).optional(),
  ...{ objectiveId: z.string().max(100).optional(), lessonId: z.string().max(100).optional() },
};
const choices = list(z.strictObject({ id, text, right: z.boolean(), explanation: text }));
const percent = z.number().min(-100).max(100);

const parts = [
  z.strictObject({ ...base, kind: z.literal('single'), choices }),
  z.strictObject({ ...base, kind: z.literal('multiple'), choices }),
  z.strictObject({ ...base, kind: z.literal('true-false'), right: z.boolean(), whyNot: text }),
  z.strictObject({
    ...{ ...base, kind: z.literal('ordering') },
    items: list(z.strictObject({ id, text, explanation: text })),
  }),
  z.strictObject({
    ...{ ...base, kind: z.literal('matching') },
    items: list(z.strictObject({ id, text, targetId: id, explanation: text })),
    targets: list(z.strictObject({ id, text })),
  }),
  z.strictObject({
    ...{ ...base, kind: z.literal('short'), tolerance: z.int().min(0).max(2) },
    accepted: list(z.strictObject({ text: word, percent })),
    mistakes: list(z.strictObject({ text: word, explanation: text })),
  }),
  z.strictObject({
    ...{ ...base, kind: z.literal('numeric') },
    accepted: list(z.strictObject({ value: z.number(), tolerance: z.number(), percent })),
    units: list(z.strictObject({ name: word, factor: z.number() })),
    mistakes: list(z.strictObject({ value: z.number(), tolerance: z.number(), explanation: text })),
  }),
  z.strictObject({
    ...{ ...base, kind: z.literal('gap'), text },
    gaps: list(
      z.strictObject({
        ...{ id, accepted: list(word), choices: list(word).nullable() },
        ...{ tolerance: z.int().min(0).max(2), explanation: text },
      }),
    ),
  }),
] as const;

const question = z.discriminatedUnion('kind', [
  ...parts,
  z.strictObject({
    ...{ ...base, kind: z.literal('open'), example: text },
    criteria: list(z.strictObject({ id, text, levels: list(text) })),
  }),
  z.strictObject({
    ...{ ...base, kind: z.literal('scenario') },
    parts: list(z.discriminatedUnion('kind', [...parts])),
  }),
]) as z.ZodType<Asked>;

/** An entry as our own exports seal it: shaped as ours, and not yet checked as the bank checks. */
export const SealedEntry: z.ZodType<Entry> = z.strictObject({
  question,
  ...{ title: z.string().max(200), tags: list(z.string().max(200)) },
  code: z.string().max(200).nullable(),
});
