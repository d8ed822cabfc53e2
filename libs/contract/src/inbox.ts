import { z } from 'zod';
import { Id, Instant, pageOf } from './common';
import { SentLetter } from './reminder';
import { route } from './route';

/** Something that I was told: a letter, as it was written, or evidence that I asked for and that is ready. */
export const InboxItem = z.object({
  id: Id,
  kind: z.enum(['letter', 'bundle']),
  subject: z.string(),
  at: Instant,
  read: z.boolean(),
  /** The session that it is about. */
  cohortId: Id.nullable(),
});
export type InboxItem = z.infer<typeof InboxItem>;

/** What I was told, beside the mail: whoever refuses letters, or whose address fails, finds them here. */
export const inboxRoutes = {
  list: route('GET', '/my/messages', 'What I was told in six months, the latest first', {
    query: z.object({ after: Id.optional() }),
    answer: pageOf(InboxItem),
  }),
  letter: route('GET', '/my/messages/:messageId', 'A letter to me, as it was written', {
    answer: SentLetter,
  }),
  markRead: route('POST', '/my/messages/read', 'Mark as read what is mine among these', {
    body: z.object({ ids: z.array(Id).min(1).max(200) }),
    /** What is left, as the session counts it. */
    answer: z.object({ unread: z.int() }),
  }),
};
