import { statfs } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';

export interface State {
  database: boolean;
  queue: boolean;
}

/** Anybody may ask: however many do, the database is asked once in this time. */
const freshMs = 1_000;
const patienceMs = 3_000;
/** PostgreSQL stops for want of its next file of log; they are of 16 MB. */
const roomNeeded = 16 * 1024 * 1024;

/** Whether what the application stands on serves, as of a moment ago. */
@Injectable()
export class Readiness {
  private last: { at: number; state: Promise<State> } | null = null;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly queue: MailQueue,
    @Inject(ENV) private readonly env: Env,
  ) {}

  read(): Promise<State> {
    const at = performance.now();
    if (!this.last || at - this.last.at > freshMs) this.last = { at, state: this.ask() };
    return this.last.state;
  }

  private async ask(): Promise<State> {
    const [database, room, queue] = await Promise.all([
      succeeds(this.write()),
      this.env.databaseUrl ? true : succeeds(this.room()),
      succeeds(this.queue.ping()),
    ]);
    return { database: database && room, queue };
  }

  /** A database that answers may refuse to write: its disk is full, or it became a replica. */
  private async write(): Promise<void> {
    await this.db.query(
      `insert into throttle (key, count, window_ends_at) values ('readyz', 0, now())
       on conflict (key) do update set window_ends_at = excluded.window_ends_at`,
    );
  }

  /** Small writes still succeed for a while on a disk where the next will not. */
  private async room(): Promise<void> {
    const { bavail, bsize } = await statfs(this.env.dataDir);
    if (bavail * bsize < roomNeeded) throw new Error('DATA_DIR is full');
  }
}

async function succeeds(check: Promise<unknown>): Promise<boolean> {
  const timeout = new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, false).unref());
  return Promise.race([
    check.then(
      () => true,
      () => false,
    ),
    timeout,
  ]);
}
