import { z } from 'zod';
import { Id } from '../common';
import { route } from '../route';
import { BankFilter, QuestionKind, QuestionPreview } from './bank';

/** How a bank is handed over; only the first two are read again here. */
export const ExportFormat = z.enum(['gift', 'moodle-xml', 'qti3', 'csv']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** A question read from a file: nothing of it is kept yet. */
export const ReadQuestion = z.object({
  /** Among those of the file, from 1. */
  place: z.int(),
  /** Where it begins in the file, from 1. */
  line: z.int(),
  title: z.string(),
  kind: QuestionKind,
  tags: z.array(z.string()),
  /** What is left to write or to read again, in French. */
  lacks: z.array(z.string()),
  /** The question of the bank that asks the same in the same words. */
  twinId: Id.nullable(),
  /** The place of an earlier question of the file that asks the same. */
  sameAs: z.int().nullable(),
  preview: QuestionPreview,
});
export type ReadQuestion = z.infer<typeof ReadQuestion>;

export const ImportReading = z.object({
  /** The SHA-256 of what was read: what is kept is what was shown. */
  digest: z.string(),
  questions: z.array(ReadQuestion),
  faults: z.array(z.object({ line: z.int(), message: z.string() })),
  /** What was understood and has no place here: never left out in silence. */
  unsupported: z.array(z.object({ line: z.int(), type: z.string(), title: z.string() })),
});
export type ImportReading = z.infer<typeof ImportReading>;

export const ImportKept = z.object({
  /** As drafts, in the order of the file. */
  questions: z.array(z.object({ id: Id, title: z.string() })),
});
export type ImportKept = z.infer<typeof ImportKept>;

/** What an export holds, and what it will not say outside of here. */
export const ExportNotes = z.object({
  questions: z.int(),
  /** Beyond what one file takes. */
  left: z.int(),
  altered: z.array(z.object({ title: z.string(), message: z.string() })),
});
export type ExportNotes = z.infer<typeof ExportNotes>;

const exported = BankFilter.extend({ format: ExportFormat });

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
    'Keep questions of a GIFT or Moodle XML file as drafts, all those chosen or none',
    {
      query: z.object({
        // Made by the device: the same again changes nothing.
        id: Id,
        /** Of the reading that was shown. */
        digest: z.string().regex(/^[0-9a-f]{64}$/),
        /** The places of the questions to keep, as ranges: `1-3,7`. */
        chosen: z
          .string()
          .max(4000)
          .regex(/^\d{1,4}(-\d{1,4})?(,\d{1,4}(-\d{1,4})?)*$/),
      }),
      consumes: 'application/octet-stream',
      answer: ImportKept,
    },
  ),
  exportNotes: route(
    'GET',
    '/organisations/:organisationId/questions/export/notes',
    'What an export would hold, and what its format does not say',
    { query: exported, answer: ExportNotes },
  ),
  export: route(
    'GET',
    '/organisations/:organisationId/questions/export',
    'The questions of a bank, narrowed as its list is, as GIFT, Moodle XML, QTI 3 or CSV',
    { query: exported, answer: 'questions' },
  ),
};
