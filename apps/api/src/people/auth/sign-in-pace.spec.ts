import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';

describe('signing in behind a reverse proxy', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi({ env: { TRUST_PROXY: '1' } })));
  afterAll(() => api.stop());

  const knock = async (index: number, seenByProxy: string) => {
    const forged = `192.0.2.${index}`;
    const { status } = await api.stranger.send({
      method: 'POST',
      url: '/api/v1/auth/code',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `${forged}, ${seenByProxy}`,
      },
      payload: JSON.stringify({ email: `numero${index}@percolateur.test` }),
    });
    return status;
  };

  test('is slowed down by the address the proxy saw, whatever the caller pretends', async () => {
    for (let index = 0; index < 200; index += 1) await knock(index, '203.0.113.1');
    expect(await knock(200, '203.0.113.1')).toBe(429);
    expect(await knock(201, '203.0.113.2')).toBe(200);
  });
});
