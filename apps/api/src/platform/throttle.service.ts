import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { Clock } from './clock';
import { Secrets } from './secrets';

/** How often something may be tried, and over how long. */
export interface Limit {
  purpose: string;
  count: number;
  minutes: number;
}

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
   * @throws Refusal `too-many-tries` when the window holds more than the limit.
   */
  async count(limit: Limit, subject: string): Promise<void> {
    const now = this.clock.now();
    const windowEnd = new Date(now.getTime() + limit.minutes * 60_000);
    const [row] = await this.db.query<{ count: number }[]>(
      `insert into throttle as t (key, count, window_ends_at) values ($1, 1, $2)
       on conflict (key) do update set
         count = case when t.window_ends_at <= $3 then 1 else t.count + 1 end,
         window_ends_at = case when t.window_ends_at <= $3 then $2 else t.window_ends_at end
       returning count`,
      [this.key(limit, subject), windowEnd, now],
    );
    if (row && row.count > limit.count) throw new Refusal('too-many-tries');
  }

  /** Forgets the tries of `subject`, once it has succeeded. */
  async forget(limit: Limit, subject: string): Promise<void> {
    await this.db.query('delete from throttle where key = $1', [this.key(limit, subject)]);
  }

  private key(limit: Limit, subject: string): string {
    return this.secrets.fingerprint(limit.purpose, subject);
  }
}
