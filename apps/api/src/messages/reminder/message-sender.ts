import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { stillWanted, typeset } from '@percolateur/domain';
import type { ReminderRule } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Message, unsent } from '../../record/message.entity';
import { SentLetter } from '../../record/sent-letter.entity';
import { htmlOf } from '../mail/layout';
import type { Letter } from '../mail/layout';
import type { LetterContext } from '../mail/letter-context';
import { letters } from '../mail/letters';
import { Mailer, MailRefused } from '../mail/mailer';
import { nextTry } from './backoff';
import { LetterWriter } from './letter-writer';
import { OneAtATime } from './one-at-a-time';
import { reminderFacts } from './reminder-facts';

/** Rules whose letter gives every date of the cohort. */
const tellDates: readonly ReminderRule[] = [
  'invitation',
  'invitation-again',
  'joining',
  'eve',
  'changed',
  'cancelled',
];

/** Tries to send one message and marks what became of it; what it will not say twice is in the row. */
@Injectable()
export class MessageSender {
  private readonly logger = new Logger('messages');

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly alone: OneAtATime,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly writer: LetterWriter,
  ) {}

  /**
   * Sends the message if it is still wanted and not out. No row is locked while the mail server
   * answers. A worker that dies between the server’s word and the mark lets it be sent again, under
   * the same Message-ID.
   */
  async send(messageId: string): Promise<void> {
    await this.alone.alone(messageId, async () => {
      const message = await this.db.manager.findOneBy(Message, {
        id: messageId,
        status: In([...unsent]),
      });
      if (message) await this.attempt(message);
    });
  }

  private async attempt(message: Message): Promise<void> {
    const { cohortId, enrolmentId } = message;
    const now = this.clock.now();
    const facts = cohortId
      ? (await reminderFacts(this.db.manager, [cohortId], enrolmentId)).get(cohortId)
      : undefined;
    const judged = facts && stillWanted(facts, now)(message);
    if (!facts || !judged || judged.verdict === 'pointless') {
      return this.mark(message, { status: 'pointless', nextTryAt: null });
    }
    if (judged.verdict === 'wait') {
      return this.mark(message, { status: 'owed', nextTryAt: judged.until });
    }
    const context = await this.writer.contextOf(this.db.manager, message, facts, now);
    const letter = letters[message.rule](context);
    const attempts = message.attempts + 1;
    try {
      await this.hand(message, context, letter);
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      const { code, responseCode, command } = error.cause as Partial<Record<string, unknown>>;
      const why = [code, responseCode, command].filter(Boolean).join(' ');
      this.logger.warn(`${message.rule} ${message.id}: attempt ${attempts} failed, ${why}`);
      return this.mark(message, {
        status: error.failure.final ? 'dead' : 'failed',
        nextTryAt: error.failure.final ? null : nextTry(attempts, now),
        lastError: typeset(error.failure.sentence),
        attempts,
      });
    }
    await this.markSent(message, context, letter, attempts);
  }

  private async hand(
    { id }: Message,
    { person, cohort }: LetterContext,
    letter: Letter,
  ): Promise<void> {
    await this.mailer.send(
      {
        id,
        to: { name: `${person.firstName} ${person.lastName}`, address: person.email },
        fromName: cohort.organisation.name,
        replyTo: cohort.organisation.contactEmail,
        lane: 'letters',
      },
      letter,
    );
  }

  private async markSent(
    message: Message,
    { cohort, sequence }: LetterContext,
    letter: Letter,
    attempts: number,
  ): Promise<void> {
    const sentAt = this.clock.now();
    const files = letter.attachments ?? [];
    await this.db.transaction(async (manager) => {
      await manager.update(
        Message,
        { id: message.id },
        {
          status: 'sent',
          sentAt,
          attempts,
          lastError: null,
          nextTryAt: null,
          ...(tellDates.includes(message.rule) && { toldRevision: cohort.revision }),
          ...(files.length > 0 && { sequence }),
        },
      );
      // The link of an invitation opens somebody’s place: whoever reads the letter again has no use of it.
      const [url] = letter.action.url.split('#');
      const shown = { ...letter, action: { ...letter.action, url: url ?? '' } };
      await manager.upsert(
        SentLetter,
        {
          messageId: message.id,
          sentAt,
          subject: typeset(letter.subject),
          html: htmlOf(shown),
          attachments: files.map(({ filename }) => filename),
        },
        ['messageId'],
      );
    });
  }

  /** Leaves alone what a coordinator, or another worker, has settled meanwhile. */
  private async mark({ id }: Message, change: Partial<Message>): Promise<void> {
    await this.db.manager.update(Message, { id, status: In([...unsent]) }, change);
  }
}
