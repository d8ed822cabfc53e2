import { cohortRoutes } from '@percolateur/contract';
import type { HalfDayPlan, NewSeries } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { AuditEvent } from '../../record/audit-event.entity';
import { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';

describe('a series of cohorts', () => {
  let api: TestApi;
  let hub: Organisation;
  let lucie: Person;
  let coordinator: Client;
  beforeAll(async () => {
    api = await startApi({ at: '2026-10-01T08:00:00Z' });
    hub = await api.scene.organisation();
    lucie = await api.scene.staff(hub, 'trainer');
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    await api.scene.courseVersion();
  });
  afterAll(() => api.stop());
  beforeEach(() => api.db.query(`update cohort set status = 'cancelled'`));

  const morning = (day: string, more: Partial<HalfDayPlan> = {}): HalfDayPlan => ({
    ...{ title: 'Matin', mode: 'room', day, start: '09:00', end: '12:30' },
    ...more,
  });
  const request = (days: readonly string[], more: Partial<NewSeries> = {}): NewSeries => ({
    id: uuidv7(),
    organisationId: hub.id,
    trainerIds: [lucie.id],
    venueName: 'Le Dôme',
    sessions: days.map((day) => ({
      ...{ id: uuidv7(), title: `Café IA, ${day}` },
      halfDays: [morning(day, { means: ['passed'] })],
    })),
    ...more,
  });
  const create = (body: NewSeries, who = coordinator) =>
    who.call(cohortRoutes.createSeries, { body });
  const read = async (cohortId: string) =>
    (await coordinator.call(cohortRoutes.read, { params: { cohortId } })).body;
  const draftOf = ({ sessions, organisationId }: NewSeries, more = {}) => ({
    ...{ organisationId, timeZone: 'Europe/Paris', venueName: 'Le Dôme', trainerIds: [lucie.id] },
    sessions: sessions.map(({ halfDays }) => ({ halfDays })),
    ...more,
  });
  const foresee = (body: ReturnType<typeof draftOf>, who = coordinator) =>
    who.call(cohortRoutes.foreseeSeries, { body });

  test('is made at once, seen as such, and each of it lives its own life', async () => {
    const body = request(['2027-02-02', '2027-01-05', '2027-03-02']);
    const reply = await create(body);
    const ids = body.sessions.map(({ id }) => id);
    expect(reply.body).toEqual({ seriesId: body.id, cohortIds: ids });
    const [february, january, march] = ids;
    expect(await read(january!)).toMatchObject({
      status: 'draft',
      title: 'Café IA, 2027-01-05',
      venueName: 'Le Dôme',
      trainers: [{ id: lucie.id }],
      series: { id: body.id, rank: 1, count: 3, previousId: null, nextId: february },
    });
    const means = await api.db.manager.findBy(HalfDay, { cohortId: january! });
    expect(means.map(({ signingMeans }) => signingMeans)).toEqual([['passed']]);

    const list = (query: object) => coordinator.call(cohortRoutes.list, { query });
    const filtered = await list({ seriesId: body.id, period: 'coming' });
    expect(filtered.body.rows.map(({ id, series }) => [id, series?.rank])).toEqual([
      [january, 1],
      [february, 2],
      [march, 3],
    ]);
    await coordinator.call(cohortRoutes.edit, {
      params: { cohortId: february! },
      body: { revision: 1, capacity: 20, halfDays: [morning('2027-04-06')] },
    });
    expect(await read(march!)).toMatchObject({ capacity: 12, series: { rank: 2 } });
    expect(await read(february!)).toMatchObject({
      capacity: 20,
      series: { rank: 3, nextId: null },
    });
    const alone = await api.scene.cohort(hub, { firstDay: '2027-05-04' });
    expect((await read(alone.id)).series).toBeNull();
  });

  test('comes twice and is made once, even at the same moment; another under its ids is refused', async () => {
    const body = request(['2027-01-05', '2027-02-02']);
    const replies = await Promise.all([create(body), create(body), create(body)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await api.db.manager.countBy(Cohort, { seriesId: body.id })).toBe(2);
    const created = { objectId: body.sessions[0]!.id, action: 'cohort.created' as const };
    expect(await api.db.manager.countBy(AuditEvent, created)).toBe(1);
    const other = await create({ ...body, venueName: 'Ailleurs' });
    expect(other.problem.type).toBe('urn:percolateur:id-reused');
    // Half of the ids known: nothing is added.
    const mixed = request(['2027-06-01', '2027-07-06']);
    mixed.sessions[1]!.id = body.sessions[0]!.id;
    expect((await create(mixed)).problem.type).toBe('urn:percolateur:id-reused');
    expect(await api.db.manager.countBy(Cohort, { seriesId: mixed.id })).toBe(0);
  });

  test('all or none: one that a trainer cannot teach leaves nothing behind', async () => {
    await api.scene.cohort(hub, { firstDay: '2027-02-02', trainers: [lucie] });
    const body = request(['2027-01-05', '2027-02-02']);
    expect((await create(body)).problem).toMatchObject({
      type: 'urn:percolateur:half-day-overlaps',
      detail: expect.stringContaining('2 février'),
    });
    expect(await api.db.manager.countBy(Cohort, { seriesId: body.id })).toBe(0);
  });

  test('before it is made, what stands in its way is told, session by session', async () => {
    await api.scene.cohort(hub, { firstDay: '2027-02-02', trainers: [lucie], title: 'Une autre' });
    const elsewhere = await api.scene.organisation();
    await api.scene.cohort(elsewhere, { firstDay: '2027-03-02' });
    const series = request(['2027-01-05', '2027-02-02', '2027-03-02', '2027-03-02']);
    const { body } = await foresee(draftOf(series));
    const crossing = 'Chevauche une autre session de la série\u00a0: mardi 2 mars';
    expect(body).toEqual([
      { blocking: [], warnings: [] },
      {
        blocking: [
          expect.stringMatching(/^Lucie Martin \d+ n’est pas libre\u00a0: mardi 2.février, 9/),
        ],
        warnings: [expect.stringContaining('Le Dôme accueille déjà «\u00a0Une autre\u00a0»')],
      },
      { blocking: [expect.stringContaining(crossing)], warnings: [] },
      { blocking: [expect.stringContaining(crossing)], warnings: [] },
    ]);
    const remote = series.sessions.map(({ halfDays }) => ({
      halfDays: halfDays.map((each) => ({ ...each, mode: 'remote' as const })),
    }));
    const freely = await foresee(draftOf(series, { trainerIds: [], sessions: remote }));
    expect(freely.body.map(({ blocking, warnings }) => [blocking.length, warnings.length])).toEqual(
      [
        [0, 0],
        [0, 0],
        [0, 1],
        [0, 1],
      ],
    );
    expect(await api.db.manager.countBy(Cohort, { seriesId: series.id })).toBe(0);
  });

  test('nobody makes one, or looks ahead, where it is not theirs', async () => {
    const neighbour = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    const series = request(['2027-01-05', '2027-02-02']);
    for (const [who, status] of [
      [api.stranger, 401],
      [neighbour, 404],
      [await api.as(await api.scene.person()), 404],
      [await api.as(lucie), 403],
    ] as const) {
      expect((await create(series, who)).status).toBe(status);
      expect((await foresee(draftOf(series), who)).status).toBe(status);
    }
    const foreign = [(await api.scene.person()).id];
    const asked = await foresee(draftOf(series, { trainerIds: foreign }));
    expect(asked.problem.errors?.[0]?.path).toBe('trainerIds');
  });
});
