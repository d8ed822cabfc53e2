import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getQueueToken } from '@nestjs/bullmq';
import { sessionRoutes } from '@percolateur/contract';
import type { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { until } from '../../../test/start-worker';
import { PROMPT_QUEUE } from '../../platform/mail-queue';

/** Asking for a code says as much of a known address as of an unknown one. */
async function saidAlike(api: TestApi, status: number): Promise<void> {
  const { email } = await api.scene.person();
  for (const each of [email, 'inconnue@percolateur.test', email, 'inconnue@percolateur.test']) {
    const reply = await api.stranger.call(sessionRoutes.requestCode, { body: { email: each } });
    expect([each, reply.status]).toEqual([each, status]);
    if (status === 503) expect(reply.headers['retry-after']).toBe('5');
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/** A Redis of its own, which fills up and empties when told. */
async function fillableRedis() {
  const dir = mkdtempSync(join(tmpdir(), 'percolateur-redis-'));
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', dir];
  const server = spawn('redis-server', settings, { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { maxRetriesPerRequest: null });
  await client.ping();
  return {
    url,
    fill: () => client.config('SET', 'maxmemory', '1'),
    empty: () => client.config('SET', 'maxmemory', '0'),
    stop: async () => {
      await client.quit();
      server.kill();
      await once(server, 'exit');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

describe('a queue that takes nothing', () => {
  test('tells nobody whose address is known', async () => {
    const api = await startApi();
    await saidAlike(api, 200);
    await api.app.get<Queue>(getQueueToken(PROMPT_QUEUE)).close();
    await saidAlike(api, 503);
    await api.stop();
  });

  // Only where a Redis is told of is there a `redis-server` to fill.
  const full = process.env.REDIS_URL ? test : () => undefined;
  full('nor does a Redis that is full, and serves again once it is not', async () => {
    const redis = await fillableRedis();
    const api = await startApi({ env: { REDIS_URL: redis.url } });
    await saidAlike(api, 200);
    await redis.fill();
    await saidAlike(api, 503);
    await redis.empty();
    await until(async () => {
      const body = { email: 'apres@percolateur.test' };
      return (await api.stranger.call(sessionRoutes.requestCode, { body })).status === 200;
    });
    await saidAlike(api, 200);
    await api.stop();
    await redis.stop();
  });
});
