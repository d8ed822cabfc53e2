import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { stillWanted, typeset } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { letters } from '../mail/letters';
import { Mailer, MailRefused } from '../mail/mailer';
import { Clock } from '../../platform/clock';
import { messageAttempts } from '../../platform/mail-queue';
import { LetterWriter } from './letter-writer';
import { Message, unsent } from '../../record/message.entity';
import { reminderFacts } from './reminder-facts';

/** Sends one message and marks it in the same breath, while its row is locked. */
@Injectable()
export class MessageSender {
  private readonly logger = new Logger('messages');

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly writer: LetterWriter,
  ) {}

  /**
   * Sends the message if it is still wanted and not out. A worker that dies between the server’s
   * word and the mark lets it be sent again, under the same Message-ID.
   * @throws Error when it failed and may be tried again.
   */
  async send(messageId: string): Promise<void> {
    const status = await this.db.transaction(async (manager) => {
      // Waits where the row is locked: skipping would take a sweep that marks it for a worker that
      // sends it, and the message would be left to the doubt of a later sweep.
      const message = await manager.findOne(Message, {
        where: { id: messageId, status: In(unsent) },
        lock: { mode: 'pessimistic_write' },
      });
      if (!message) return null;
      const change = await this.attempt(manager, message);
      await manager.update(Message, { id: message.id }, change);
      return change.status;
    });
    if (status === 'failed') throw new Error('The mail server did not take the message');
  }

  /** Tries, and answers what to write down. */
  private async attempt(
    manager: EntityManager,
    message: Message,
  ): Promise<Partial<Message> & Pick<Message, 'status'>> {
    const { cohortId, enrolmentId } = message;
    const now = this.clock.now();
    const facts = cohortId
      ? (await reminderFacts(manager, [cohortId], enrolmentId)).get(cohortId)
      : undefined;
    const verdict = facts ? stillWanted(message, facts, now) : 'pointless';
    if (!facts || verdict === 'pointless') return { status: 'pointless' };
    // The sweep queues it again when its time comes.
    if (verdict === 'wait') return { status: 'owed' };
    const attempts = message.attempts + 1;
    const context = await this.writer.contextOf(manager, message, facts, now);
    const { person, cohort } = context;
    try {
      await this.mailer.send(
        {
          id: message.id,
          to: { name: `${person.firstName} ${person.lastName}`, address: person.email },
          fromName: cohort.organisation.name,
          replyTo: cohort.organisation.contactEmail,
        },
        letters[message.rule](context),
      );
      return { status: 'sent', sentAt: this.clock.now(), attempts, lastError: null };
    } catch (error) {
      const refused = error instanceof MailRefused;
      const dead = refused || attempts >= messageAttempts;
      const { name, message: words } = error as Error;
      this.logger.warn(`${message.rule} ${message.id}: attempt ${attempts} failed, ${name}`);
      return {
        status: dead ? 'dead' : 'failed',
        attempts,
        lastError: typeset(`${refused ? 'Message refusé' : 'Message non remis'} : ${words}`),
      };
    }
  }
}
