import { publicCafeRoutes as routes } from '@percolateur/contract';
import type { PublicCafeProposal } from '@percolateur/contract';
import { humanQuestion, kilometresApart } from '@percolateur/domain';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import type { VEvent } from 'node-ical';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { CafeReport } from '../../record/cafe-report.entity';
import { CafeSeat } from '../../record/cafe-seat.entity';
import type { Organisation } from '../../record/organisation.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { CafeForgetter } from './cafe-forgetter';
import { CafeTokens } from './cafe-tokens';
import { CalendarService } from './calendar.service';

let serial = 0;
const pointOf = ({ latitude, longitude }: PublicCafe) => ({
  ...{ latitude: latitude!, longitude: longitude! },
});
const draft = {
  ...{
    title: 'L’IA & nous : « parlons-en »',
    theme: 'work' as const,
    words: 'Une heure.\nEntrée libre.',
  },
  ...{ place: 'Médiathèque', address: '1 place du Lavoir, 61100 Flers', day: '2026-12-10' },
  ...{ time: '18:30', minutes: 90, seats: 2, access: ['step' as const, 'loop' as const] },
  ...{ hostName: 'La médiathèque de Flers', coHost: '' },
};

describe('the calendar of cafés', () => {
  let api: TestApi;
  let nation: Organisation;
  let hub: Organisation;
  let coordinator: Client;
  let admin: Client;
  beforeAll(async () => {
    api = await startApi({ at: '2026-11-01T08:00:00Z' });
    nation = await api.scene.organisation({ kind: 'national' });
    hub = await api.scene.organisation();
    admin = await api.as(await api.scene.staff(nation, 'admin'));
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const body = { departement: '61', organisationId: hub.id };
    expect((await admin.call(routes.setTerritory, { body })).status).toBe(200);
  });
  beforeEach(() => api.clock.set('2026-11-01T08:00:00Z'));
  afterAll(() => api.stop());

  const tokens = () => api.app.get(CafeTokens, { strict: false });
  const mineOf = (id: string) => ({ body: { token: tokens().of('public-cafe', id) } });
  const proposal = (fields: Partial<PublicCafeProposal> = {}) => {
    serial += 1;
    const seed = uuidv7();
    return {
      body: {
        ...{ id: uuidv7(), email: `eve${serial}@percolateur.test`, ...draft },
        questionToken: tokens().of('human-question', seed),
        questionAnswer: humanQuestion(seed).answers[0]!,
        ...fields,
      },
    };
  };
  const proposed = async (fields: Partial<PublicCafeProposal> = {}) => {
    const asked = proposal(fields);
    expect((await api.stranger.call(routes.propose, asked)).status).toBe(204);
    expect((await api.stranger.call(routes.confirm, mineOf(asked.body.id))).status).toBe(200);
    return asked.body.id;
  };
  const decide = (cafeId: string, body: { decision: 'announced' }) =>
    coordinator.call(routes.decide, { params: { cafeId }, body });
  const announced = async (fields: Partial<PublicCafeProposal> = {}) => {
    const id = await proposed(fields);
    const { body } = await decide(id, { decision: 'announced' });
    return { id, slug: body.slug };
  };
  const get = async (url: string) => {
    const reply = await api.stranger.send({ method: 'GET', url });
    return { ...reply, text: reply.bytes.toString() };
  };
  const post = async (url: string, fields: Record<string, string>) => {
    const reply = await api.stranger.send({
      ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    return { ...reply, text: reply.bytes.toString() };
  };
  const come = (slug: string, fields: Record<string, string> = {}) =>
    post(`/cafes/${slug}/inscription`, { id: uuidv7(), prenom: 'Ève', email: '', ...fields });
  const toDecide = async () =>
    (
      await coordinator.call(routes.list, {
        params: { organisationId: hub.id },
        query: { which: 'to-decide' },
      })
    ).body.rows;

  test('a stranger’s proposal is confirmed, asked about, answered and announced', async () => {
    const asked = proposal();
    const { id } = asked.body;
    const wrong = { body: { ...asked.body, questionAnswer: 'je ne sais pas' } };
    const refused = await api.stranger.call(routes.propose, wrong);
    expect(refused.problem.type).toBe('urn:percolateur:question-failed');
    await Promise.all([0, 1].map(() => api.stranger.call(routes.propose, asked)));
    expect(await toDecide()).toEqual([]);
    const confirmed = await api.stranger.call(routes.confirm, mineOf(id));
    expect(confirmed.body).toMatchObject({ state: 'proposed', organisationName: hub.name });
    expect((await get(`/cafes/${confirmed.body.slug}`)).status).toBe(404);
    expect((await toDecide()).map((row) => row.id)).toEqual([id]);

    const params = { cafeId: id };
    const words = 'Y a-t-il une rampe ?';
    await coordinator.call(routes.decide, { params, body: { decision: 'asked', words } });
    const read = await api.stranger.call(routes.mine, mineOf(id));
    expect(read.body).toMatchObject({ state: 'asked', hubWords: words });
    const said = { body: { ...mineOf(id).body, words: 'Oui, sur le côté.' } };
    await api.stranger.call(routes.answer, said);
    expect((await api.stranger.call(routes.answer, said)).body.state).toBe('proposed');
    expect((await decide(id, { decision: 'announced' })).body.state).toBe('announced');
    const page = await get(`/cafes/${confirmed.body.slug}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('parlons-en');
    const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page.text)!;
    expect(JSON.parse(data!)).toMatchObject({
      '@type': 'Event',
      name: draft.title,
      startDate: '2026-12-10T17:30:00.000Z',
      remainingAttendeeCapacity: 2,
    });
  });

  test('is refused with a reason, by the hub of the territory alone', async () => {
    const id = await proposed();
    const params = { cafeId: id };
    const body = { decision: 'refused' as const, words: 'Ce lieu est fermé ce jour-là.' };
    const elsewhere = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    expect((await elsewhere.call(routes.decide, { params, body })).status).toBe(404);
    expect((await api.stranger.call(routes.decide, { params, body })).status).toBe(401);
    expect((await coordinator.call(routes.decide, { params, body })).body.state).toBe('refused');
    const late = await decide(id, { decision: 'announced' });
    expect(late.problem.type).toBe('urn:percolateur:transition-not-allowed');
  });

  test('goes to the nation where no hub answers, and needs a postal code', async () => {
    const id = await proposed({ address: '2 rue des Halles, 97400 Saint-Denis' });
    const cafe = await api.db.manager.findOneByOrFail(PublicCafe, { id });
    expect(cafe).toMatchObject({ organisationId: nation.id, departement: '974' });
    expect(cafe.startsAt.toISOString()).toBe('2026-12-10T14:30:00.000Z');
    const vague = await api.stranger.call(routes.propose, proposal({ address: 'Au bourg' }));
    expect(vague.problem.errors?.[0].path).toBe('address');
    const past = await api.stranger.call(routes.propose, proposal({ day: '2026-10-10' }));
    expect(past.problem.errors?.[0].path).toBe('day');
  });

  test('an alumnus is announced at once where the hub says so', async () => {
    const cohort = await api.scene.cohort(hub);
    const [karim, zoe] = [await api.scene.person(), await api.scene.person()];
    await api.scene.enrol(cohort, karim, 'completed');
    await api.scene.enrol(cohort, zoe);
    const params = { cohortId: cohort.id };
    const [theirs, hers] = [await api.as(karim), await api.as(zoe)];
    const host = (client: Client) =>
      client.call(routes.host, { params, body: { id: uuidv7(), ...draft } });
    expect((await host(theirs)).body.state).toBe('proposed');
    await coordinator.call(routes.set, {
      params: { organisationId: hub.id },
      body: { alumniAtOnce: true },
    });
    expect((await host(theirs)).body.state).toBe('announced');
    expect((await host(hers)).body.state).toBe('proposed');
    expect((await theirs.call(routes.hosted, { params })).body).toHaveLength(2);
    await api.db.query(`delete from public_cafe`);
  });

  test('places are had once each; who waits has the place given up', async () => {
    const { id, slug } = await announced();
    const replies = await Promise.all([1, 2, 3, 4].map(() => come(slug)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const count = (status: 'held' | 'waiting') =>
      api.db.manager.countBy(CafeSeat, { cafeId: id, status });
    expect([await count('held'), await count('waiting')]).toEqual([2, 2]);
    const seatId = uuidv7();
    await Promise.all([come(slug, { id: seatId }), come(slug, { id: seatId })]);
    expect(await count('waiting')).toBe(3);
    const held = replies.find(({ text }) => text.includes('Votre place est gardée'))!;
    const token = /ma-place#([\w.-]+)/.exec(held.text)![1]!;
    const mine = await api.stranger.call(routes.mySeat, { body: { token } });
    expect(mine.body).toMatchObject({ status: 'held', firstName: 'Ève', slug });
    await Promise.all([0, 1].map(() => api.stranger.call(routes.leaveSeat, { body: { token } })));
    expect([await count('held'), await count('waiting')]).toEqual([2, 2]);
    expect((await api.stranger.call(routes.mySeat, { body: { token } })).status).toBe(404);
    const odd = await come(slug, { email: 'pas une adresse' });
    expect(odd.status).toBe(422);
    expect(odd.text).toContain('value="pas une adresse"');
    expect((await come(slug, { site: 'http://x' })).status).toBe(422);
    api.clock.set('2026-12-10T17:30:00Z');
    expect((await come(slug)).status).toBe(422);
  });

  test('what a passer-by left is gone after the café', async () => {
    const { id, slug } = await announced();
    await come(slug, { prenom: 'Passante', email: 'passante@percolateur.test' });
    const forget = () => api.app.get(CafeForgetter, { strict: false }).forget();
    await forget();
    expect(await api.db.manager.countBy(CafeSeat, { cafeId: id })).toBe(1);
    api.clock.set('2026-12-10T19:00:00Z');
    await forget();
    expect(await api.db.manager.countBy(CafeSeat, { cafeId: id })).toBe(0);
    const page = await get(`/cafes/${slug}`);
    expect(page.text).toContain('Ce café a eu lieu.');
    api.clock.set('2027-04-01T08:00:00Z');
    await forget();
    const tables = await api.db.query<{ name: string }[]>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const [{ found }] = await api.db.query<{ found: number }[]>(
        `select count(*)::int as found from "${name}" t
         where t::text like '%Passante%' or t::text like '%passante@%'`,
      );
      expect([name, found]).toEqual([name, 0]);
    }
    const cafe = await api.db.manager.findOneByOrFail(PublicCafe, { id });
    expect(cafe.proposerEmail).toBe('');
  });

  test('a page is reported, read by the hub, hidden and shown again', async () => {
    const { id, slug } = await announced();
    const seed = uuidv7();
    const fields = {
      ...{ mots: 'C’est une publicité.', question: tokens().of('human-question', seed) },
      reponse: 'faux',
    };
    expect((await post(`/cafes/${slug}/signalement`, fields)).status).toBe(422);
    const right = { ...fields, reponse: humanQuestion(seed).answers[0]! };
    expect((await post(`/cafes/${slug}/signalement`, right)).status).toBe(200);
    const row = (await toDecide()).find((each) => each.id === id)!;
    expect(row.reports.map(({ words }) => words)).toEqual(['C’est une publicité.']);
    const params = { cafeId: id };
    const hide = (hidden: boolean) =>
      coordinator.call(routes.hide, { params, body: { hidden, reason: 'Une publicité.' } });
    expect((await hide(true)).body.hidden).toBe(true);
    expect((await get(`/cafes/${slug}`)).status).toBe(404);
    expect(await api.db.manager.countBy(CafeReport, { cafeId: id })).toBe(0);
    await hide(false);
    expect((await get(`/cafes/${slug}`)).status).toBe(200);
  });

  test('is put away by the hub, or after a year: its page keeps the least, and comes back', async () => {
    const { id, slug } = await announced({ title: 'À archiver' });
    const archive = (client: Client, archived: boolean) =>
      client.call(routes.archive, { params: { cafeId: id }, body: { archived } });
    expect((await archive(coordinator, true)).problem.type).toContain('transition-not-allowed');
    api.clock.set('2026-12-12T08:00:00Z');
    const stranger = await api.as(await api.scene.staff(nation, 'trainer'));
    expect((await archive(stranger, true)).status).toBe(404);
    await archive(coordinator, true);
    expect((await archive(coordinator, true)).body.archived).toBe(true);
    const { text } = await get(`/cafes/${slug}`);
    expect(text).toContain('dans les archives');
    expect(text).not.toMatch(/place du Lavoir|Signaler|qui invite/i);
    const inList = async (which: 'past' | 'archived') => {
      const params = { organisationId: hub.id };
      const { body } = await coordinator.call(routes.list, { params, query: { which } });
      return body.rows.some((row) => row.id === id);
    };
    expect([await inList('past'), await inList('archived')]).toEqual([false, true]);
    await archive(coordinator, false);
    expect((await get(`/cafes/${slug}`)).text).toContain('place du Lavoir');
    api.clock.set('2027-12-12T08:00:00Z');
    await api.app.get(CafeForgetter, { strict: false }).forget();
    expect(await inList('archived')).toBe(true);
    expect((await archive(coordinator, false)).problem.type).toContain('transition-not-allowed');
  });

  test('lists are found by place, distance, theme and access, a page at a time', async () => {
    await api.db.query(`delete from public_cafe`);
    const fields = { hostName: 'X', seats: 5, state: 'announced' as const, provedAt: new Date() };
    const cafes = Array.from({ length: 45 }, (_, index) => ({
      ...{ ...fields, id: uuidv7(), organisationId: hub.id, slug: `cafe-${index}` },
      ...{
        title: `Café <b>${index}</b>.`,
        place: 'P',
        address: 'A',
        words: '',
        timeZone: 'Europe/Paris',
      },
      theme: index % 2 ? ('work' as const) : ('school' as const),
      departement: ['61', '14', '13'][index % 3]!,
      access: index % 5 ? [] : (['step', 'loop'] as const).slice(),
      startsAt: new Date(Date.UTC(2026, 11, 1 + (index % 7), 17)),
      endsAt: new Date(Date.UTC(2026, 11, 1 + (index % 7), 18)),
      ...{ createdAt: api.clock.now(), decidedAt: api.clock.now() },
    }));
    await api.db.manager.insert(PublicCafe, cafes);
    const slugs = (text: string) =>
      [...text.matchAll(/href="\/cafes\/(cafe-\d+)"/g)].map(([, s]) => s!);
    const all = async (query: string) => {
      const found: string[] = [];
      for (let url: string | undefined = `/cafes?${query}`; url;) {
        const { text, status } = await get(url);
        expect(status).toBe(200);
        expect(text).not.toContain('<b>');
        found.push(...slugs(text));
        url = /href="(\/cafes\?[^"]*apres=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      }
      expect(new Set(found).size).toBe(found.length);
      return found.length;
    };
    expect(await all('')).toBe(45);
    expect(await all('departement=61')).toBe(15);
    expect(await all('departement=61&rayon=100')).toBe(30);
    expect(await all('theme=work')).toBe(22);
    expect(await all('acces=step&acces=loop')).toBe(9);
    expect(await all('du=2026-12-07')).toBe(6);
    expect(await all('cp=00000')).toBe(45);
    expect(await all("departement=';--&apres=x&theme=constructor&rayon=1e9")).toBe(45);
    const map = await get('/cafes/carte');
    expect(map.text).toContain('45');
    expect(map.text).toContain('href="/cafes?departement=13"');
    const json = await get('/cafes/openagenda.json?departement=14');
    expect(JSON.parse(json.text)).toMatchObject({ total: 15, events: expect.any(Array) });
  });

  test('is looked through around a postal code, as far as one goes', async () => {
    await api.db.query(`delete from public_cafe`);
    for (const [title, address] of [
      ['À Flers', '1 place du Lavoir, 61100 Flers'],
      ['À Caen', '1 quai Vendeuvre, 14000 Caen'],
      ['À Lyon', '1 place Bellecour, 69002 Lyon'],
      ['Ailleurs', '1 rue de nulle part, 61999 Ailleurs'],
    ] as const) {
      const cafeId = await proposed({ title, address });
      const body = { decision: 'announced' as const };
      await admin.call(routes.decide, { params: { cafeId }, body });
    }
    const found = async (query: string) => {
      const { text } = await get(`/cafes?${query}`);
      return [...text.matchAll(/<h2><a [^>]*>([^<]+)<\/a><\/h2>/g)]
        .map(([, title]) => title)
        .sort();
    };
    expect(await found('cp=61100')).toEqual(['À Flers']);
    expect(await found('cp=61100&rayon=100')).toEqual(['À Caen', 'À Flers']);
    expect(await found('cp=69001&rayon=10')).toEqual(['À Lyon']);
    expect(await found('cp=13001&rayon=50')).toEqual([]);
    expect((await get('/cafes?cp=14000')).text).toMatch(/À Caen[^]*\(tout près\)/);
    expect((await get('/cafes?cp=61999')).text).toContain('n’est pas dans notre liste');
    const placed = await api.db.manager.findBy(PublicCafe, { state: 'announced' });
    expect(placed.filter(({ latitude }) => latitude === null).map(({ title }) => title)).toEqual([
      'Ailleurs',
    ]);
    // The distance in SQL is that of the rule.
    const caen = placed.find(({ title }) => title === 'À Caen')!;
    const flers = placed.find(({ title }) => title === 'À Flers')!;
    const apart = kilometresApart(pointOf(caen), pointOf(flers));
    const within = async (around: number) =>
      (
        await api.app.get(CalendarService, { strict: false }).page({
          ...{ departement: '', postalCode: '', from: pointOf(flers), around, since: null },
          ...{ theme: '', access: [], after: '' },
        })
      ).cafes.length;
    expect([await within(apart - 0.1), await within(apart + 0.1)]).toEqual([1, 2]);
  });

  test('feeds are read alike by two parsers', async () => {
    await api.db.query(`delete from public_cafe`);
    const { id, slug } = await announced({ words: 'Une, deux ; trois\\ et « quatre ».' });
    for (const url of [
      '/cafes/agenda/61.ics',
      '/cafes/agenda/france.ics',
      `/cafes/${slug}/cafe.ics`,
    ]) {
      const { text, headers } = await get(url);
      expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
      const [component] = new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents(
        'vevent',
      );
      const event = new ICAL.Event(component);
      const theirs = nodeIcal.sync.parseICS(text)[event.uid] as VEvent;
      expect(event.uid).toBe(`${id}@percolateur`);
      expect(event.summary).toBe(draft.title);
      expect(theirs.summary).toBe(draft.title);
      expect(event.description).toBe('Une, deux ; trois\\ et « quatre ».');
      expect(theirs.description).toBe(event.description);
      expect(theirs.start.toISOString()).toBe('2026-12-10T17:30:00.000Z');
      expect(event.startDate.toJSDate().toISOString()).toBe('2026-12-10T17:30:00.000Z');
    }
    const empty = await get('/cafes/agenda/2A.ics');
    expect(empty.text).toContain('BEGIN:VCALENDAR');
    expect((await get('/cafes/agenda/99.ics')).status).toBe(404);
  });

  test('is shared with a picture drawn here', async () => {
    const { slug } = await announced({ title: 'Une intelligence artificielle '.repeat(6).trim() });
    const { bytes, headers } = await get(`/cafes/${slug}/image.png`);
    expect(headers['content-type']).toContain('image/png');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  });
});
