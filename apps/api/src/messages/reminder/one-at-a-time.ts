import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { QueryRunner } from 'typeorm';

/**
 * Lets one worker at a time try a thing, for as long as it takes, without a row locked or a
 * transaction open: an advisory lock of PostgreSQL, which goes with the connection of a worker that
 * dies. All share one connection, and ask it one after the other.
 */
@Injectable()
export class OneAtATime {
  private readonly held = new Set<string>();
  private runner: QueryRunner | null = null;
  private asking: Promise<unknown> = Promise.resolve();

  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Does the work unless somebody else is at it; answers whether it was done. */
  async alone(id: string, work: () => Promise<void>): Promise<boolean> {
    if (this.held.has(id)) return false;
    this.held.add(id);
    try {
      if (!(await this.ask('pg_try_advisory_lock', id))) return false;
      try {
        await work();
      } finally {
        // A connection that is gone has let go already.
        await this.ask('pg_advisory_unlock', id).catch(() => undefined);
      }
      return true;
    } finally {
      this.held.delete(id);
    }
  }

  private ask(what: 'pg_try_advisory_lock' | 'pg_advisory_unlock', id: string): Promise<boolean> {
    const answer = this.asking.then(async () => {
      this.runner ??= this.db.createQueryRunner();
      try {
        const [{ done }] = (await this.runner.query(
          `select ${what}(hashtextextended($1, 0)) as done`,
          [id],
        )) as [{ done: boolean }];
        return done;
      } catch (error) {
        await this.leave();
        throw error;
      }
    });
    this.asking = answer.catch(() => undefined);
    return answer;
  }

  private async leave(): Promise<void> {
    const runner = this.runner;
    this.runner = null;
    await runner?.release().catch(() => undefined);
  }

  /** Gives the connection back, once nothing is tried any more. */
  async close(): Promise<void> {
    await this.asking;
    await this.leave();
  }
}
