import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { addMinutes } from 'date-fns/addMinutes';
import { DataSource } from 'typeorm';
import { CafeTokens } from '../../cafes/calendar/cafe-tokens';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { CafeSeat } from '../../record/cafe-seat.entity';
import type { SeatTold } from '../../record/cafe-seat.entity';
import { Person } from '../../record/person.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import type { Letter } from '../mail/layout';
import {
  cafeAnnounced,
  cafeAsked,
  cafeRefused,
  cafeWaits,
  proveCafeAddress,
  seatCancelled,
  seatHeld,
  seatReminded,
  seatWaits,
} from '../mail/letters-cafe';
import type { CafeTold } from '../mail/letters-cafe';
import { Mailer, MailRefused } from '../mail/mailer';
import type { Envelope } from '../mail/mailer';

const retryMinutes = 10;

const untoldCafes = `
  select id from public_cafe
  where told_state <> state and (next_try_at is null or next_try_at <= $1) limit 200`;

/** What each place is owed: the difference between what was told last and what is true. */
const untoldSeats = `
  select s.id, case when c.state = 'cancelled' then 'cancelled'
                    when s.told in ('', 'waiting') then s.status else 'reminded' end as owed
  from cafe_seat s join public_cafe c on c.id = s.cafe_id
  where s.email <> '' and (s.next_try_at is null or s.next_try_at <= $1) and c.starts_at > $1 and (
    (c.state = 'cancelled' and s.told <> 'cancelled')
    or (c.state = 'announced' and s.told in ('', 'waiting') and s.told <> s.status)
    or (c.state = 'announced' and s.told = 'held' and c.starts_at <= $1::timestamptz + interval '24 hours'
        and s.arrived_at <= c.starts_at - interval '24 hours'))`;

/**
 * Writes to who proposes a café, to the hub that decides, and to who takes a place: people without an
 * account. What is owed is found again until it is told.
 */
@Injectable()
export class CafeMail {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly queue: MailQueue,
    private readonly tokens: CafeTokens,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Queues what nobody was told. */
  async resume(): Promise<void> {
    const now = [this.clock.now()];
    const cafes = await this.db.query<{ id: string }[]>(untoldCafes, now);
    for (const { id } of cafes) await this.queue.tellCafe(id);
    const seats = await this.db.query<{ id: string }[]>(`${untoldSeats} limit 200`, now);
    for (const { id } of seats) await this.queue.tellSeat(id);
  }

  /** Tells who proposed a café, or the hub, where it stands. */
  async send(id: string): Promise<void> {
    const cafe = await this.db.manager.findOne(PublicCafe, {
      where: { id },
      relations: { organisation: true },
    });
    if (!cafe || cafe.toldState === cafe.state) return;
    const { state } = cafe;
    const letter = this.letterTo(cafe);
    const address =
      state === 'proposed' ? cafe.organisation!.contactEmail : await this.hostOf(cafe);
    const settled =
      !letter || !address
        ? true
        : await this.hand(
            {
              // A question may be asked, and answered, more than once.
              id: `${id}-${state}-${cafe.decidedAt?.getTime() ?? 0}`,
              to: { name: '', address },
              fromName: state === 'proposed' ? 'Percolateur' : cafe.organisation!.name,
              replyTo: state === 'proposed' ? null : cafe.organisation!.contactEmail,
              lane: 'prompt',
            },
            letter,
          );
    const { manager } = this.db;
    if (settled) await manager.update(PublicCafe, { id, state }, { toldState: state });
    else await manager.update(PublicCafe, { id }, { nextTryAt: this.later() });
  }

  /** Tells who took a place where it stands. */
  async sendToSeat(id: string): Promise<void> {
    const [owing] = await this.db.query<{ owed: SeatTold }[]>(`${untoldSeats} and s.id = $2`, [
      this.clock.now(),
      id,
    ]);
    const seat = await this.db.manager.findOne(CafeSeat, {
      where: { id },
      relations: { cafe: { organisation: true } },
    });
    if (!owing || !seat) return;
    const { owed } = owing;
    const settled = await this.hand(
      {
        id: `${id}-${owed}`,
        // Typed by a passer-by: no name goes with it.
        to: { name: '', address: seat.email },
        fromName: seat.cafe!.organisation!.name,
        replyTo: seat.cafe!.organisation!.contactEmail,
        lane: 'prompt',
      },
      this.letterToSeat(seat, owed),
    );
    const change = settled ? { told: owed } : { nextTryAt: this.later() };
    await this.db.manager.update(CafeSeat, { id }, change);
  }

  private letterTo(cafe: PublicCafe): Letter | null {
    const own = this.told(
      cafe,
      `/proposer-un-cafe/suivi#${this.tokens.of('public-cafe', cafe.id)}`,
    );
    const words = cafe.hubWords ?? '';
    switch (cafe.state) {
      case 'unproved':
        return proveCafeAddress(own);
      case 'proposed':
        return cafeWaits({
          ...this.told(cafe, '/coordination/cafes'),
          answered: cafe.answer !== null,
        });
      case 'asked':
        return cafeAsked({ ...own, words });
      case 'refused':
        return cafeRefused({ ...own, words });
      case 'announced':
        return cafeAnnounced(own);
      case 'cancelled':
      case 'told':
        return null;
    }
  }

  private letterToSeat(seat: CafeSeat, owed: SeatTold): Letter {
    const cafe = seat.cafe!;
    if (owed === 'cancelled') return seatCancelled(this.told(cafe, '/cafes'));
    const own = this.told(cafe, `/ma-place#${this.tokens.of('cafe-seat', seat.id)}`);
    if (owed === 'waiting') return seatWaits(own);
    if (owed === 'reminded') return seatReminded(own);
    return seatHeld(own, { waited: seat.told === 'waiting' });
  }

  private told(cafe: PublicCafe, path: string): CafeTold {
    const { title, place, address, startsAt, endsAt, timeZone, slug, organisation } = cafe;
    return {
      ...{ title, place, address, startsAt, endsAt, timeZone },
      organisationName: organisation!.name,
      contactEmail: organisation!.contactEmail,
      pageUrl: `${this.env.publicUrl}/cafes/${slug}`,
      url: this.env.publicUrl + path,
    };
  }

  private async hostOf({ hostId, proposerEmail }: PublicCafe): Promise<string> {
    if (!hostId) return proposerEmail;
    return (await this.db.manager.findOneByOrFail(Person, { id: hostId })).email;
  }

  /** Whether there is nothing more to try: taken over, or refused for good. */
  private async hand(envelope: Envelope, letter: Letter): Promise<boolean> {
    try {
      await this.mailer.send(envelope, letter);
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      return error.failure.final;
    }
    return true;
  }

  private later(): Date {
    return addMinutes(this.clock.now(), retryMinutes);
  }
}
