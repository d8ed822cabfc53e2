import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/**
 * A Redis of one’s own, to be maltreated. There is a `redis-server` for it only where a Redis is told
 * of (`REDIS_URL`).
 */
export class OwnRedis {
  private server?: ChildProcess;
  private client?: Redis;

  private constructor(
    readonly url: string,
    private readonly dir: string,
  ) {}

  static async start(): Promise<OwnRedis> {
    const dir = mkdtempSync(join(tmpdir(), 'percolateur-redis-'));
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    const redis = new OwnRedis(`redis://127.0.0.1:${port}`, dir);
    await redis.serve();
    return redis;
  }

  /** From now on nothing more is taken, until `empty`. */
  async fill(): Promise<void> {
    await this.client?.config('SET', 'maxmemory', '1');
  }

  async empty(): Promise<void> {
    await this.client?.config('SET', 'maxmemory', '0');
  }

  async flush(): Promise<void> {
    await this.client?.flushall();
  }

  /** Killed with all it held; `serve` starts another at the same address, with nothing. */
  async kill(): Promise<void> {
    this.client?.disconnect();
    this.server?.kill('SIGKILL');
    if (this.server) await once(this.server, 'exit');
  }

  async serve(): Promise<void> {
    const settings = ['--port', new URL(this.url).port, '--bind', '127.0.0.1', '--save', ''];
    this.server = spawn('redis-server', [...settings, '--dir', this.dir], { stdio: 'ignore' });
    this.client = new Redis(this.url, { maxRetriesPerRequest: null });
    // It is away at times, as asked.
    this.client.on('error', () => undefined);
    await this.client.ping();
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
