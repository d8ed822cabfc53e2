import { accountRoutes, certificateRoutes, learnerRoutes } from '@percolateur/contract';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { migrationsTable } from '../../record/tables';
import { leftOut, parts } from './own-data';

type Data = Record<string, Record<string, unknown>[]>;

describe('all that is kept about a person', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const take = async (client: Client, format: 'html' | 'json') => {
    const reply = await client.call(accountRoutes.data, { query: { format } });
    expect(reply.status).toBe(200);
    expect(reply.headers['content-disposition']).toContain(`.${format}"`);
    expect(reply.headers['cache-control']).toBe('no-store');
    return reply.bytes.toString();
  };
  const read = async (client: Client) => JSON.parse(await take(client, 'json')) as Data;

  test('tells of every table, or says why not', async () => {
    const tables = await api.db.query<{ name: string }[]>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const told = [...parts.flatMap((part) => part.tables), ...Object.keys(leftOut)];
    expect([...new Set(told), migrationsTable].sort()).toEqual(tables.map(({ name }) => name));
  });

  test('is theirs to take, with what evidence says of them, and nothing of anybody else', async () => {
    const { scene } = api;
    const hub = await scene.organisation();
    const cohort = await scene.cohort(hub, { firstDay: '2026-11-24', status: 'running' });
    const nadia = await scene.person({ firstName: 'Nadia', lastName: 'Benali <b>' });
    const zoe = await scene.person({ lastName: 'Voisine' });
    const enrolment = await scene.enrol(cohort, nadia);
    await scene.enrol(cohort, zoe);
    for (const person of [nadia, zoe]) {
      await signedOnTime(api, person, cohort.halfDays.slice(0, 2));
      await (
        await api.as(person)
      ).call(learnerRoutes.planCafe, {
        params: { cohortId: cohort.id },
        body: { plannedOn: '2027-01-12', place: `Chez ${person.id}`, ally: '', question: '' },
      });
    }
    const coordinator = await api.as(await scene.staff(hub, 'coordinator'));
    await coordinator.call(certificateRoutes.issue, {
      params: { cohortId: cohort.id },
      body: { kind: 'realisation', enrolmentIds: [enrolment.id] },
    });
    const client = await api.as(nadia);
    const data = await read(client);
    expect(Object.keys(data)).toEqual(['format', 'le', ...parts.map(({ title }) => title)]);
    expect(data['Mon identité']).toEqual([expect.objectContaining({ Nom: 'Benali <b>' })]);
    expect(data['Mes inscriptions']).toHaveLength(1);
    expect(data['Mes signatures']).toHaveLength(2);
    expect(data['Mes signatures'][0]['Ce que j’ai donné']).not.toBeNull();
    expect(data['Mes documents']).toHaveLength(1);
    expect(JSON.stringify(data['Mes documents'])).toContain('Nadia');
    expect(data['Mon premier café']).toEqual([
      expect.objectContaining({ Lieu: `Chez ${nadia.id}` }),
    ]);
    expect(data['Le journal : ce que j’ai fait, et ce qui m’a été fait']).toContainEqual(
      expect.objectContaining({ Fait: 'person.data-taken', 'Par moi': true }),
    );
    const page = await take(client, 'html');
    for (const { title } of parts) expect(page).toContain(`<h2>${title}</h2>`);
    expect(page).toContain('Benali &lt;b&gt;');
    expect(page).toContain('<svg ');
    for (const text of [page, JSON.stringify(data)]) {
      expect(text).not.toMatch(/Voisine|undefined|\[object/);
      expect(text).not.toContain(zoe.id);
      expect(text).not.toContain(zoe.email);
    }
  });

  test('is whole for who has much', async () => {
    const nadia = await api.scene.person();
    const client = await api.as(nadia);
    await api.db.query(
      `insert into message (id, person_id, rule, occurrence, due_at, expires_at, claimed_at)
       select gen_random_uuid(), $1, 'note', 'n' || each, now(), now(), now()
       from generate_series(1, 450) as each`,
      [nadia.id],
    );
    expect((await read(client))['Les messages qui m’ont été envoyés']).toHaveLength(450);
  });

  test('is nobody else’s, and is not taken again and again', async () => {
    const asked = { query: { format: 'json' } } as const;
    expect((await api.stranger.call(accountRoutes.data, asked)).status).toBe(401);
    const client = await api.as(await api.scene.person());
    const statuses = [];
    for (let times = 0; times < 21; times += 1) {
      statuses.push((await client.call(accountRoutes.data, asked)).status);
    }
    expect(statuses.at(-2)).toBe(200);
    expect(statuses.at(-1)).toBe(429);
  });
});
