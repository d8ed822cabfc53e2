import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { networkOf, paces, Refusal } from '@percolateur/domain';
import type { Pace } from '@percolateur/domain';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Secrets } from '../../platform/secrets';
import { ThrottleService } from '../../platform/throttle.service';
import { AuditService } from '../audit/audit.service';
import { personAt } from '../people/person-at';
import { DeviceService } from './device.service';

type Counted = readonly [pace: Pace, subject: string];

/** Slows guessing down without closing anybody’s last door: `paces` says how. */
@Injectable()
export class SignInPace {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly devices: DeviceService,
    private readonly secrets: Secrets,
    private readonly throttle: ThrottleService,
  ) {}

  /**
   * Whether a try for this address comes from a browser that it signed in from before, and that has
   * not tried too often itself; counts it.
   */
  async recognises(request: FastifyRequest, email: string): Promise<boolean> {
    const device = this.devices.knows(request, email);
    return device !== null && this.throttle.allows(paces.recognised, `${device}\n${email}`);
  }

  /** Counts one request by a stranger. @throws Refusal `too-many-tries` */
  async stranger(request: FastifyRequest): Promise<void> {
    await this.throttle.count(paces.fromOnePlace, networkOf(request.ip));
  }

  /**
   * Tries `work`, counted before it begins, so that tries sent all at once are no more than the
   * pace, and taken back unless it is refused.
   * @throws Refusal `too-many-tries`, or what `work` throws
   */
  async attempt<T>(
    request: FastifyRequest,
    email: string,
    way: 'code' | 'password',
    work: () => Promise<T>,
  ): Promise<T> {
    const byStrangers = way === 'password' ? paces.passwordsByStrangers : null;
    const counted = await this.charge(request, email, byStrangers);
    try {
      const result = await work();
      await this.giveBack(counted);
      return result;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'unavailable') await this.giveBack(counted);
      // Not waited for: known or not, an address is answered as soon.
      else void this.refused(email, way, error.code);
      throw error;
    }
  }

  /** Keeps that somebody was refused, by whose address it is; one that is nobody’s, by a digest. */
  private async refused(email: string, way: string, code: string): Promise<void> {
    const person = await personAt(this.db.manager, email).catch(() => null);
    const [pace, subject] = person
      ? [paces.refusalsKept, email]
      : [paces.unknownRefusalsKept, 'everybody'];
    await this.audit.sample(pace, subject, {
      actorId: null,
      action: 'session.refused',
      objectType: person ? 'person' : 'address',
      objectId: person?.id ?? this.secrets.fingerprint('refused', email),
      detail: { way, code },
    });
  }

  private async charge(
    request: FastifyRequest,
    email: string,
    byStrangers: Pace | null,
  ): Promise<Counted[]> {
    if (await this.recognises(request, email)) {
      return [[paces.recognised, `${this.devices.knows(request, email)}\n${email}`]];
    }
    const counted: Counted[] = [
      [paces.fromOnePlace, networkOf(request.ip)],
      ...(byStrangers ? [[byStrangers, email] as const] : []),
    ];
    for (const [pace, subject] of counted) await this.throttle.count(pace, subject);
    return counted;
  }

  private async giveBack(counted: readonly Counted[]): Promise<void> {
    for (const [pace, subject] of counted) await this.throttle.giveBack(pace, subject);
  }
}
