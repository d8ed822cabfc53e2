import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Secrets } from '../../platform/secrets';

/** Counted by so much: a server that bears 600 a minute bears no 600 in one second. */
const windowMs = 10_000;

/**
 * Counts in the database, so that every worker counts together. A window that ends further than any
 * does was opened by a clock that has gone back since.
 */
const count = `
  insert into throttle as t (key, count, window_ends_at)
  select key, 1, $2 from unnest($1::text[]) with ordinality as k(key, at) order by at
  on conflict (key) do update set
    count = case when t.window_ends_at <= $3 or t.window_ends_at > $2 then 1 else t.count + 1 end,
    window_ends_at = case when t.window_ends_at <= $3 or t.window_ends_at > $2 then $2
                     else t.window_ends_at end
  returning key, count, window_ends_at as "endsAt"`;

/** How many letters leave in how long: to our server, and to each domain that receives them. */
@Injectable()
export class MailPace {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    @Inject(ENV) private readonly env: Pick<Env, 'mailPerMinute' | 'mailPerMinuteByDomain'>,
  ) {}

  /**
   * Whether one more letter may leave for this address now; else when, each in its turn: what a window
   * cannot hold goes to the next that can, and the start of none is a rush.
   */
  async putOff(address: string): Promise<Date | null> {
    const limits = new Map<string, number>();
    const { mailPerMinute, mailPerMinuteByDomain } = this.env;
    const domain = address.slice(address.lastIndexOf('@') + 1);
    if (mailPerMinute) limits.set(this.key('every'), mailPerMinute);
    if (mailPerMinuteByDomain) limits.set(this.key(domain), mailPerMinuteByDomain);
    if (limits.size === 0) return null;
    const now = this.clock.now();
    const rows = await this.db.query<{ key: string; count: number; endsAt: Date }[]>(count, [
      [...limits.keys()],
      new Date(now.getTime() + windowMs),
      now,
    ]);
    const waits = rows.map((row) => {
      const most = Math.max(1, Math.floor((limits.get(row.key)! * windowMs) / 60_000));
      const windows = Math.floor((row.count - 1) / most);
      return windows === 0
        ? 0
        : row.endsAt.getTime() - now.getTime() + (windows - 1 + Math.random() / 2) * windowMs;
    });
    const wait = Math.max(...waits);
    return wait === 0 ? null : new Date(now.getTime() + wait);
  }

  /** Kept as a keyed hash, as all that is counted there. */
  private key(whom: string): string {
    return this.secrets.fingerprint('mail-pace', whom);
  }
}
