import { limits } from '@percolateur/domain';
import { z } from 'zod';
import { ContentId, Id, Instant, lines } from './common';
import { QuizKind } from './course';
import { route } from './route';

/** By criterion of a question, the place of the level seen, from 0. Which there are, it says. */
export const Levels = z.record(ContentId, z.int().min(0).max(20));

/** An answer in somebody’s own words, to read or read. The texts of its question are safe HTML. */
export const OpenAnswer = z.object({
  answerId: Id,
  firstName: z.string(),
  lastName: z.string(),
  quizTitle: z.string(),
  quizKind: QuizKind,
  attemptNumber: z.int(),
  submittedAt: Instant,
  prompt: z.string(),
  /** As it was typed. */
  text: z.string(),
  /** What a good answer may say. */
  example: z.string(),
  criteria: z.array(z.object({ id: z.string(), text: z.string(), levels: z.array(z.string()) })),
  /** What stands; null until it is read. */
  reading: z
    .object({ id: Id, levels: Levels, comment: z.string(), by: z.string(), at: Instant })
    .nullable(),
});
export type OpenAnswer = z.infer<typeof OpenAnswer>;

export const ReadingsView = z.object({
  cohortTitle: z.string(),
  timeZone: z.string(),
  /** Whether answers may be read now: not in a session that was cancelled or archived. */
  open: z.boolean(),
  /** Those that wait first, the oldest first; then those read, the newest first. */
  answers: z.array(OpenAnswer),
});
export type ReadingsView = z.infer<typeof ReadingsView>;

export const NewReading = z.object({
  /** Made by the device: a second arrival changes nothing. */
  id: Id,
  answerId: Id,
  levels: Levels,
  /** What is said to the person; may be empty. */
  comment: lines(limits.reason),
  /** The reading that the page showed, which this one supersedes; null when there was none. */
  afterId: Id.nullable(),
});
export type NewReading = z.infer<typeof NewReading>;

export const readingRoutes = {
  list: route('GET', '/cohorts/:cohortId/answer-readings', 'Open answers, to read and read', {
    answer: ReadingsView,
  }),
  read: route('POST', '/cohorts/:cohortId/answer-readings', 'Mark an open answer with its grid', {
    body: NewReading,
    answer: ReadingsView,
  }),
};
