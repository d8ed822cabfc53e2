import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { codeIn, fullName, typeset } from '@percolateur/domain';
import type { ReminderRule, SuppressionCause } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { isAway } from '../../platform/is-away';
import { Clock } from '../../platform/clock';
import type { Message } from '../../record/message.entity';
import { htmlOf } from '../mail/layout';
import type { Letter } from '../mail/layout';
import type { LetterContext } from '../mail/letter-context';
import { letters } from '../mail/letters';
import { MailPace } from '../mail/mail-pace';
import { Mailer, MailRefused } from '../mail/mailer';
import type { MailFailure, SmtpError } from '../mail/mail-failure';
import { MailChoices } from '../choices/mail-choices';
import { ReturnedMail } from '../bounce/returned-mail';
import { nextTry } from './backoff';
import type { Lot } from './lot-reader';
import { settle } from './outcome';
import type { Kept, Outcome } from './outcome';

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
    private readonly choices: MailChoices,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly pace: MailPace,
    private readonly returns: ReturnedMail,
  ) {}

  /** Sends the message if it is still wanted. @throws Error when the database is away */
  async send(message: Message, lot: Lot): Promise<void> {
    await this.attempt(message, lot).catch((error) => this.notePoison(message, error));
  }

  /**
   * A letter that cannot be made is tried again, later and later, and given up: not every beat for ever.
   * @throws the fault itself when the database is away, which says nothing of the letter
   */
  async notePoison(message: Message, error: Error): Promise<void> {
    if (isAway(error)) throw error;
    const attempts = message.attempts + 1;
    this.logger.error(`${message.rule} ${message.id}: ${error.stack}`);
    const dead = attempts >= mostFaults;
    await settle(this.db, message, {
      status: dead ? 'dead' : 'failed',
      nextTryAt: dead ? null : nextTry(attempts, this.clock.now()),
      lastError: typeset(
        'Ce message ne peut pas être préparé. L’équipe technique doit intervenir ; rien n’est perdu.',
      ),
      attempts,
    });
  }

  private async attempt(message: Message, lot: Lot): Promise<void> {
    const mark = (outcome: Outcome, kept?: Kept) => settle(this.db, message, outcome, kept);
    const judged = lot.judge(message);
    if (judged.verdict === 'pointless') return mark({ status: 'pointless', nextTryAt: null });
    if (judged.verdict === 'wait') return mark({ status: 'owed', nextTryAt: judged.until });
    const context = await lot.contextOf(message);
    const { cohort, now, person, sequence } = context;
    const foot = this.choices.footOf(message.rule, message.personId);
    const letter: Letter = { ...letters[message.rule](context), foot };
    const kept = { letter, html: htmlOf(letter), at: now };
    const cause = lot.suppressed(person.email);
    if (cause) {
      const lastError = typeset(suppressedWords[cause]);
      return mark({ status: 'suppressed', nextTryAt: null, lastError }, kept);
    }
    if (lot.refused(message)) return mark({ status: 'refused', nextTryAt: null }, kept);
    const later = await this.pace.putOff(person.email);
    if (later) return mark({ status: 'owed', nextTryAt: later });
    const attempts = message.attempts + 1;
    const failure = await this.hand(message, context, kept);
    if (failure) {
      const { final, sentence } = failure;
      const nextTryAt = final ? null : nextTry(attempts, now);
      const lastError = typeset(sentence);
      const status = final ? 'dead' : 'failed';
      return mark({ status, nextTryAt, lastError, attempts }, final ? kept : undefined);
    }
    const sentAt = this.clock.now();
    await mark(
      {
        ...{ status: 'sent', sentAt, attempts, sentTo: person.email },
        ...{ lastError: null, nextTryAt: null },
        ...(tellDates.includes(message.rule) && { toldRevision: cohort.revision }),
        ...(letter.attachments?.length && { sequence }),
      },
      { ...kept, at: sentAt },
    );
  }

  /** Null once the mail server has taken it; else why not. */
  private async hand(
    { id, rule, attempts }: Message,
    { person, cohort }: LetterContext,
    { letter, html }: Kept,
  ): Promise<MailFailure | null> {
    try {
      await this.mailer.send(
        {
          id,
          to: { name: fullName(person), address: person.email },
          fromName: cohort.organisation.name,
          replyTo: cohort.organisation.contactEmail,
          lane: 'letters',
        },
        letter,
        html,
      );
      return null;
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      const { code, responseCode, command, response } = error.cause as SmtpError;
      const why = [code, responseCode, command].filter(Boolean).join(' ');
      const attempt = attempts + 1;
      this.logger.warn(`${rule} ${id}: attempt ${attempt} failed, ${why}`);
      const { ofAddress } = error.failure;
      if (ofAddress) {
        const said = { kind: ofAddress, code: codeIn(response ?? '') };
        await this.returns.refused(id, person.email, said, attempt);
      }
      return error.failure;
    }
  }
}
