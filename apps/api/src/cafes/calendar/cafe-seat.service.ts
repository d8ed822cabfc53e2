import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MyCafeSeat } from '@percolateur/contract';
import {
  cafePhase,
  cafeSeatsLeft,
  networkOf,
  nextCafeSeats,
  paces,
  Refusal,
} from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { ThrottleService } from '../../platform/throttle.service';
import { CafeSeat } from '../../record/cafe-seat.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { CafeTokens } from './cafe-tokens';

/** A place, and the secret by which it is given up. */
export interface TakenSeat {
  status: CafeSeat['status'];
  token: string;
}

/** Places in a café, for people without an account. */
@Injectable()
export class CafeSeatService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mail: MailQueue,
    private readonly throttle: ThrottleService,
    private readonly tokens: CafeTokens,
  ) {}

  /**
   * Takes a place, or a turn on the list where none is left. The same again changes nothing.
   * @throws Refusal `not-found`, `cafe-closed`, `too-many-tries`, `id-reused`
   */
  async take(
    ip: string,
    cafeId: string,
    { id, firstName, email }: { id: string; firstName: string; email: string },
  ): Promise<TakenSeat> {
    if (!(await this.db.manager.existsBy(CafeSeat, { id }))) {
      await this.throttle.count(paces.cafeSeatsFromOnePlace, networkOf(ip));
      if (email) await this.throttle.count(paces.cafeSeatsUnderAddress, email);
    }
    const seat = await this.db.transaction(async (manager) => {
      const cafe = await this.lock(manager, cafeId);
      const taken = await manager.findBy(CafeSeat, { cafeId });
      const known = taken.find((each) => each.id === id);
      if (known) return known;
      if (await manager.existsBy(CafeSeat, { id })) throw new Refusal('id-reused');
      const open = cafe.state === 'announced' && !cafe.hiddenAt;
      if (!open || cafePhase(cafe, this.clock.now()) !== 'coming') throw new Refusal('cafe-closed');
      const status = cafeSeatsLeft(cafe.seats, taken) > 0 ? 'held' : 'waiting';
      const made = { id, cafeId, firstName, email, status, arrivedAt: this.clock.now() } as const;
      await manager.insert(CafeSeat, made);
      return made;
    });
    if (email) await this.mail.tellSeat(id);
    return { status: seat.status, token: this.tokens.of('cafe-seat', id) };
  }

  /** A place, for who took it. @throws Refusal `not-found`, also once it was given up or forgotten */
  async mine(token: string): Promise<MyCafeSeat> {
    const id = this.tokens.idOf('cafe-seat', token);
    const seat = await this.db.manager.findOne(CafeSeat, {
      where: { id },
      relations: { cafe: true },
    });
    if (!seat) throw new Refusal('not-found');
    const { title, slug, place, startsAt, endsAt, timeZone, state } = seat.cafe!;
    return {
      ...{ status: seat.status, firstName: seat.firstName, title, slug, place, timeZone },
      ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      cancelled: state === 'cancelled',
    };
  }

  /** Gives a place up, to the first who waits. Twice changes nothing. @throws Refusal `not-found` */
  async leave(token: string): Promise<void> {
    const id = this.tokens.idOf('cafe-seat', token);
    const seat = await this.db.manager.findOneBy(CafeSeat, { id });
    if (!seat) return;
    const next = await this.db.transaction(async (manager) => {
      const cafe = await this.lock(manager, seat.cafeId);
      await manager.delete(CafeSeat, { id });
      if (cafePhase(cafe, this.clock.now()) !== 'coming') return [];
      const taken = await manager.findBy(CafeSeat, { cafeId: cafe.id });
      const given = nextCafeSeats(cafe.seats, taken);
      const ids = given.map((each) => each.id);
      if (ids.length > 0) await manager.update(CafeSeat, { id: In(ids) }, { status: 'held' });
      return given.filter(({ email }) => email);
    });
    for (const each of next) await this.mail.tellSeat(each.id);
  }

  /** Whoever takes or gives up a place of a café does it alone. */
  private async lock(manager: EntityManager, id: string): Promise<PublicCafe> {
    const cafe = await manager.findOne(PublicCafe, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!cafe) throw new Refusal('not-found');
    return cafe;
  }
}
