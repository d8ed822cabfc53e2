import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { fullName } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { suppressionAt } from '../../record/returns';
import { LoginCode } from '../../record/login-code.entity';
import { personAt } from '../../people/people/person-at';
import { LoginCodeService } from '../../people/auth/login-code.service';
import { addressCode, signInCode } from '../mail/letters';
import { Mailer, MailRefused } from '../mail/mailer';
import { Person } from '../../record/person.entity';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
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
    private readonly queue: MailQueue,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Sends a code that still opens something, at any hour; one that failed is found by `resume`. */
  async send(loginCodeId: string): Promise<void> {
    const code = await this.db.manager.findOneBy(LoginCode, { id: loginCodeId });
    if (!code || code.mailedAt || code.usedAt || code.expiresAt <= this.clock.now()) return;
    const person = await this.recipientOf(code);
    if (person) await this.hand(code, person);
    else await this.settle(code);
  }

  /** Queues the codes that nobody received: their job was lost, or the mail server away. */
  async resume(): Promise<void> {
    const now = this.clock.now();
    const codes: { id: string }[] = await this.db.query(
      `select id from login_code
       where mailed_at is null and used_at is null and expires_at > $1
         and abs(extract(epoch from ($1::timestamptz - created_at))) >= 5
       order by created_at limit 100`,
      [now],
    );
    for (const { id } of codes) await this.queue.sendCode(id);
  }

  /** Nobody for an address that is not known, or that somebody else has taken. */
  private async recipientOf({ claimedById, email }: LoginCode): Promise<Person | null> {
    const known = await personAt(this.db.manager, email);
    if (!claimedById || known) return claimedById ? null : known;
    return this.db.manager.findOneBy(Person, { id: claimedById });
  }

  private async hand(code: LoginCode, person: Person): Promise<void> {
    const { claimedById, email: address, linkOnly } = code;
    const secrets = this.codes.secretsOf(code.id);
    const letter = claimedById
      ? addressCode(person.firstName, secrets.digits, this.env.publicUrl)
      : signInCode(
          person.firstName,
          { ...secrets, linkOnly, silenced: await suppressionAt(this.db.manager, address) },
          this.env.publicUrl,
        );
    const to = { name: fullName(person), address };
    try {
      await this.mailer.send(
        { id: code.id, to, fromName: null, replyTo: null, lane: 'prompt' },
        letter,
      );
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      if (!error.failure.final) return;
    }
    await this.settle(code);
  }

  private async settle({ id }: LoginCode): Promise<void> {
    await this.db.manager.update(LoginCode, { id }, { mailedAt: this.clock.now() });
  }
}
