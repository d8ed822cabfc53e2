import { gatheringRoutes as routes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { GatheringSeat } from '../../record/gathering-seat.entity';

const weekly = '018f0000-0000-7000-8000-000000000001';
const link = 'https://visio.example/cafe';

describe('the cafés animation', () => {
  let api: TestApi;
  let admin: Client;
  let coordinator: Client;
  let nadia: Client;
  beforeAll(async () => {
    // A Sunday.
    api = await startApi({ at: '2026-11-29T09:00:00Z' });
    const { scene } = api;
    const nation = await scene.organisation({ kind: 'national', code: 'NAT' });
    const hub = await scene.organisation();
    admin = await api.as(await scene.staff(nation, 'admin'));
    coordinator = await api.as(await scene.staff(hub, 'coordinator'));
    nadia = await alumna();
  });
  afterAll(() => api.stop());

  const alumna = async (status: 'completed' | 'invited' = 'completed') => {
    const person = await api.scene.person();
    const cohort = await api.scene.cohort(await api.scene.organisation());
    await api.scene.enrol(cohort, person, status);
    return api.as(person);
  };
  const day = '2026-12-03';
  const params = { seriesId: weekly, day };
  const upcoming = async (client: Client) => (await client.call(routes.upcoming, {})).body;
  const edit = {
    ...{ theme: '', host: 'Inès', link, on: day, opensAt: '13:30', closesAt: '15:00' },
    ...{ cancelled: null as string | null, revision: 0 },
  };
  const revisionOf = async (which: string) =>
    (await admin.call(routes.editable, { params: { seriesId: weekly } })).body.find(
      (each) => each.day === which,
    )!.revision;

  test('come every Thursday, holidays left out, their link for those who signed up', async () => {
    const [first, ...rest] = await upcoming(nadia);
    expect(first).toMatchObject({
      ...{ day, startsAt: '2026-12-03T12:30:00.000Z', endsAt: '2026-12-03T14:00:00.000Z' },
      ...{ signedUp: false, link: null, people: 0, cancelled: null, moved: false },
    });
    expect(rest.map((each) => each.day)).toEqual([
      ...['2026-12-10', '2026-12-17', '2026-12-24', '2026-12-31', '2027-01-07'],
    ]);
    expect((await admin.call(routes.edit, { params, body: edit })).status).toBe(204);
    // The same again changes nothing; nor does who read it before.
    expect((await admin.call(routes.edit, { params, body: edit })).status).toBe(204);
    const late = { params, body: { ...edit, theme: 'La recette' } };
    expect((await admin.call(routes.edit, late)).status).toBe(409);
    const current = { ...late.body, revision: await revisionOf(day) };
    expect((await admin.call(routes.edit, { params, body: current })).status).toBe(204);
    const said = await upcoming(nadia);
    expect(said[0]).toMatchObject({ host: 'Inès', theme: 'La recette', link: null });
    expect(JSON.stringify(said)).not.toContain(link);
    const reply = await nadia.call(routes.signUp, { params });
    expect(reply.body).toMatchObject({ signedUp: true, link, people: 1 });
    await Promise.all([1, 2].map(() => nadia.call(routes.signUp, { params })));
    expect(await api.db.manager.count(GatheringSeat)).toBe(1);
    const other = await upcoming(await alumna());
    expect(other[0]).toMatchObject({ signedUp: false, link: null, people: 1 });
  });

  test('go into a diary for who signed up, and for nobody else', async () => {
    const file = await nadia.call(routes.calendar, { params });
    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toContain('text/calendar');
    expect(file.bytes.toString()).toContain('DTSTART;TZID=Europe/Paris:20261203T133000');
    expect((await (await alumna()).call(routes.calendar, { params })).status).toBe(404);
  });

  test('are for those who follow the course, or work here', async () => {
    const invited = await alumna('invited');
    expect((await invited.call(routes.upcoming, {})).status).toBe(404);
    expect((await invited.call(routes.signUp, { params })).status).toBe(404);
    expect((await invited.call(routes.past, { query: {} })).status).toBe(404);
    expect((await coordinator.call(routes.upcoming, {})).status).toBe(200);
    expect((await api.stranger.call(routes.upcoming, {})).status).toBe(401);
    expect(
      (await nadia.call(routes.signUp, { params: { ...params, day: '2026-12-04' } })).status,
    ).toBe(404);
  });

  test('are set by the nation alone', async () => {
    for (const client of [nadia, coordinator]) {
      expect((await client.call(routes.series, {})).status).toBe(403);
      expect((await client.call(routes.edit, { params, body: edit })).status).toBe(403);
      const note = { params, body: { notes: 'Non', revision: 1 } };
      expect((await client.call(routes.note, note)).status).toBe(403);
    }
    const { id: seriesId, ...fields } = {
      ...{ id: uuidv7(), title: 'Café du soir', every: 'month' as const, firstOn: '2026-12-08' },
      ...{ lastOn: null, opensAt: '18:00', closesAt: '19:00', timeZone: 'Indian/Reunion' },
      ...{ host: '', link: '', revision: 0 },
    };
    const backwards = { ...fields, closesAt: '17:00' };
    expect(
      (await admin.call(routes.keepSeries, { params: { seriesId }, body: backwards })).status,
    ).toBe(400);
    const keep = () => admin.call(routes.keepSeries, { params: { seriesId }, body: fields });
    expect([(await keep()).status, (await keep()).status]).toEqual([204, 204]);
    const evening = (await upcoming(nadia)).filter((each) => each.seriesId === seriesId);
    expect(evening[0].startsAt).toBe('2026-12-08T14:00:00.000Z');
    const ended = { ...fields, lastOn: '2026-12-01', revision: 1 };
    await admin.call(routes.keepSeries, { params: { seriesId }, body: ended });
    expect((await upcoming(nadia)).some((each) => each.seriesId === seriesId)).toBe(false);
  });

  test('are called off, put back and moved, and past ones are not', async () => {
    const which = { seriesId: weekly, day: '2026-12-10' };
    const off = { ...edit, on: which.day, cancelled: 'Tout le monde est au salon.' };
    await admin.call(routes.edit, { params: which, body: off });
    expect((await upcoming(nadia))[1].cancelled).toBe('Tout le monde est au salon.');
    expect((await nadia.call(routes.signUp, { params: which })).problem.type).toContain(
      'gathering-over',
    );
    const moved = { ...edit, on: '2026-12-11', revision: await revisionOf(which.day) };
    await admin.call(routes.edit, { params: which, body: moved });
    const [, second] = await upcoming(nadia);
    expect(second).toMatchObject({ day: which.day, moved: true, cancelled: null });
    expect(second.startsAt).toBe('2026-12-11T12:30:00.000Z');
    const before = { ...edit, on: '2026-11-26', revision: await revisionOf(which.day) };
    expect((await admin.call(routes.edit, { params: which, body: before })).status).toBe(409);
  });

  test('leave notes that are found by their words, and who was there', async () => {
    const early = { params, body: { notes: 'Trop tôt', revision: await revisionOf(day) } };
    expect((await admin.call(routes.note, early)).problem.type).toContain('gathering-not-begun');
    api.clock.set('2026-12-04T09:00:00Z');
    const notes = 'Les médiathèques nous accueillent.\nPrévoir une version assise.';
    const body = { notes, revision: await revisionOf(day) };
    expect((await admin.call(routes.note, { params, body })).status).toBe(204);
    const search = async (words: string) =>
      (await nadia.call(routes.past, { query: { search: words } })).body.rows;
    const [found] = await search('mediatheque assise');
    expect(found).toMatchObject({
      notes,
      theme: 'La recette',
      host: 'Inès',
      people: 0,
      came: false,
    });
    expect(await search('recettes')).toHaveLength(1);
    expect(await search('jardinage')).toEqual([]);
    // Signs are no words: nothing is looked for, and nothing breaks.
    expect((await nadia.call(routes.past, { query: { search: '&|!:*()' } })).status).toBe(200);
    const there = { params: { gatheringId: found.id }, body: { came: true } };
    await nadia.call(routes.presence, there);
    await (await alumna()).call(routes.presence, there);
    expect((await search('recette'))[0]).toMatchObject({ people: 2, came: true });
    await nadia.call(routes.presence, { ...there, body: { came: false } });
    expect((await search('recette'))[0]).toMatchObject({ people: 1, came: false });
    expect((await nadia.call(routes.signUp, { params })).status).toBe(409);
  });
});
