import { agendaRoutes, cohortRoutes } from '@percolateur/contract';
import type { AgendaFeed as AgendaFeedView } from '@percolateur/contract';
import { paces } from '@percolateur/domain';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import type { VEvent } from 'node-ical';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';

/** The entries of a feed, on which two parsers of other people agree. */
function entriesOf(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content) as never);
  expect(calendar.getFirstPropertyValue('method')).toBeNull();
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const theirs = nodeIcal.sync.parseICS(content);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const entry = {
      uid: event.uid,
      starts: event.startDate.toJSDate().toISOString(),
      sequence: event.sequence,
      status: String(component.getFirstPropertyValue('status')),
      summary: event.summary,
      url: String(component.getFirstPropertyValue('url')),
    };
    const other = theirs[event.uid] as VEvent;
    expect(other.start.toISOString()).toBe(entry.starts);
    expect(Number(other.sequence)).toBe(entry.sequence);
    expect(other.status).toBe(entry.status);
    return entry;
  });
}

describe('an address that a diary reads by itself', () => {
  let api: TestApi;
  let hub: Organisation;
  let coordinator: Client;
  beforeAll(async () => {
    api = await startApi({ at: '2027-03-01T09:00:00Z' });
    hub = await api.scene.organisation();
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
  });
  afterAll(() => api.stop());

  const make = async (
    person: Person,
    kind: AgendaFeedView['kind'] = 'learner',
    id = uuidv7(),
  ): Promise<AgendaFeedView> => {
    const reply = await (await api.as(person)).call(agendaRoutes.make, { body: { id, kind } });
    expect(reply.status).toBe(200);
    return reply.body;
  };
  const read = ({ url }: Pick<AgendaFeedView, 'url'>, headers = {}, method = 'GET') =>
    api.stranger.send({ method, url: new URL(url).pathname, headers });
  const entries = async (feed: AgendaFeedView) => entriesOf((await read(feed)).bytes.toString());
  const edit = async ({ id: cohortId }: Cohort, change: object) => {
    const params = { cohortId };
    const { revision } = (await coordinator.call(cohortRoutes.read, { params })).body;
    const reply = await coordinator.call(cohortRoutes.edit, {
      params,
      body: { revision, ...change },
    });
    expect([reply.status, reply.problem?.detail]).toEqual([200, undefined]);
  };

  test('gives a person every half-day, in the zone of each session, and a trainer theirs', async () => {
    const [lucie, nadia] = [await api.scene.staff(hub, 'trainer'), await api.scene.person()];
    const paris = await api.scene.cohort(hub, { trainers: [lucie], firstDay: '2027-03-27' });
    const island = await api.scene.cohort(hub, {
      ...{ trainers: [lucie], firstDay: '2027-04-20', timeZone: 'Indian/Reunion' },
    });
    await api.scene.enrol(paris, nadia);
    await api.scene.enrol(island, nadia);
    const others = await api.scene.cohort(hub, { firstDay: '2027-05-20' });
    await api.scene.enrol(others, await api.scene.person());
    const [mine, taught] = [await make(nadia), await make(lucie, 'trainer')];
    const half = [...paris.halfDays, ...island.halfDays];
    const reply = await read(mine);
    const text = reply.bytes.toString();
    expect((await entries(mine)).map(({ uid, starts }) => [uid, starts]).sort()).toEqual(
      half
        .map(({ id, startsAt }) => [`${id}.${nadia.id}@percolateur`, startsAt.toISOString()])
        .sort(),
    );
    expect(text).toContain('TZID:Indian/Reunion');
    expect(text).toContain('REFRESH-INTERVAL');
    expect((await entries(taught)).map(({ uid, url }) => [uid, url]).sort()).toEqual(
      half
        .map(({ id, cohortId }) => [
          `${id}.${lucie.id}@percolateur`,
          expect.stringMatching(new RegExp(`/animer/${cohortId}$`)) as string,
        ])
        .sort(),
    );
    // Nothing of others but the address of the hub.
    expect(text).not.toContain(lucie.lastName);
    expect((await read(taught)).bytes.toString()).not.toContain(nadia.email);
    expect(await entries(await make(lucie))).toEqual([]);
  });

  test('says with a higher SEQUENCE what moves, what is gone and what is called off', async () => {
    const nadia = await api.scene.person();
    const trainers = [await api.scene.staff(hub, 'trainer')];
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-06-10', trainers });
    await api.scene.enrol(cohort, nadia);
    const worker = await startWorker(api);
    await worker.sweep();
    const feed = await make(nadia);
    const before = await entries(feed);
    expect(before.map(({ sequence, status }) => [sequence, status])).toEqual(
      Array(4).fill([0, 'CONFIRMED']),
    );
    await worker.stop();
    api.clock.set('2027-03-01T10:00:00Z');
    await edit(cohort, { venueName: 'La Fabrique' });
    expect((await entries(feed)).map(({ sequence }) => sequence)).toEqual([1, 1, 1, 1]);
    api.clock.set('2027-03-01T11:00:00Z');
    const { body } = await coordinator.call(cohortRoutes.read, { params: { cohortId: cohort.id } });
    const halfDays = body.halfDays.slice(0, 3).map(({ id, title, mode }, index) => {
      const slots = [
        ['2027-06-10', '10:00', '12:30'],
        ['2027-06-10', '13:30', '17:00'],
        ['2027-06-11', '09:00', '12:30'],
      ] as const;
      const [day, start, end] = slots[index]!;
      return { id, title, mode, day, start, end };
    });
    await edit(cohort, { halfDays });
    const after = await entries(feed);
    expect(after.map(({ uid, sequence }) => [uid, sequence])).toEqual(
      before.slice(0, 3).map(({ uid }) => [uid, 2]),
    );
    expect(after[0]!.starts).toBe('2027-06-10T08:00:00.000Z');
    // The letter that follows is never below what was read.
    const again = await startWorker(api);
    await again.sweep();
    await again.stop();
    expect((await entries(feed)).map(({ sequence }) => sequence)).toEqual([2, 2, 2]);
    api.clock.set('2027-03-01T12:00:00Z');
    await coordinator.call(cohortRoutes.move, {
      params: { cohortId: cohort.id },
      body: { to: 'cancelled', reason: 'La salle est inondée.' },
    });
    const off = await entries(feed);
    expect(off.map(({ sequence, status }) => [sequence, status])).toEqual(
      Array(3).fill([3, 'CANCELLED']),
    );
    expect(off[0]!.summary).toMatch(/^Annulée\u00a0: /);
  });

  test('is sent once: who has it already is told so, and nobody else keeps or lists it', async () => {
    const nadia = await api.scene.person();
    await api.scene.enrol(await api.scene.cohort(hub, { firstDay: '2027-09-10' }), nadia);
    const feed = await make(nadia);
    expect(feed.url).toMatch(/^http.*\/api\/v1\/agenda-feeds\/[\w.-]+\.ics$/);
    const { headers, bytes } = await read(feed);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    });
    api.clock.set(new Date(api.clock.now().getTime() + 3 * 3_600_000).toISOString());
    const unchanged = await read(feed, { 'if-none-match': headers.etag });
    expect([unchanged.status, unchanged.bytes.length]).toEqual([304, 0]);
    expect((await read(feed, {}, 'HEAD')).status).toBe(200);
    for (const line of bytes.toString().split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
    const [told] = (await (await api.as(nadia)).call(agendaRoutes.feeds, {})).body;
    expect(told).toEqual({ ...feed, lastReadAt: api.clock.now().toISOString() });
  });

  test('opens nothing once ended or made anew, and to whoever changes a letter of it', async () => {
    const nadia = await api.scene.person();
    const first = await make(nadia);
    expect(await make(nadia, 'learner', first.id)).toEqual(first);
    const second = await make(nadia);
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
    const forged = second.url.replace(second.id, first.id);
    expect((await read({ url: forged })).status).toBe(404);
    expect((await read({ url: second.url.replace(/.\.ics$/, '_.ics') })).status).toBe(404);
    const zoe = await api.as(await api.scene.person());
    const reused = await zoe.call(agendaRoutes.make, { body: { id: second.id, kind: 'learner' } });
    expect(reused.problem.type).toBe('urn:percolateur:id-reused');
    const end = { params: { feedId: second.id } };
    expect((await zoe.call(agendaRoutes.end, end)).status).toBe(404);
    expect((await (await api.as(nadia)).call(agendaRoutes.end, end)).status).toBe(204);
    expect((await read(second)).status).toBe(404);
  });

  test('gives a trainer nothing of a hub whose role they lost', async () => {
    const lucie = await api.scene.staff(hub, 'trainer');
    await api.scene.cohort(hub, { trainers: [lucie], firstDay: '2027-10-12' });
    const feed = await make(lucie, 'trainer');
    expect(await entries(feed)).toHaveLength(4);
    await api.db.query('delete from role_grant where person_id = $1', [lucie.id]);
    expect(await entries(feed)).toEqual([]);
  });

  test('bears a dozen programs, not a flood', async () => {
    const feed = await make(await api.scene.person());
    const statuses: number[] = [];
    for (let read_ = 0; read_ <= paces.agendaRead.count; read_++) {
      statuses.push((await read(feed)).status);
    }
    expect(new Set(statuses.slice(0, -1))).toEqual(new Set([200]));
    expect(statuses.at(-1)).toBe(429);
  });
});
