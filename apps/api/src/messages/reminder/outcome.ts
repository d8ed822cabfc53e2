import { typeset } from '@percolateur/domain';
import type { DataSource } from 'typeorm';
import { runPrepared } from '../../platform/sql';
import type { Message } from '../../record/message.entity';
import { unsent } from '../../record/message.entity';
import { withoutSecrets } from '../mail/layout';
import type { Letter } from '../mail/layout';

/** What became of a try: only what it changes. */
export type Outcome = Pick<Message, 'status'> & Partial<Message>;

/** A letter to keep for its person’s pages, with its HTML as drawn. */
export interface Kept {
  letter: Letter;
  html: string;
  at: Date;
}

/**
 * One statement, so that a letter and its mark are kept together, and that nothing is locked any
 * longer. It leaves alone what a coordinator, or another worker, has settled meanwhile.
 */
const settled = {
  name: 'message-outcome',
  text: `
    with marked as (
      update message set status = $2, attempts = $3, next_try_at = $4, last_error = $5,
             sent_at = $6, sent_to = $7, told_revision = $8, sequence = $9
      where id = $1 and status = any($10) returning id)
    insert into sent_letter (message_id, sent_at, subject, html, attachments)
    select id, $11::timestamptz, $12, $13, $14::text[] from marked where $12::text is not null
    on conflict (message_id) do update set sent_at = excluded.sent_at, subject = excluded.subject,
      html = excluded.html, attachments = excluded.attachments`,
};

/**
 * Marks what became of a message, and keeps its letter: also one that the mail could not carry, or
 * that its person does not want by mail.
 */
export async function settle(
  db: DataSource,
  message: Message,
  outcome: Outcome,
  kept: Kept | null = null,
): Promise<void> {
  const marked = { ...message, ...outcome };
  await runPrepared(db, settled, [
    ...[marked.id, marked.status, marked.attempts, marked.nextTryAt, marked.lastError],
    ...[marked.sentAt, marked.sentTo, marked.toldRevision, marked.sequence, unsent],
    kept?.at ?? null,
    kept && typeset(kept.letter.subject),
    kept && withoutSecrets(kept.html, kept.letter),
    kept && (kept.letter.attachments ?? []).map(({ filename }) => filename),
  ]);
}
