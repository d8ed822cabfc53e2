import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { features, sessionRoutes } from '@percolateur/contract';
import type { Route } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { openApiDocument } from './openapi';
import { version } from './version';

const routes = Object.values(features).flatMap((each) => Object.values<Route>(each));

describe('the installation', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const get = (url: string) => api.stranger.send({ method: 'GET', url });

  test('tells its version, and that it is no demonstration', async () => {
    const { body } = await api.stranger.call(sessionRoutes.about, {});
    expect(body).toEqual({ version, demo: false, mailbox: false });
  });

  test('is alive, and ready when the database and the queue answer', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).body).toMatchObject({ database: 'ok', queue: 'ok' });
  });

  test('serves every route of the contract, and asks strangers who they are', async () => {
    const id = '01930000-0000-7000-8000-000000000000';
    for (const { method, path, access } of routes) {
      const url = path.replace(/:code/, 'AAAA').replace(/:\w+/g, id);
      const { status, problem } = await api.stranger.send({ method, url });
      const answer = `${method} ${path}: ${status} ${problem?.type ?? ''}`;
      if (access === 'person')
        expect(answer).toBe(`${method} ${path}: 401 urn:percolateur:not-signed-in`);
      else expect(answer).not.toMatch(/: 5\d\d/);
    }
  });

  test('describes every route in its OpenAPI document', async () => {
    const document = (await get('/api/openapi.json')).body as unknown as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; responses: object }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((each) => Object.values(each));
    expect(operations).toHaveLength(routes.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
    for (const { responses } of operations) expect(responses).toHaveProperty('default');
  });

  test('names in it the schemas as the contract does, ids as ids, and the cookie of production', () => {
    const { components, paths } = openApiDocument('https://cafe.example', version);
    expect(components.securitySchemes.session.name).toBe('__Host-percolateur');
    expect(components.schemas).toHaveProperty('LessonView');
    expect(paths['/api/v1/cohorts/{cohortId}/lessons/{lessonId}']?.['get']).toMatchObject({
      parameters: [
        { name: 'cohortId', in: 'path', required: true, schema: { format: 'uuid' } },
        { name: 'lessonId', in: 'path', required: true },
      ],
      responses: {
        200: {
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/LessonView' } },
          },
        },
      },
    });
  });

  test('answers what it does not know with a problem, and no detail of itself', async () => {
    const { status, problem, headers } = await get('/api/v1/rien');
    expect(status).toBe(404);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(problem.type).toBe('urn:percolateur:not-found');
    expect(Object.keys(problem).sort()).toEqual(['detail', 'instance', 'status', 'title', 'type']);
  });

  test('refuses what is not JSON, and what is too large, in words', async () => {
    const post = (payload: string) =>
      api.stranger.send({
        method: 'POST',
        url: '/api/v1/auth/code',
        headers: { 'content-type': 'application/json' },
        payload,
      });
    expect((await post('{"email":')).problem).toMatchObject({ status: 400 });
    const large = JSON.stringify({ email: 'a'.repeat(3 * 1024 * 1024) });
    expect((await post(large)).problem).toMatchObject({ status: 413 });
  });

  test('answers an address that cannot be read with a problem too', async () => {
    const { status, problem, headers } = await get('/api/v1/%E9');
    expect([status, problem.type]).toEqual([400, 'urn:percolateur:input-invalid']);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(headers['cache-control']).toBe('no-store');
  });

  test('keeps nothing of the API, however its address is written', async () => {
    expect((await get('/%61pi/v1/session')).headers['cache-control']).toBe('no-store');
    expect((await get('/%61pi/v1/rien')).headers['cache-control']).toBe('no-store');
  });

  test('refuses what a form of another site may send, and a page of its own without TLS', async () => {
    const post = (headers: Record<string, string>, payload = '{"email":"a@percolateur.test"}') =>
      api.stranger.send({ method: 'POST', url: '/api/v1/auth/code', headers, payload });
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      expect((await post({ 'content-type': type }, 'email=a')).status).toBe(400);
    }
    const json = { 'content-type': 'application/json', host: 'percolateur.example' };
    const from = async (origin: string) => (await post({ ...json, origin })).status;
    expect(await from('http://percolateur.example')).toBe(200);
    expect(await from('https://percolateur.example')).toBe(403);
    expect(await from('http://percolateur.example:8080')).toBe(403);
  });

  test('refuses a request that names two hosts', async () => {
    await api.app.listen(0, '127.0.0.1');
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const asked = connect(port, '127.0.0.1');
    asked.write('GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n');
    expect((await text(asked)).split('\r\n')[0]).toBe('HTTP/1.1 400 Bad Request');
  });

  test('tells browsers to be careful, in the words of the proxy that serves the pages', async () => {
    const { headers } = await get('/api/v1/session');
    const caddyfile = readFileSync(
      new URL('../../../../../deploy/Caddyfile', import.meta.url),
      'utf8',
    );
    for (const name of [
      'Content-Security-Policy',
      'X-Content-Type-Options',
      'Referrer-Policy',
      'Cross-Origin-Opener-Policy',
      'Permissions-Policy',
    ]) {
      const said = new RegExp(`${name} (?:"(.*)"|(.*))`).exec(caddyfile);
      expect([name, said?.[1] ?? said?.[2]]).toEqual([name, headers[name.toLowerCase()]]);
    }
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  });
});
