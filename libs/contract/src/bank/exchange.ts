import { z } from 'zod';
import { Id } from '../common';
import { route } from '../route';
import { BankFilter, QuestionKind, QuestionPreview } from './bank';

/** A question read from a file: nothing of it is kept yet. */
export const ReadQuestion = z.object({
  /** Where it begins in the file, from 1. */
  line: z.int(),
  title: z.string(),
  kind: QuestionKind,
  tags: z.array(z.string()),
  /** What is left to write or to read again, in French. */
  lacks: z.array(z.string()),
  /** The question of the bank that asks the same in the same words. */
  twinId: Id.nullable(),
  preview: QuestionPreview,
});
export type ReadQuestion = z.infer<typeof ReadQuestion>;

export const ImportReading = z.object({
  questions: z.array(ReadQuestion),
  faults: z.array(z.object({ line: z.int(), message: z.string() })),
  /** What was understood and has no place here: never left out in silence. */
  unsupported: z.array(z.object({ line: z.int(), type: z.string(), title: z.string() })),
});
export type ImportReading = z.infer<typeof ImportReading>;

export const ImportKept = z.object({
  /** Questions kept, as drafts. */
  kept: z.int(),
  /** Left out: the bank asks them already. */
  twins: z.int(),
});
export type ImportKept = z.infer<typeof ImportKept>;

export const exchangeRoutes = {
  readFile: route(
    'POST',
    '/organisations/:organisationId/questions/import/reading',
    'What a GIFT or Moodle XML file would bring: nothing is kept',
    { consumes: 'application/octet-stream', answer: ImportReading },
  ),
  keepFile: route(
    'POST',
    '/organisations/:organisationId/questions/import',
    'Keep the questions of a GIFT or Moodle XML file as drafts, all or none',
    {
      // Made by the device: the same again changes nothing.
      query: z.object({ id: Id, twins: z.enum(['skip', 'keep']) }),
      consumes: 'application/octet-stream',
      answer: ImportKept,
    },
  ),
  export: route(
    'GET',
    '/organisations/:organisationId/questions/export',
    'The questions of a bank, narrowed as its list is, as GIFT or Moodle XML',
    { query: BankFilter.extend({ format: z.enum(['gift', 'moodle-xml']) }), answer: 'questions' },
  ),
};
