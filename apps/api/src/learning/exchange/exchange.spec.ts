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
    { at = hub, id = uuidv7(), digest = '0'.repeat(64), chosen = '1-9999' } = {},
  ) => {
    const url = urlOf(exchangeRoutes.keepFile, {
      params: inHub(at),
      query: { id, digest, chosen },
    });
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
    const { digest } = (await reading(trainer, file)).body;
    const replies = await Promise.all([1, 2, 3].map(() => keep(trainer, file, { id, digest })));
    for (const { body } of replies) {
      expect(body).toEqual(replies[0]!.body);
      expect(body.questions.map(({ title }) => title)).toEqual(['Premier', 'Vrai ?']);
    }
    const kept = await own(trainer);
    expect(kept).toMatchObject([{ status: 'draft' }, { status: 'draft' }]);
    expect(kept.map((each) => each.id).toSorted()).toEqual(
      replies[0]!.body.questions.map((each) => each.id).toSorted(),
    );
    const again = await reading(trainer, file);
    expect(again.body.questions.every(({ twinId }) => twinId !== null)).toBe(true);
  });

  test('are kept as they were chosen, and nothing is when the file is another', async () => {
    const two = Buffer.from('Un ? {T}\n\nDeux ? {F}\n\nUn ? {T}\n\nTrois ? {T}');
    const { questions, digest } = (await reading(trainer, two)).body;
    expect(questions.map(({ place, sameAs }) => [place, sameAs])).toEqual([
      ...[
        [1, null],
        [2, null],
        [3, 1],
        [4, null],
      ],
    ]);
    const before = await own(trainer);
    const changed = await keep(trainer, Buffer.concat([two, Buffer.from('\n\nQuatre ? {T}')]), {
      digest,
    });
    expect([changed.status, changed.problem.type]).toEqual([409, 'urn:percolateur:file-changed']);
    expect(await own(trainer)).toEqual(before);
    const { body } = await keep(trainer, two, { digest, chosen: '2,4' });
    expect(body.questions.map(({ title }) => title)).toEqual(['Deux ?', 'Trois ?']);
    expect(await own(trainer)).toHaveLength(before.length + 2);
  });

  test('go out in four formats, under the names that others know them by', async () => {
    const names = {
      gift: '-gift.txt',
      'moodle-xml': '-moodle.xml',
      qti3: '-qti3.zip',
      csv: '.csv',
    };
    for (const [format, name] of Object.entries(names)) {
      const { status, headers: told, bytes } = await exported(trainer, hub, { format });
      expect([status, told['content-disposition']]).toEqual([
        ...[200, `attachment; filename="questions${name}"`],
      ]);
      expect(bytes.length).toBeGreaterThan(1_000);
      const notes = await trainer.call(exchangeRoutes.exportNotes, {
        params: inHub(),
        query: { format: format as 'gift' },
      });
      expect(notes.body).toMatchObject({ left: 0 });
      expect(notes.body.questions).toBeGreaterThan(5);
    }
    const none = { params: inHub(), query: { format: 'qti3' as const, search: 'introuvable' } };
    expect((await trainer.call(exchangeRoutes.exportNotes, none)).body).toEqual({
      ...{ questions: 0, left: 0, altered: [] },
    });
  });

  test('of another hub are neither read nor written', async () => {
    for (const reply of [await reading(neighbour, file), await keep(neighbour, file)])
      expect(reply.status).toBe(404);
    expect((await exported(neighbour, hub, {})).status).toBe(404);
    const asked = { params: inHub(), query: { format: 'csv' as const } };
    expect((await neighbour.call(exchangeRoutes.exportNotes, asked)).status).toBe(404);
    expect((await api.stranger.call(exchangeRoutes.exportNotes, asked)).status).toBe(401);
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
