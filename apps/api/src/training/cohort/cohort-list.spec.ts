import type { CohortQuery } from '@percolateur/contract';
import { cohortRoutes, organisationRoutes } from '@percolateur/contract';
import { bareWord, cohortStages } from '@percolateur/domain';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Organisation } from '../../record/organisation.entity';
import { pageSize } from '../../record/searched';

describe('long lists', () => {
  let api: TestApi;
  let hub: Organisation;
  let coordinator: Client;
  let admin: Client;
  let nation: Organisation;
  beforeAll(async () => {
    api = await startApi({ at: '2026-10-01T08:00:00Z' });
    nation = await api.scene.organisation({ kind: 'national', name: 'Nation' });
    hub = await api.scene.organisation({ name: 'Hub de la Forêt' });
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    admin = await api.as(await api.scene.staff(nation, 'admin'));
  });
  afterAll(() => api.stop());

  const every = async (who: Client, query: CohortQuery) => {
    const titles: string[] = [];
    let pages = 0;
    for (let after: string | undefined; ; pages++) {
      const { body } = await who.call(cohortRoutes.list, {
        query: { ...query, ...(after && { after }) },
      });
      titles.push(...body.rows.map(({ title }) => title));
      if (!body.next) return { titles, pages: pages + 1 };
      after = body.next;
    }
  };

  test('of sessions come a page at a time, in order, each once', async () => {
    const days = Array.from({ length: pageSize + 5 }, (_, index) => index);
    for (const index of days) {
      await api.scene.cohort(hub, {
        title: `Session ${String(index).padStart(3, '0')}`,
        // Some share their first day: the order must still be one.
        firstDay: `2027-0${1 + (index % 3)}-12`,
      });
    }
    const past = await api.scene.cohort(hub, { firstDay: '2026-03-02', title: 'Ancienne' });
    const { titles, pages } = await every(coordinator, { period: 'coming' });
    expect(pages).toBe(2);
    expect(new Set(titles).size).toBe(days.length);
    expect(titles).toHaveLength(days.length);
    expect((await every(coordinator, { period: 'past' })).titles).toEqual([past.title]);
    expect((await every(coordinator, {})).titles).toHaveLength(days.length + 1);
    const dates = (await coordinator.call(cohortRoutes.list, { query: { period: 'coming' } })).body;
    const starts = dates.rows.map(({ startsAt }) => startsAt!);
    expect(starts).toEqual([...starts].sort());
  });

  test('come by state, each page after the other: under way, to come, over', async () => {
    const own = await api.scene.organisation();
    const lead = await api.as(await api.scene.staff(own, 'coordinator'));
    const statuses = ['cancelled', 'draft', 'running', 'archived', 'open', 'closed'] as const;
    for (let index = 0; index < pageSize + 10; index++) {
      const status = statuses[index % statuses.length];
      await api.scene.cohort(own, {
        title: status,
        status,
        firstDay: `2027-0${1 + (index % 4)}-12`,
      });
    }
    for (const period of ['coming', undefined] as const) {
      const query = { order: 'state' as const, ...(period && { period }) };
      const { titles, pages } = await every(lead, query);
      expect([pages, titles.length]).toEqual([2, pageSize + 10]);
      expect([...new Set(titles)]).toEqual(cohortStages);
      // Each state is in one piece.
      expect(titles.filter((title, index) => title !== titles[index - 1])).toEqual(cohortStages);
    }
    const first = (await lead.call(cohortRoutes.list, { query: { order: 'state' } })).body.rows;
    const starts = first.filter(({ status }) => status === 'running').map((each) => each.startsAt!);
    expect(starts).toEqual([...starts].sort().reverse());
  });

  test('are searched by title, place and hub, whatever the accents', async () => {
    await api.scene.cohort(hub, {
      title: 'Été à Évreux',
      venueName: 'L’Œuvre',
      firstDay: '2026-12-01',
    });
    const found = async (search: string, who = coordinator) =>
      (await every(who, { search })).titles;
    expect(await found('evreux ETE')).toEqual(['Été à Évreux']);
    expect(await found("l'oeuvre")).toEqual(['Été à Évreux']);
    expect(await found('foret evreux', admin)).toEqual(['Été à Évreux']);
    expect(await found('evreux nulle')).toEqual([]);
    expect(await found('%')).toHaveLength((await every(coordinator, {})).titles.length);
  });

  test('keep a half-day moved or removed in their order', async () => {
    const cohort = await api.scene.cohort(hub, { title: 'Qui bouge', firstDay: '2026-11-03' });
    await api.db.query(
      `update half_day set starts_at = starts_at - interval '1 year',
         ends_at = ends_at - interval '1 year' where cohort_id = $1`,
      [cohort.id],
    );
    expect((await every(coordinator, { period: 'past', search: 'bouge' })).titles).toHaveLength(1);
    await api.db.query('delete from half_day where cohort_id = $1', [cohort.id]);
    expect((await every(coordinator, { period: 'coming', search: 'bouge' })).titles).toHaveLength(
      1,
    );
  });

  test('of what presses stop at those near now, and say the next to begin', async () => {
    const soon = await api.scene.cohort(hub, {
      title: 'À inviter',
      firstDay: '2026-10-08',
      status: 'open',
    });
    await api.scene.enrol(soon, await api.scene.person(), 'invited', {
      invitedAt: null,
      answeredAt: null,
    });
    const { body } = await coordinator.call(cohortRoutes.pressing, { query: {} });
    expect(body.rows.map(({ title }) => title)).toContain('À inviter');
    expect(body.rows.every(({ alarms }) => alarms.length > 0)).toBe(true);
    expect(body.next?.title).toBe('À inviter');
    const elsewhere = { query: { organisationId: uuidv7() } };
    expect((await coordinator.call(cohortRoutes.pressing, elsewhere)).body).toEqual({
      figures: {
        ...{ running: 0, coming: 0, freeSeats: 0, seats: 0, toInvite: 0, unanswered: 0 },
        ...{ signatures: 0, documents: 0 },
      },
      rows: [],
      more: false,
      next: null,
    });
  });

  test('of people come a page at a time; the nation finds those of every hub', async () => {
    const cohort = await api.scene.cohort(hub, { title: 'La grande' });
    const neighbour = await api.scene.organisation();
    const other = await api.scene.cohort(neighbour, { title: 'Ailleurs' });
    for (let index = 0; index < pageSize + 3; index++) {
      await api.scene.enrol(cohort, await api.scene.person({ firstName: 'Zoé', lastName: 'Page' }));
    }
    await api.scene.enrol(other, await api.scene.person({ firstName: 'Zoé', lastName: 'Voisine' }));
    const people = async (who: Client, organisationId: string) => {
      const ids: string[] = [];
      for (let after: string | undefined; ;) {
        const { body } = await who.call(organisationRoutes.learners, {
          params: { organisationId },
          query: { search: 'zoé', ...(after && { after }) },
        });
        ids.push(...body.rows.map(({ personId }) => personId));
        if (!body.next) return ids;
        after = body.next;
      }
    };
    const mine = await people(coordinator, hub.id);
    expect(new Set(mine).size).toBe(pageSize + 3);
    expect(mine).toHaveLength(pageSize + 3);
    expect(await people(admin, nation.id)).toHaveLength(pageSize + 4);
    expect(await people(admin, hub.id)).toHaveLength(pageSize + 3);
  });

  test('look for the same words as the domain does', async () => {
    const letters = fc.constantFrom(
      ..."aàâäbcçdeéèêëfiîïoôœuùûüyÿzAÀÂÉÈŒÆÇßłŁşİŌぁ北дЖ أé1²-_'’ .@+",
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: letters, maxLength: 30 }), async (text) => {
        const [{ bare }] = await api.db.query('select bare_word($1) as bare', [text]);
        expect(bare).toBe(bareWord(text));
      }),
      { numRuns: 300 },
    );
  });

  test('in figures say one count with the lists, and nothing of another hub', async () => {
    const own = await api.scene.organisation();
    const lead = await api.as(await api.scene.staff(own, 'coordinator'));
    const open = await api.scene.cohort(own, { firstDay: '2026-12-01', capacity: 6 });
    const invited = (fields: object) => ({ invitedAt: null, answeredAt: null, ...fields });
    const join = async (status: 'accepted' | 'invited' | 'waitlisted' | 'declined', fields = {}) =>
      api.scene.enrol(open, await api.scene.person(), status, fields);
    await join('accepted');
    await join('invited', invited({}));
    await join('invited', invited({ invitedAt: api.clock.now() }));
    const lapsed = { invitedAt: api.clock.now(), answerBefore: new Date('2026-09-30T08:00:00Z') };
    await join('invited', invited(lapsed));
    await join('waitlisted', invited({}));
    await join('declined');
    await api.scene.cohort(own, { firstDay: '2026-12-08', status: 'draft' });
    const running = await api.scene.cohort(own, { firstDay: '2026-09-30', status: 'running' });
    await api.scene.enrol(running, await api.scene.person());
    const closed = await api.scene.cohort(own, { firstDay: '2026-09-22', status: 'closed' });
    await api.scene.enrol(closed, await api.scene.person(), 'not_completed');
    await api.scene.cohort(own, { firstDay: '2026-11-10', status: 'cancelled' });

    const { body } = await lead.call(cohortRoutes.pressing, { query: {} });
    expect(body.figures).toEqual({
      running: 1,
      coming: 2,
      seats: 6,
      freeSeats: 3,
      toInvite: 1,
      unanswered: 1,
      signatures: 2,
      documents: 1,
    });
    const view = (await lead.call(cohortRoutes.read, { params: { cohortId: open.id } })).body;
    const { toInvite, invited: unanswered, accepted, completed, notCompleted } = view.counts;
    expect(view.seatsTaken).toBe(toInvite + unanswered + accepted + completed + notCompleted);
    expect(view.capacity - view.seatsTaken).toBe(body.figures.freeSeats);
  });

  test('of half-days to come are in order, a page at a time, of one’s own hub', async () => {
    const own = await api.scene.organisation();
    const lead = await api.as(await api.scene.staff(own, 'coordinator'));
    const lucie = await api.scene.staff(own, 'trainer');
    for (let index = 0; index < 14; index++) {
      const firstDay = `2026-11-${String(10 + (index % 3)).padStart(2, '0')}`;
      await api.scene.cohort(own, { firstDay, trainers: [lucie] });
    }
    await api.scene.cohort(own, { firstDay: '2026-11-10', status: 'cancelled' });
    await api.scene.cohort(own, { firstDay: '2026-09-10', status: 'closed' });
    const first = (await lead.call(cohortRoutes.agenda, { query: {} })).body;
    expect(first.rows).toHaveLength(pageSize);
    const second = (await lead.call(cohortRoutes.agenda, { query: { after: first.next! } })).body;
    expect(second.next).toBeNull();
    const all = [...first.rows, ...second.rows];
    expect(new Set(all.map(({ id }) => id)).size).toBe(14 * 4);
    const starts = all.map(({ startsAt }) => startsAt);
    expect(starts).toEqual([...starts].sort());
    expect(all[0]).toMatchObject({ position: 1, halfDayCount: 4, venueName: 'Le Dôme' });
    expect(all[0].trainers).toEqual([`${lucie.firstName} ${lucie.lastName}`]);
    const theirs = (await coordinator.call(cohortRoutes.agenda, { query: {} })).body;
    expect(theirs.rows.some(({ organisationName }) => organisationName === own.name)).toBe(false);
    expect((await api.stranger.call(cohortRoutes.agenda, { query: {} })).status).toBe(401);
  });

  test('of a month say each day that holds sessions, on the clock of its place', async () => {
    const own = await api.scene.organisation();
    const lead = await api.as(await api.scene.staff(own, 'coordinator'));
    const on = (firstDay: string, title: string, more: object = {}) =>
      api.scene.cohort(own, { firstDay, title, ...more });
    for (const title of ['Alès', 'Brest', 'Caen', 'Dax']) await on('2027-05-11', title);
    await on('2027-05-11', 'Annulée', { status: 'cancelled' });
    await on('2027-03-30', 'Avant');
    const past = await on('2026-03-10', 'Ancienne', { status: 'closed' });
    const island = await on('2027-04-29', 'Nouméa', { timeZone: 'Pacific/Noumea' });
    // Evening in Paris, and the first of May already where it is held.
    await api.db.query(
      `update half_day set starts_at = '2027-04-30T20:00:00Z', ends_at = '2027-04-30T23:30:00Z'
       where cohort_id = $1 and position = 4`,
      [island.id],
    );
    const month = async (asked: string, who = lead) =>
      (await who.call(cohortRoutes.calendar, { query: { month: asked } })).body.days;
    const may = await month('2027-05');
    expect(may.map(({ day, count }) => [day, count])).toEqual([
      ['2027-05-01', 1],
      ['2027-05-11', 4],
      ['2027-05-12', 4],
    ]);
    expect(may[1].titles).toEqual(['Alès', 'Brest', 'Caen']);
    expect((await month('2026-03')).map(({ titles }) => titles)).toContainEqual([past.title]);
    expect(await month('2027-05', coordinator)).toEqual([]);
    const dayOf = async (day: string) =>
      (await lead.call(cohortRoutes.agenda, { query: { day } })).body.rows;
    expect((await dayOf('2027-05-01')).map(({ cohortTitle }) => cohortTitle)).toEqual(['Nouméa']);
    expect(await dayOf('2027-05-11')).toHaveLength(8);
    expect(await dayOf('2026-03-10')).toHaveLength(2);
    const wrong = { query: { month: '2027-13' } };
    expect((await lead.call(cohortRoutes.calendar, wrong)).status).toBe(400);
    const stranger = await api.stranger.call(cohortRoutes.calendar, {
      query: { month: '2027-05' },
    });
    expect(stranger.status).toBe(401);
  });

  test('of places hold each once, the latest first, for those who create sessions', async () => {
    const own = await api.scene.organisation();
    const at = (venueName: string, createdAt: string, venueAccess = '') =>
      api.scene.cohort(own, { venueName, venueAccess, createdAt: new Date(createdAt) });
    await at('Le Dôme', '2026-03-01T08:00:00Z', 'Par la cour.');
    await at('La Fabrique', '2026-04-01T08:00:00Z');
    await at('Le Dôme', '2026-05-01T08:00:00Z', 'Par le quai.');
    await at('', '2026-06-01T08:00:00Z');
    const params = { organisationId: own.id };
    const known = await api.as(await api.scene.staff(own, 'coordinator'));
    const { body } = await known.call(cohortRoutes.venues, { params });
    expect(body.map(({ venueName, venueAccess }) => [venueName, venueAccess])).toEqual([
      ['Le Dôme', 'Par le quai.'],
      ['La Fabrique', ''],
    ]);
    const trainer = await api.as(await api.scene.staff(own, 'trainer'));
    expect((await trainer.call(cohortRoutes.venues, { params })).status).toBe(403);
    expect((await coordinator.call(cohortRoutes.venues, { params })).status).toBe(404);
    expect((await api.stranger.call(cohortRoutes.venues, { params })).status).toBe(401);
  });
});
