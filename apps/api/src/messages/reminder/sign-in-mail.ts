import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { LoginCode } from '../../record/login-code.entity';
import { LoginCodeService } from '../../people/auth/login-code.service';
import { addressCode, signInCode } from '../mail/letters';
import { Mailer, MailRefused } from '../mail/mailer';
import { Person } from '../../record/person.entity';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';

/** Sends the codes that prove an address: to sign in, or to be known by it. */
@Injectable()
export class SignInMail {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly codes: LoginCodeService,
    private readonly mailer: Mailer,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * Sends a code that still opens something, at any hour.
   * @throws Error when it failed and may be tried again.
   */
  async send(loginCodeId: string): Promise<void> {
    const code = await this.db.manager.findOneBy(LoginCode, { id: loginCodeId });
    if (!code || code.usedAt || code.expiresAt <= this.clock.now()) return;
    const { claimedById, email, linkOnly } = code;
    const person = await this.db.manager.findOneBy(
      Person,
      claimedById ? { id: claimedById } : { email },
    );
    if (!person || (claimedById && (await this.db.manager.existsBy(Person, { email })))) return;
    const { firstName, lastName } = person;
    const secrets = this.codes.secretsOf(code.id);
    const letter = claimedById
      ? addressCode(firstName, secrets.digits, this.env.publicUrl)
      : signInCode(firstName, { ...secrets, linkOnly }, this.env.publicUrl);
    const to = { name: `${firstName} ${lastName}`, address: email };
    try {
      await this.mailer.send({ id: code.id, to, fromName: null, replyTo: null }, letter);
    } catch (error) {
      // The queue keeps the message of an error, and the words of a mail server name people.
      if (!(error instanceof MailRefused)) {
        throw new Error('The mail server did not take the code', { cause: error });
      }
    }
  }
}
