import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { MetricsDoor } from './metrics-door';

describe('what operators read', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const ask = (remoteAddress: string, headers = {}) =>
    api.app.inject({ method: 'GET', url: '/metrics', remoteAddress, headers });

  test('metrics of the process, the queue and the messages, on this machine alone', async () => {
    const read = await ask('127.0.0.1');
    expect(read.statusCode).toBe(200);
    expect(read.headers['content-type']).toContain('text/plain');
    expect(read.body).toContain('percolateur_queue_jobs{state="waiting"} 0');
    expect(read.body).toContain('percolateur_messages{status="dead"} 0');
    expect(read.body).toContain('process_cpu_seconds_total');
    await api.stranger.send({ method: 'GET', url: '/api/v1/my/cohorts' });
    const again = await ask('127.0.0.1');
    expect(again.body).toMatch(/percolateur_refusals_total\{code="not-signed-in"\} [1-9]/);
    expect((await ask('192.0.2.7')).statusCode).toBe(404);
    expect((await ask('10.0.0.7')).statusCode).toBe(404);
    for (const mark of ['x-forwarded-for', 'x-real-ip', 'via', 'forwarded', 'x-forwarded-proto']) {
      expect((await ask('127.0.0.1', { [mark]: '192.0.2.7' })).statusCode).toBe(404);
    }
    expect((await ask('127.0.0.1', { host: 'percolateur.example' })).statusCode).toBe(404);
  });

  test('or at an address of their own, where nothing else is', async () => {
    const apart = await startApi({ env: { METRICS_ADDRESS: '127.0.0.1:0' } });
    const { port } = apart.app.get(MetricsDoor).address;
    const get = (path: string, init?: RequestInit) =>
      fetch(`http://127.0.0.1:${port}${path}`, init);
    expect(await (await get('/metrics')).text()).toContain('percolateur_queue_jobs');
    expect((await get('/api/v1/session')).status).toBe(404);
    expect((await get('/metrics', { method: 'POST' })).status).toBe(404);
    const here = { method: 'GET' as const, url: '/metrics', remoteAddress: '127.0.0.1' };
    expect((await apart.app.inject(here)).statusCode).toBe(404);
    await apart.stop();
    await expect(get('/metrics')).rejects.toThrow();
  });

  test('documents of the API, served from here, with no script in the page', async () => {
    const get = (url: string) => api.app.inject({ method: 'GET', url });
    const page = await get('/api/docs');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.body).not.toMatch(/<script>|https?:/);
    const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url);
    expect(sources).toHaveLength(3);
    for (const url of sources) expect((await get(url)).statusCode).toBe(200);
    expect((await get('/api/docs/package.json')).statusCode).toBe(404);
  });
});
