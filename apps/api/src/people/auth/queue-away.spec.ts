import { getQueueToken } from '@nestjs/bullmq';
import { sessionRoutes } from '@percolateur/contract';
import type { Queue } from 'bullmq';
import { OwnRedis } from '../../../test/own-redis';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { until } from '../../../test/start-worker';
import { PROMPT_QUEUE } from '../../platform/lane';

/** Asking for a code says as much of a known address as of an unknown one. */
async function saidAlike(api: TestApi, status: number): Promise<void> {
  const { email } = await api.scene.person();
  for (const each of [email, 'inconnue@percolateur.test', email, 'inconnue@percolateur.test']) {
    const reply = await api.stranger.call(sessionRoutes.requestCode, { body: { email: each } });
    expect([each, reply.status]).toEqual([each, status]);
    if (status === 503) expect(reply.headers['retry-after']).toBe('5');
  }
}

describe('a queue that takes nothing', () => {
  test('tells nobody whose address is known', async () => {
    const api = await startApi();
    await saidAlike(api, 200);
    await api.app.get<Queue>(getQueueToken(PROMPT_QUEUE)).close();
    await saidAlike(api, 503);
    await api.stop();
  });

  const full = process.env.REDIS_URL ? test : () => undefined;
  full('nor does a Redis that is full, and serves again once it is not', async () => {
    const redis = await OwnRedis.start();
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
