import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { codeIn, fullName, stillWanted, typeset } from '@percolateur/domain';
import type { ReminderRule, SuppressionCause } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { isAway } from '../../platform/is-away';
import { Clock } from '../../platform/clock';
import { Message, unsent } from '../../record/message.entity';
import { SentLetter } from '../../record/sent-letter.entity';
import { htmlOf } from '../mail/layout';
import type { Letter } from '../mail/layout';
import type { LetterContext } from '../mail/letter-context';
import { letters } from '../mail/letters';
import { MailPace } from '../mail/mail-pace';
import { Mailer, MailRefused } from '../mail/mailer';
import type { SmtpError } from '../mail/mail-failure';
import { MailChoices } from '../choices/mail-choices';
import { ReturnedMail } from '../bounce/returned-mail';
import { suppressionAt } from '../../record/returns';
import { nextTry } from './backoff';
import { LetterWriter } from './letter-writer';
import { OneAtATime } from './one-at-a-time';
import { reminderFacts } from './reminder-facts';

/** Rules whose letter gives every date of the cohort. */
const tellDates: readonly ReminderRule[] = [
  'invitation',
  'invitation-again',
  'invitation-last',
  'joining',
  'eve',
  'changed',
  'cancelled',
];

/** Faults of ours, some half an hour of them, before a letter is left to somebody. */
const mostFaults = 9;

/** Why a letter is kept back, for the coordinator who can do something about it. */
const suppressedWords: Record<SuppressionCause, string> = {
  hard: 'Un message est revenu : cette adresse n’existe pas. Corrigez-la, il partira.',
  soft: 'Plusieurs messages sont revenus de cette adresse. Vérifiez-la, ils partiront.',
  complaint: 'La personne a signalé nos messages comme indésirables : il ne part pas.',
};

/** Tries to send one message and marks what became of it; what it will not say twice is in the row. */
@Injectable()
export class MessageSender {
  private readonly logger = new Logger('messages');

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly alone: OneAtATime,
    private readonly choices: MailChoices,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly pace: MailPace,
    private readonly returns: ReturnedMail,
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
      if (message) await this.attempt(message).catch((error) => this.notePoison(message, error));
    });
  }

  /**
   * A letter that cannot be made is tried again, later and later, and given up: not every beat for ever.
   * @throws the fault itself when the database is away, which says nothing of the letter
   */
  private async notePoison(message: Message, error: Error): Promise<void> {
    if (isAway(error)) throw error;
    const attempts = message.attempts + 1;
    this.logger.error(`${message.rule} ${message.id}: ${error.stack}`);
    const dead = attempts >= mostFaults;
    await this.mark(message, {
      status: dead ? 'dead' : 'failed',
      nextTryAt: dead ? null : nextTry(attempts, this.clock.now()),
      lastError: typeset(
        'Ce message ne peut pas être préparé. L’équipe technique doit intervenir ; rien n’est perdu.',
      ),
      attempts,
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
    const foot = this.choices.footOf(message.rule, message.personId);
    const letter: Letter = { ...letters[message.rule](context), foot };
    const cause = await suppressionAt(this.db.manager, context.person.email);
    if (cause) {
      const lastError = typeset(suppressedWords[cause]);
      await keep(this.db.manager, message, letter, now);
      return this.mark(message, { status: 'suppressed', nextTryAt: null, lastError });
    }
    if (await this.choices.refuses(message.personId, message.rule)) {
      await keep(this.db.manager, message, letter, now);
      return this.mark(message, { status: 'refused', nextTryAt: null });
    }
    const later = await this.pace.putOff(context.person.email);
    if (later) return this.mark(message, { status: 'owed', nextTryAt: later });
    const attempts = message.attempts + 1;
    try {
      await this.hand(message, context, letter);
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      const { code, responseCode, command, response } = error.cause as SmtpError;
      const why = [code, responseCode, command].filter(Boolean).join(' ');
      this.logger.warn(`${message.rule} ${message.id}: attempt ${attempts} failed, ${why}`);
      const { ofAddress } = error.failure;
      if (ofAddress) {
        const said = { kind: ofAddress, code: codeIn(response ?? '') };
        await this.returns.refused(message.id, context.person.email, said, attempts);
      }
      if (error.failure.final) await keep(this.db.manager, message, letter, now);
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
        to: { name: fullName(person), address: person.email },
        fromName: cohort.organisation.name,
        replyTo: cohort.organisation.contactEmail,
        lane: 'letters',
      },
      letter,
    );
  }

  private async markSent(
    message: Message,
    { cohort, person, sequence }: LetterContext,
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
          sentTo: person.email,
          lastError: null,
          nextTryAt: null,
          ...(tellDates.includes(message.rule) && { toldRevision: cohort.revision }),
          ...(files.length > 0 && { sequence }),
        },
      );
      await keep(manager, message, letter, sentAt);
    });
  }

  /** Leaves alone what a coordinator, or another worker, has settled meanwhile. */
  private async mark({ id }: Message, change: Partial<Message>): Promise<void> {
    await this.db.manager.update(Message, { id, status: In([...unsent]) }, change);
  }
}

/**
 * Keeps a letter for its person’s pages, and for who answers them: also one that the mail could not
 * carry, or that they do not want by mail. The link of an invitation opens somebody’s place: whoever
 * reads the letter again has no use of it.
 */
async function keep(
  manager: EntityManager,
  { id: messageId }: Message,
  letter: Letter,
  sentAt: Date,
): Promise<void> {
  const [url] = letter.action.url.split('#');
  const shown: Letter = {
    ...letter,
    action: { ...letter.action, url: url ?? '' },
    ...(letter.foot && { foot: { ...letter.foot, url: '' } }),
  };
  const kept = {
    ...{ messageId, sentAt, subject: typeset(letter.subject), html: htmlOf(shown) },
    attachments: (letter.attachments ?? []).map(({ filename }) => filename),
  };
  await manager.upsert(SentLetter, kept, ['messageId']);
}
