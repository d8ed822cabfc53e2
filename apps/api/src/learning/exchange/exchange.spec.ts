import { bankRoutes, exchangeRoutes, urlOf } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, Reply, TestApi } from '../../../test/start-api';
import type { Organisation } from '../../record/organisation.entity';
import { plainIds } from './same';

describe('files of questions', () => {
  let api: TestApi;
  let hub: Organisation;
  let other: Organisation;
  let trainer: Client;
  let neighbour: Client;

  beforeAll(async () => {
    api = await startApi();
    const { scene } = api;
    [hub, other] = [await scene.organisation(), await scene.organisation()];
    trainer = await api.as(await scene.staff(hub, 'trainer'));
    neighbour = await api.as(await scene.staff(other, 'coordinator'));
    await scene.courseVersion();
  });
  afterAll(() => api.stop());

  const headers = { 'content-type': 'application/octet-stream' };
  const inHub = (at = hub) => ({ organisationId: at.id });
  const reading = (client: Client, payload: Buffer, at = hub) => {
    const url = urlOf(exchangeRoutes.readFile, { params: inHub(at) });
    return client.send({ method: 'POST', url, headers, payload }) as Promise<
      Reply<typeof exchangeRoutes.readFile>
    >;
  };
  const keep = (
    client: Client,
    payload: Buffer,
    { at = hub, id = uuidv7(), twins = 'skip' as 'skip' | 'keep' } = {},
  ) => {
    const url = urlOf(exchangeRoutes.keepFile, { params: inHub(at), query: { id, twins } });
    return client.send({ method: 'POST', url, headers, payload }) as Promise<
      Reply<typeof exchangeRoutes.keepFile>
    >;
  };
  const own = async (client: Client, at = hub) =>
    (await client.call(bankRoutes.list, { params: inHub(at), query: { of: 'own' } })).body.rows;
  const exported = async (client: Client, at: Organisation, query: object) => {
    const url = urlOf(exchangeRoutes.export, {
      params: inHub(at),
      query: { format: 'gift', ...query },
    });
    return client.send({ method: 'GET', url });
  };

  const file = Buffer.from(
    [
      '// [tag:Été]\n::Premier::Que prédit un modèle ? {=la suite#Oui ~le passé#Non####Il prédit.}',
      'Vrai ? {TRUE#Si####Fin}',
      '::Lisez::Une description',
      'Fautive {=a',
    ].join('\n\n'),
  );

  test('are shown as learners will see them, and nothing is kept', async () => {
    const { status, body } = await reading(trainer, file);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      questions: [
        {
          ...{ line: 2, title: 'Premier', kind: 'single', tags: ['été'], twinId: null },
          preview: { shown: { prompt: '<p>Que prédit un modèle\u00a0?</p>' } },
        },
        { line: 4, kind: 'true-false' },
      ],
      faults: [{ line: 8 }],
      unsupported: [{ line: 6, type: 'description', title: 'Lisez' }],
    });
    expect(await own(trainer)).toEqual([]);
  });

  test('are kept once as drafts, whatever the number of arrivals', async () => {
    const id = uuidv7();
    const replies = await Promise.all([1, 2, 3].map(() => keep(trainer, file, { id })));
    for (const { body } of replies) expect(body).toEqual({ kept: 2, twins: 0 });
    expect(await own(trainer)).toMatchObject([{ status: 'draft' }, { status: 'draft' }]);
    const again = await reading(trainer, file);
    expect(again.body.questions.every(({ twinId }) => twinId !== null)).toBe(true);
    expect((await keep(trainer, file)).body).toEqual({ kept: 0, twins: 2 });
    expect(await own(trainer)).toHaveLength(2);
  });

  test('of another hub are neither read nor written', async () => {
    for (const reply of [await reading(neighbour, file), await keep(neighbour, file)])
      expect(reply.status).toBe(404);
    expect((await exported(neighbour, hub, {})).status).toBe(404);
    const { stranger } = api;
    for (const reply of [await reading(stranger, file), await exported(stranger, hub, {})])
      expect(reply.status).toBe(401);
  });

  test('too large or empty are refused, and say so', async () => {
    expect((await reading(trainer, Buffer.alloc(6_000_000, 97))).status).toBeGreaterThanOrEqual(
      400,
    );
    expect((await reading(trainer, Buffer.from(' '))).body.faults).toHaveLength(1);
  });

  test.each([
    ['gift', async () => (await import('./gift')).readGift],
    ['moodle-xml', async () => (await import('./moodle-xml')).readMoodleXml],
  ] as const)(
    'the questions of the course exported as %s are read again the same',
    async (format, reader) => {
      const { bytes } = await exported(trainer, hub, { format, of: 'national' });
      const { drafts, faults } = (await reader())(bytes);
      expect(faults).toEqual([]);
      expect(drafts.length).toBeGreaterThan(5);
      const kept = await api.db.query<{ content: Parameters<typeof plainIds>[0] }[]>(
        `select v.content from question q join question_version v on v.id = q.latest_id
       where q.organisation_id is null order by q.created_at, q.id`,
      );
      expect(drafts.map(({ question }) => plainIds(question))).toEqual(
        kept.map(({ content }) => plainIds(content)),
      );
    },
  );
});
