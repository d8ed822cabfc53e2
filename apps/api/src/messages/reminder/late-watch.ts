import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { fullName } from '@percolateur/domain';
import { subDays } from 'date-fns/subDays';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { WorkerBeat } from '../../record/worker-beat.entity';
import { lettersLate } from '../mail/letters-house';
import { Mailer } from '../mail/mailer';
import { lateFacts } from './late-facts';

/** Told of once a day while it lasts. */
export const LATE_TOLD = 'late-told';

/** Sees that letters do not leave when they should, and tells the national admins: worker’s work. */
@Injectable()
export class LateWatch {
  private readonly logger = new Logger('late');

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Tells of letters that are late, once a day; forgets it once none is, so the next time is told at once. */
  async tell(): Promise<void> {
    const now = this.clock.now();
    const { count, since } = await lateFacts(this.db, now);
    if (count === 0 || !since) {
      await this.db.manager.delete(WorkerBeat, { name: LATE_TOLD });
      return;
    }
    const claimed = await this.db.query<unknown[]>(
      `insert into worker_beat as b (name, at, took_ms) values ($1, $2, 0)
       on conflict (name) do update set at = excluded.at where b.at < $3 returning name`,
      [LATE_TOLD, now, subDays(now, 1)],
    );
    if (claimed.length === 0) return;
    this.logger.error(`${count} letters are late`);
    try {
      await this.write(count, since);
    } catch (error) {
      // The very server that is away, most often: told as soon as it is back.
      this.logger.warn((error as Error).message);
      await this.db.manager.update(WorkerBeat, { name: LATE_TOLD }, { at: subDays(now, 2) });
    }
  }

  private async write(count: number, since: Date): Promise<void> {
    const admins = await this.db.query<{ firstName: string; lastName: string; email: string }[]>(
      `select distinct p.first_name as "firstName", p.last_name as "lastName", p.email
       from role_grant r join person p on p.id = r.person_id
       join organisation o on o.id = r.organisation_id
       where r.role = 'admin' and o.kind = 'national'`,
    );
    const letter = lettersLate({ count, since }, this.env.publicUrl);
    for (const admin of admins) {
      const to = { name: fullName(admin), address: admin.email };
      const envelope = { id: uuidv7(), to, fromName: null, replyTo: null, lane: 'prompt' } as const;
      await this.mailer.send(envelope, letter);
    }
  }
}
