import { Injectable } from '@nestjs/common';
import { networkOf, paces, Refusal } from '@percolateur/domain';
import type { Pace } from '@percolateur/domain';
import type { FastifyRequest } from 'fastify';
import { ThrottleService } from '../../platform/throttle.service';
import { DeviceService } from './device.service';

type Counted = readonly [pace: Pace, subject: string];

/** Slows guessing down without closing anybody’s last door: `paces` says how. */
@Injectable()
export class SignInPace {
  constructor(
    private readonly devices: DeviceService,
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
    byStrangers: Pace | null,
    work: () => Promise<T>,
  ): Promise<T> {
    const counted = await this.charge(request, email, byStrangers);
    try {
      const result = await work();
      await this.giveBack(counted);
      return result;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'unavailable') await this.giveBack(counted);
      throw error;
    }
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
