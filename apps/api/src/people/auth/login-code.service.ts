import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Refusal } from '@percolateur/domain';
import { DataSource, IsNull, LessThan, MoreThan } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Person } from '../../record/person.entity';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { Secrets } from '../../platform/secrets';
import { LoginCode } from '../../record/login-code.entity';
import { ThrottleService } from '../../platform/throttle.service';

export const codeMinutes = 10;
const triesPerCode = 5;
const asking = { purpose: 'ask-code', count: 5, minutes: 15 };
const entering = { purpose: 'enter-code', count: 15, minutes: 15 };

/** Sign-in by e-mail: six digits to type, or a link whose page asks for one tap. */
@Injectable()
export class LoginCodeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly queue: MailQueue,
    private readonly throttle: ThrottleService,
  ) {}

  /** Sends a code if the address is known; answers the same if it is not. */
  async send(email: string): Promise<void> {
    await this.throttle.count(asking, email);
    const known = await this.db.manager.existsBy(Person, { email });
    const now = this.clock.now();
    const code = {
      id: uuidv7(),
      email,
      createdAt: now,
      expiresAt: new Date(now.getTime() + codeMinutes * 60_000),
    };
    // A stranger’s request writes a row too, so that it takes as long as anyone’s.
    await this.db.manager.insert(LoginCode, code);
    // So does a queue that is away.
    await (known ? this.queue.sendCode(code.id) : this.queue.ping());
  }

  /** What the message says. */
  secretsOf(loginCodeId: string): { digits: string; token: string } {
    return {
      digits: this.secrets.digits('login-code', loginCodeId),
      token: this.secrets.token('login-link', loginCodeId),
    };
  }

  /**
   * The person whose code this is; the code is spent.
   * @throws Refusal `code-wrong`, `code-expired` or `too-many-tries`
   */
  async enterCode(email: string, digits: string): Promise<Person> {
    await this.throttle.count(entering, email);
    const now = this.clock.now();
    const code = await this.db.manager.findOne(LoginCode, {
      where: { email, usedAt: IsNull() },
      order: { createdAt: 'DESC' },
    });
    if (!code) throw new Refusal('code-wrong');
    // Counted as wrong before it is looked at, so that tries sent all at once are no more than five;
    // the right one spends the code anyway.
    const counted = await this.db.manager.update(
      LoginCode,
      { id: code.id, wrongTries: LessThan(triesPerCode), expiresAt: MoreThan(now) },
      { wrongTries: () => 'wrong_tries + 1' },
    );
    if (counted.affected !== 1) throw new Refusal('code-expired');
    if (!this.secrets.equal(digits, this.secretsOf(code.id).digits)) {
      throw new Refusal('code-wrong');
    }
    const person = await this.spend(code.id);
    await this.throttle.forget(entering, email);
    return person;
  }

  /** The person whose link this is; the link and its code are spent. @throws Refusal `code-expired` */
  async enterLink(token: string): Promise<Person> {
    const id = this.secrets.subjectOf('login-link', token);
    if (!id) throw new Refusal('code-wrong');
    return this.spend(id);
  }

  private async spend(id: string): Promise<Person> {
    const now = this.clock.now();
    const spent = await this.db.manager.update(
      LoginCode,
      { id, usedAt: IsNull(), expiresAt: MoreThan(now) },
      { usedAt: now },
    );
    if (spent.affected !== 1) throw new Refusal('code-expired');
    const { email } = await this.db.manager.findOneByOrFail(LoginCode, { id });
    const person = await this.db.manager.findOneBy(Person, { email });
    if (!person) throw new Refusal('code-wrong');
    return person;
  }
}
