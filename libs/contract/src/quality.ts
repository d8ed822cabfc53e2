import {
  complaintSources,
  improvementCauses,
  type ComplaintSource,
  limits,
  type ImprovementCause,
} from '@percolateur/domain';
import { z } from 'zod';
import { Day, Id, line, LongText } from './common';
import { route } from './route';

const keysOf = <K extends string>(words: Record<K, string>) =>
  z.enum(Object.keys(words) as [K, ...K[]]);
const Text = LongText.min(3);

/** A complaint as it is written down. */
export const ComplaintNote = z.object({
  cohortId: Id.nullable(),
  source: keysOf<ComplaintSource>(complaintSources),
  /** Who it comes from, in words. */
  who: line(limits.line),
  receivedOn: Day,
  body: Text,
});

/** What was answered, once it was. */
export const ComplaintAnswer = z.object({ answer: Text, answeredOn: Day });

export const Complaint = ComplaintNote.extend({
  id: Id,
  revision: z.int(),
  cohortTitle: z.string().nullable(),
  /** Whether a learner wrote it here themselves. */
  written: z.boolean(),
  answer: z.string(),
  answeredOn: z.string().nullable(),
  receivedOn: z.string(),
});
export type Complaint = z.infer<typeof Complaint>;

export const ImprovementNote = z.object({
  cause: keysOf<ImprovementCause>(improvementCauses),
  complaintId: Id.nullable(),
  body: Text,
  decidedOn: Day,
  dueOn: Day.nullable(),
});

/** What came of it. */
export const ImprovementEnd = z.object({ doneOn: Day, outcome: LongText });

export const Improvement = ImprovementNote.extend({
  id: Id,
  revision: z.int(),
  decidedOn: z.string(),
  dueOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  outcome: z.string(),
});
export type Improvement = z.infer<typeof Improvement>;

/** One page of a register, the newest first. */
const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable() });
const after = z.object({ after: z.string().max(200).optional() });

/** What the platform holds of one indicator, and what is missing. */
export const Indicator = z.object({
  number: z.int(),
  title: z.string(),
  state: z.enum(['held', 'partly', 'missing', 'elsewhere']),
  held: z.array(z.string()),
  missing: z.array(z.string()),
  /** Where it is mended or read, if somewhere here. */
  link: z.string().nullable(),
});
export const QualiopiPage = z.object({
  name: z.string(),
  cohorts: z.int(),
  indicators: z.array(Indicator),
});
export type QualiopiPage = z.infer<typeof QualiopiPage>;

const revised = { revision: z.int() };

export const qualityRoutes = {
  complain: route('POST', '/my/cohorts/:cohortId/complaints', 'Write a complaint to the hub', {
    body: z.object({ id: Id, body: Text }),
  }),
  complaints: route('GET', '/organisations/:organisationId/complaints', 'The register of a hub', {
    query: after,
    answer: pageOf(Complaint),
  }),
  noteComplaint: route(
    'POST',
    '/organisations/:organisationId/complaints',
    'Write down a complaint that came by another way',
    { body: ComplaintNote.extend({ id: Id }) },
  ),
  answerComplaint: route('PUT', '/complaints/:complaintId/answer', 'Say what was answered', {
    body: ComplaintAnswer.extend(revised),
  }),
  improvements: route(
    'GET',
    '/organisations/:organisationId/improvements',
    'What a hub decided to do better',
    { query: after, answer: pageOf(Improvement) },
  ),
  noteImprovement: route(
    'POST',
    '/organisations/:organisationId/improvements',
    'Write down something to do better',
    { body: ImprovementNote.extend({ id: Id }) },
  ),
  endImprovement: route('PUT', '/improvements/:improvementId/end', 'Say what came of it', {
    body: ImprovementEnd.extend(revised),
  }),
  qualiopi: route(
    'GET',
    '/organisations/:organisationId/qualiopi',
    'Indicator by indicator, what the platform holds for the sessions of a period',
    { query: z.object({ from: Day, to: Day }), answer: QualiopiPage },
  ),
};
