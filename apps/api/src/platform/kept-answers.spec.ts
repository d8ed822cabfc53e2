import { brotliDecompressSync } from 'node:zlib';
import { courseRoutes, urlOf } from '@percolateur/contract';
import { startApi } from '../../test/start-api';
import type { Client, TestApi } from '../../test/start-api';
import type { Cohort } from '../record/cohort.entity';

describe('an answer that the browser keeps', () => {
  let api: TestApi;
  let cohort: Cohort;
  let nadia: Client;
  let karim: Client;

  beforeAll(async () => {
    api = await startApi();
    cohort = await api.scene.cohort(await api.scene.organisation());
    const [one, other] = [await api.scene.person(), await api.scene.person()];
    await api.scene.enrol(cohort, one);
    await api.scene.enrol(cohort, other);
    nadia = await api.as(one);
    karim = await api.as(other);
  });
  afterAll(() => api.stop());

  const lesson = () => ({ params: { cohortId: cohort.id, lessonId: 'lecon-1-1' } });
  const read = (client: Client, headers: Record<string, string> = {}) =>
    client.send({ method: 'GET', url: urlOf(courseRoutes.lesson, lesson()), headers });

  test('comes compressed to whoever reads brotli, the same words', async () => {
    const plain = await read(nadia);
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (const client of [nadia, karim]) {
      const { headers, bytes } = await read(client, { 'accept-encoding': 'gzip, br' });
      expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
      expect(Number(headers['content-length'])).toBe(bytes.length);
      expect(brotliDecompressSync(bytes)).toEqual(plain.bytes);
    }
  });

  test('is so whether its handler gives words or an object', async () => {
    const glossary = { params: { cohortId: cohort.id } };
    const url = urlOf(courseRoutes.glossary, glossary);
    const headers = { 'accept-encoding': 'br' };
    const { headers: told, bytes } = await nadia.send({ method: 'GET', url, headers });
    expect(told['content-encoding']).toBe('br');
    const { body } = await nadia.call(courseRoutes.glossary, glossary);
    expect(JSON.parse(String(brotliDecompressSync(bytes)))).toEqual(body);
    const held = { 'if-none-match': String(told.etag) };
    expect((await nadia.send({ method: 'GET', url, headers: held })).status).toBe(304);
  });

  test('does not come again while it holds, and is asked for each time', async () => {
    const first = await read(nadia);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const held = { 'if-none-match': String(first.headers.etag) };
    const again = await read(nadia, held);
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    expect((await read(api.stranger, held)).status).toBe(401);
    const body = { state: 'seen' as const, sectionId: 'retenir' };
    await nadia.call(courseRoutes.progress, { ...lesson(), body });
    expect((await read(nadia, held)).status).toBe(200);
    expect((await read(karim, held)).status).toBe(304);
  });
});
