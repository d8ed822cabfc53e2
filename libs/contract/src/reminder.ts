import { messageStatuses } from '@percolateur/domain';
import { z } from 'zod';
import { Id, Instant } from './common';
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
  lastSweepAt: Instant.nullable(),
  dead: z.array(MessageRow),
});
export type QueueHealth = z.infer<typeof QueueHealth>;

export const reminderRoutes = {
  messages: route('GET', '/cohorts/:cohortId/messages', 'Messages of a cohort', {
    answer: z.array(MessageRow),
  }),
  retry: route('POST', '/messages/:messageId/retry', 'Send a dead message again', {
    answer: MessageRow,
  }),
  queue: route('GET', '/queue', 'Health of the queue and of the mail', { answer: QueueHealth }),
};
