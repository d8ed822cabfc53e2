import { limits, messageStatuses, returnKinds } from '@percolateur/domain';
import { noteAudiences } from '@percolateur/domain';
import type { NoteAudience } from '@percolateur/domain';
import { z } from 'zod';
import { Id, Instant, line, LongText } from './common';
import { route } from './route';

export const MessageStatus = z.enum(messageStatuses);

export const MessageRow = z.object({
  id: Id,
  rule: z.string(),
  /** What the rule sends, in French. */
  label: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  status: MessageStatus,
  dueAt: Instant,
  sentAt: Instant.nullable(),
  attempts: z.int(),
  lastError: z.string().nullable(),
  /** What came back of it since it left; null: nothing did. */
  returned: z.enum(returnKinds).nullable(),
});
export type MessageRow = z.infer<typeof MessageRow>;

export const QueueHealth = z.object({
  backend: z.enum(['postgresql', 'redis']),
  reachable: z.boolean(),
  waiting: z.int(),
  active: z.int(),
  delayed: z.int(),
  failed: z.int(),
  /** Messages by status, from the database, which is the record. */
  messages: z.record(MessageStatus, z.int()),
  oldestOwedAt: Instant.nullable(),
  lastSweep: z.object({ at: Instant, tookMs: z.int() }).nullable(),
  /** Letters that should have left a while ago, and since when the oldest of them; null: none. */
  late: z.object({ count: z.int(), since: Instant }).nullable(),
  /** Nothing has looked for what is due for minutes: no worker works. */
  idle: z.boolean(),
  /** Letters that left in the last hour. */
  sentLastHour: z.int(),
  /** Addresses that letters are not sent to any more. */
  suppressed: z.int(),
  dead: z.array(MessageRow),
});
export type QueueHealth = z.infer<typeof QueueHealth>;

/** A message as it was sent, without the secret of its link. */
export const SentLetter = z.object({
  subject: z.string(),
  /** A whole page, to be shown in a frame that runs nothing. */
  html: z.string(),
  /** Names of the files that went with it. */
  attachments: z.array(z.string()),
  sentAt: Instant,
});
export type SentLetter = z.infer<typeof SentLetter>;

/** A short message that a coordinator writes; its id, made by the device, lets it be sent once. */
export const NewNote = z.object({
  id: Id,
  audience: z.enum(Object.keys(noteAudiences) as [NoteAudience, ...NoteAudience[]]),
  subject: line(limits.subject).min(3, 'Trois caractères au moins.'),
  /** Plain text; an empty line begins a paragraph. */
  body: LongText.min(3, 'Trois caractères au moins.'),
});
export type NewNote = z.infer<typeof NewNote>;

export const reminderRoutes = {
  messages: route('GET', '/cohorts/:cohortId/messages', 'Messages of a cohort', {
    answer: z.array(MessageRow),
  }),
  retry: route('POST', '/messages/:messageId/retry', 'Send a dead message again', {
    answer: MessageRow,
  }),
  letter: route('GET', '/messages/:messageId/letter', 'A message as it was sent', {
    answer: SentLetter,
  }),
  write: route('POST', '/cohorts/:cohortId/notes', 'Write to the people of a cohort', {
    body: NewNote,
    answer: z.object({ count: z.int() }),
  }),
  writeTo: route(
    'POST',
    '/enrolments/:enrolmentId/notes',
    'Write to one person of a session that I teach or run',
    { body: NewNote.omit({ audience: true }) },
  ),
  replay: route('POST', '/queue/replay', 'Send every dead message that is still of use again', {
    answer: z.object({ count: z.int() }),
  }),
  queue: route('GET', '/queue', 'Health of the queue and of the mail', { answer: QueueHealth }),
};
