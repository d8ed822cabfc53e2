import { learnerRoutes } from '@percolateur/contract';
import ICAL from 'ical.js';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';

describe('the half-days in one’s diary', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  test('are one file, under the names that letters will give them, and nobody else’s', async () => {
    const cohort = await api.scene.cohort(await api.scene.organisation());
    const [nadia, zoe] = [await api.scene.person(), await api.scene.person()];
    await api.scene.enrol(cohort, nadia);
    const call = { params: { cohortId: cohort.id } };
    expect((await (await api.as(zoe)).call(learnerRoutes.agenda, call)).status).toBe(404);
    const reply = await (await api.as(nadia)).call(learnerRoutes.agenda, call);
    expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(reply.headers['content-disposition']).toContain('formation.ics');
    const calendar = new ICAL.Component(ICAL.parse(reply.bytes.toString()) as never);
    expect(calendar.getFirstPropertyValue('method')).toBeNull();
    const events = calendar
      .getAllSubcomponents('vevent')
      .map((each) => new ICAL.Event(each))
      .map(({ uid, startDate, endDate }) => [uid, startDate.toJSDate(), endDate.toJSDate()]);
    expect(events).toEqual(
      cohort.halfDays.map(({ id, startsAt, endsAt }) => [
        `${id}.${nadia.id}@percolateur`,
        startsAt,
        endsAt,
      ]),
    );
  });
});
