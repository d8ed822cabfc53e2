import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { codeMinutes, comparable, paces, Refusal } from '@percolateur/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Person } from '../../record/person.entity';
import { personAt } from '../people/person-at';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { Secrets } from '../../platform/secrets';
import { ThrottleService } from '../../platform/throttle.service';
import { LoginCode } from '../../record/login-code.entity';
import { settleReturns } from '../../record/returns';
import { DeviceService } from './device.service';
import { SignInPace } from './sign-in-pace';

/** Proof by e-mail: six digits to type, or a link whose page asks for one tap. */
@Injectable()
export class LoginCodeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly devices: DeviceService,
    private readonly pace: SignInPace,
    private readonly queue: MailQueue,
    private readonly secrets: Secrets,
    private readonly throttle: ThrottleService,
  ) {}

  /**
   * Sends a code if the address is known; answers the same if it is not. Strangers who ask too often
   * are answered the same too, and nothing more is sent: what was sent before is still good. Answers
   * whether the message holds the link alone.
   * @throws Refusal `too-many-tries` for a network address that asks for everybody
   */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    email: string,
  ): Promise<{ linkOnly: boolean }> {
    let linkOnly = false;
    if (!(await this.pace.recognises(request, email))) {
      await this.pace.stranger(request);
      if (!(await this.throttle.allows(paces.codesByStrangers, email))) return this.lastSent(email);
      linkOnly = !(await this.throttle.allows(paces.digitsByStrangers, email));
    }
    const code = await this.keep({ email, linkOnly });
    this.devices.asked(request, reply, code.id);
    return { linkOnly };
  }

  /**
   * Sends a code to an address that a person wants to be known by; answers the same if it is
   * somebody else’s: the worker then sends nothing.
   */
  async sendTo(email: string, claimedById: string): Promise<void> {
    await this.keep({ email, linkOnly: false, claimedById });
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
   * @throws Refusal `code-wrong`, `code-expired`, or `too-many-tries` for a network address that
   * tries everybody’s
   */
  async enterCode(request: FastifyRequest, email: string, digits: string): Promise<Person> {
    return this.pace.attempt(request, email, 'code', async () => {
      const asked = this.devices.askedHere(request);
      return this.personOf(await this.match({ email, claimedById: IsNull() }, asked, digits));
    });
  }

  /** Spends the code that a person received at an address of theirs to be. Throws as `enterCode`. */
  async confirm(email: string, claimedById: string, digits: string): Promise<void> {
    const id = await this.match({ email, claimedById }, new Set(), digits);
    await this.db.manager.update(LoginCode, { id }, { usedAt: this.clock.now() });
  }

  /** The person whose link this is; the link and its code are spent. @throws Refusal `code-expired` */
  async enterLink(token: string): Promise<Person> {
    const id = this.secrets.subjectOf('login-link', token);
    if (!id) throw new Refusal('code-wrong');
    return this.personOf(id);
  }

  /** The code, among those still good, that has these digits; all those compared are charged a try. */
  private async match(
    where: FindOptionsWhere<LoginCode>,
    askedHere: ReadonlySet<string>,
    digits: string,
  ): Promise<string> {
    const now = this.clock.now();
    const { tried, found } = await this.db.transaction(async (manager) => {
      // Locked, so that tries sent all at once are counted one by one.
      const codes = await manager.find(LoginCode, {
        where: { ...where, usedAt: IsNull() },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      const { own, shared } = comparable(codes, askedHere, now);
      const compared = [...own, ...shared];
      const right = compared.find(({ id }) =>
        this.secrets.equal(digits, this.secretsOf(id).digits),
      );
      if (!right) {
        await this.charge(manager, own, 'ownTries');
        await this.charge(manager, shared, 'wrongTries');
      }
      return { tried: compared.length > 0 || codes.length === 0, found: right };
    });
    if (!found) throw new Refusal(tried ? 'code-wrong' : 'code-expired');
    return found.id;
  }

  private async charge(
    manager: EntityManager,
    codes: readonly LoginCode[],
    count: 'ownTries' | 'wrongTries',
  ): Promise<void> {
    if (codes.length === 0) return;
    await manager.increment(LoginCode, { id: In(codes.map(({ id }) => id)) }, count, 1);
  }

  private async personOf(id: string): Promise<Person> {
    const now = this.clock.now();
    const spent = await this.db.manager.update(
      LoginCode,
      { id, usedAt: IsNull(), expiresAt: MoreThan(now), claimedById: IsNull() },
      { usedAt: now },
    );
    if (spent.affected !== 1) throw new Refusal('code-expired');
    const { email } = await this.db.manager.findOneByOrFail(LoginCode, { id });
    const person = await personAt(this.db.manager, email);
    if (!person) throw new Refusal('code-wrong');
    // Whoever reads a code there receives what is sent there.
    await settleReturns(this.db.manager, email, now);
    return person;
  }

  private async lastSent(email: string): Promise<{ linkOnly: boolean }> {
    const last = await this.db.manager.findOne(LoginCode, {
      where: { email, claimedById: IsNull() },
      order: { createdAt: 'DESC' },
    });
    return { linkOnly: last?.linkOnly ?? false };
  }

  /** The same row and the same job for any address: the worker alone looks at whose it is. */
  private async keep(code: Pick<LoginCode, 'email' | 'linkOnly'> & Partial<LoginCode>) {
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + codeMinutes * 60_000);
    const kept = { id: uuidv7(), createdAt, expiresAt, ...code };
    await this.db.manager.insert(LoginCode, kept);
    await this.queue.sendCode(kept.id);
    return kept;
  }
}
