import { attendanceRoutes as routes } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';

describe('the code on the screen of the room', () => {
  let api: TestApi;
  let hub: Organisation;
  let cohort: Cohort;
  let trainer: Client;
  let learner: Client;

  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.set('2026-11-24T07:30:00Z');
    let lucie;
    ({ hub, lucie, cohort } = await api.scene.ledCohort());
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    trainer = await api.as(lucie);
    learner = await api.as(nadia);
  });

  const params = () => ({ cohortId: cohort.id });
  const shown = async (halfDay = 0) =>
    (
      await trainer.call(routes.room, {
        params: params(),
        query: { halfDayId: cohort.halfDays[halfDay].id },
      })
    ).body.code;
  const type = (code: string | null, client = learner, within = params()) =>
    client.call(routes.byCode, { params: within, body: { code: code ?? '' } });
  const wrong = 'urn:percolateur:room-code-wrong';

  test('leads to the half-day whose screen shows it, before signing opens, and signs nothing', async () => {
    const [morning, afternoon] = [await shown(0), await shown(1)];
    expect(morning).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(afternoon).not.toBe(morning);
    expect((await type(morning)).body).toEqual({ halfDayId: cohort.halfDays[0].id });
    expect((await type(afternoon)).body).toEqual({ halfDayId: cohort.halfDays[1].id });
    const spoken = `${morning!.slice(0, 3)} ${morning!.slice(3)}`.toLowerCase();
    const { halfDayId } = (await type(spoken)).body;
    const mine = await learner.call(routes.mine, { params: { halfDayId } });
    expect(mine.body).toMatchObject({ state: 'later', receipt: null });
  });

  test('changes every five minutes, and is good for five more', async () => {
    const first = await shown();
    api.clock.advance({ minutes: 5 });
    expect(await shown()).not.toBe(first);
    expect((await type(first)).status).toBe(200);
    api.clock.advance({ minutes: 5 });
    expect((await type(first)).problem.type).toBe(wrong);
  });

  test('is shown no more once signing is closed or over, and then leads nowhere', async () => {
    const { id: halfDayId } = cohort.halfDays[0];
    api.clock.set('2026-11-24T11:28:00Z');
    const last = await shown();
    await trainer.call(routes.open, { params: { halfDayId } });
    await trainer.call(routes.close, { params: { halfDayId } });
    expect(await shown()).toBeNull();
    api.clock.set('2026-11-24T11:30:01Z');
    expect(await shown()).toBeNull();
    expect((await type(last)).problem.type).toBe(wrong);
  });

  test('is nothing to who is not enrolled there, were it the right one', async () => {
    const code = await shown();
    const stranger = await api.as(await api.scene.person());
    expect((await type(code, stranger)).status).toBe(404);
    const other = await api.scene.cohort(hub, { firstDay: '2026-12-15' });
    const karim = await api.scene.person();
    await api.scene.enrol(other, karim);
    const elsewhere = await type(code, await api.as(karim), { cohortId: other.id });
    expect(elsewhere.problem.type).toBe(wrong);
  });

  test('is not guessed: wrong codes are slowed for who types them, right ones never count', async () => {
    const code = await shown();
    for (let times = 0; times < 30; times += 1) expect((await type(code)).status).toBe(200);
    for (let times = 0; times < 20; times += 1) {
      expect((await type('7F3A9')).problem.type).toBe(wrong);
    }
    expect((await type(code)).problem.type).toBe('urn:percolateur:too-many-tries');
    const karim = await api.scene.person();
    await api.scene.enrol(cohort, karim);
    expect((await type(code, await api.as(karim))).status).toBe(200);
    api.clock.advance({ minutes: 10 });
    expect((await type(await shown())).status).toBe(200);
  });
});
