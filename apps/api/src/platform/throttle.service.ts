import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Refusal } from '@percolateur/domain';
import type { Pace } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { Clock } from './clock';
import { Secrets } from './secrets';

/** Counts tries across every API process. */
@Injectable()
export class ThrottleService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Counts one try of `subject`.
   * @throws Refusal `too-many-tries` when the window holds more than the pace; it says how long is left.
   */
  async count(pace: Pace, subject: string): Promise<void> {
    const { count, endsAt } = await this.add(pace, subject);
    if (count <= pace.count) return;
    const seconds = Math.max(1, Math.ceil((endsAt.getTime() - this.clock.now().getTime()) / 1000));
    throw new Refusal('too-many-tries', { seconds, minutes: Math.ceil(seconds / 60) });
  }

  /** Counts one try of `subject`, and answers whether the window still bears it. */
  async allows(pace: Pace, subject: string): Promise<boolean> {
    return (await this.add(pace, subject)).count <= pace.count;
  }

  /** Takes one try of `subject` back, since it was none: it succeeded, or failed for our own reasons. */
  async giveBack(pace: Pace, subject: string): Promise<void> {
    await this.db.query('update throttle set count = count - 1 where key = $1 and count > 0', [
      this.key(pace, subject),
    ]);
  }

  private async add(pace: Pace, subject: string): Promise<{ count: number; endsAt: Date }> {
    const now = this.clock.now();
    const windowEnd = new Date(now.getTime() + pace.minutes * 60_000);
    const [row] = await this.db.query<{ count: number; endsAt: Date }[]>(
      `insert into throttle as t (key, count, window_ends_at) values ($1, 1, $2)
       on conflict (key) do update set
         count = case when t.window_ends_at <= $3 then 1 else t.count + 1 end,
         window_ends_at = case when t.window_ends_at <= $3 then $2 else t.window_ends_at end
       returning count, window_ends_at as "endsAt"`,
      [this.key(pace, subject), windowEnd, now],
    );
    return row;
  }

  private key(pace: Pace, subject: string): string {
    return this.secrets.fingerprint(pace.purpose, subject);
  }
}
