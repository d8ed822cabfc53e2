import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  paces,
  Refusal,
  roomCodeLength,
  roomCodeTurns,
  signingState,
  typedBack,
} from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { Secrets } from '../../platform/secrets';
import { ThrottleService } from '../../platform/throttle.service';
import { HalfDay } from '../../record/half-day.entity';

/**
 * The code beside the picture on the room’s screen: it leads to where this half-day is signed, and
 * proves nothing. Who one is, and whether one is enrolled, is asked there as it is here.
 */
@Injectable()
export class RoomCodeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly throttle: ThrottleService,
  ) {}

  /** What the screen shows at this moment; null once signing is over or closed, or on no phone of one’s own. */
  shown(halfDay: HalfDay): string | null {
    const now = this.clock.now();
    const state = signingState(halfDay, now);
    const lead = state !== 'over' && state !== 'closed' && halfDay.signingMeans.includes('own');
    return lead ? this.code(halfDay.id, roomCodeTurns(now)[0]) : null;
  }

  /**
   * The half-day of the caller’s cohort that bears this code; one to come waits on its page.
   * @throws Refusal `not-found`, `room-code-wrong`, or `too-many-tries` after too many of those
   */
  async halfDay(caller: Caller, cohortId: string, typed: string): Promise<{ halfDayId: string }> {
    await this.access.enrolment(caller, cohortId);
    await this.throttle.count(paces.roomCodes, caller.id);
    const found = await this.bearer(cohortId, typed);
    if (!found) throw new Refusal('room-code-wrong');
    await this.throttle.giveBack(paces.roomCodes, caller.id);
    return { halfDayId: found.id };
  }

  private async bearer(cohortId: string, typed: string): Promise<HalfDay | undefined> {
    const code = typedBack(typed, roomCodeLength);
    if (!code) return undefined;
    const now = this.clock.now();
    const halfDays = await this.db.manager.findBy(HalfDay, { cohortId });
    return halfDays
      .filter((each) => signingState(each, now) !== 'over')
      .find(({ id }) =>
        roomCodeTurns(now).some((turn) => this.secrets.equal(this.code(id, turn), code)),
      );
  }

  private code(halfDayId: string, turn: number): string {
    return this.secrets.readable('room-code', `${halfDayId}\n${turn}`, roomCodeLength);
  }
}
