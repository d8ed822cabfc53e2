import { learnerRoutes, progressRoutes as routes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { attestedIn } from '../../../test/attested';
import type { Attestation } from '../../../test/attested';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { CafeAccount } from '../../record/cafe-account.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import type { Organisation } from '../../record/organisation.entity';

describe('who is on the way to a first café', () => {
  let api: TestApi;
  let nadia: Attestation;
  let hub: Organisation;
  let admin: Client;
  let nation: Organisation;
  beforeAll(async () => {
    api = await startApi();
    nation = await api.scene.organisation({ kind: 'national', code: 'NAT', name: 'Nation' });
    admin = await api.as(await api.scene.staff(nation, 'admin'));
    nadia = await attestedIn(api);
    hub = nadia.hub;
  });
  afterAll(() => api.stop());

  const ofCohort = async (client = nadia.coordinator) =>
    (await client.call(routes.ofCohort, { params: { cohortId: nadia.cohort.id } })).body.people;
  const inHub = () => ({ params: { organisationId: hub.id } });

  test('is read from what they did, and who is stuck from how long', async () => {
    const [person] = await ofCohort();
    expect(person).toMatchObject({
      ...{ lastName: 'Benali', state: 'intention', stuck: null, plannedOn: null, helper: null },
      certifiedAt: '2026-11-26T08:00:00.000Z',
    });
    api.clock.set('2026-12-11T08:00:00Z');
    expect((await ofCohort())[0].stuck).toBe('Pas encore de date.');
    const plan = { plannedOn: '2026-12-20', place: 'Médiathèque', ally: '', question: '' };
    const params = { cohortId: nadia.cohort.id };
    await nadia.learner.call(learnerRoutes.planCafe, { params, body: plan });
    expect((await ofCohort())[0]).toMatchObject({
      ...{ state: 'planned', plannedOn: '2026-12-20', stuck: null },
      since: '2026-12-11T08:00:00.000Z',
    });
    api.clock.set('2026-12-21T08:00:00Z');
    expect((await ofCohort())[0].stuck).toBe('La date posée est passée, sans nouvelle.');
    const all = await nadia.coordinator.call(routes.ofHub, inHub());
    expect(all.body.people).toEqual(await ofCohort());
  });

  test('is for the team of the session and the hub, and nobody else', async () => {
    const elsewhere = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    const [{ enrolmentId }] = await ofCohort();
    const params = { enrolmentId };
    for (const client of [elsewhere, nadia.learner]) {
      const cohort = { params: { cohortId: nadia.cohort.id } };
      expect((await client.call(routes.ofCohort, cohort)).status).toBe(404);
      expect((await client.call(routes.ofHub, inHub())).status).toBe(404);
      expect((await client.call(routes.helpers, { params })).status).toBe(404);
      const pair = { params, body: { helperId: nadia.person.id } };
      expect((await client.call(routes.pair, pair)).status).toBe(404);
      expect((await client.call(routes.part, { params })).status).toBe(404);
      const star = { ...inHub(), query: { year: 2026 } };
      expect((await client.call(routes.northStar, star)).status).toBe(404);
    }
  });

  test('is helped only by who agreed, and agrees only who held a café', async () => {
    const { learner, coordinator, person } = nadia;
    expect((await learner.call(routes.help, { body: { departement: '14' } })).status).toBe(403);
    expect((await learner.call(routes.help, { body: { departement: '99' } })).status).toBe(400);
    expect((await learner.call(routes.myHelp, {})).body).toEqual({
      ...{ mayHelp: false, departement: null, helper: null },
    });
    const [{ enrolmentId }] = await ofCohort();
    const params = { enrolmentId };
    expect((await coordinator.call(routes.helpers, { params })).body).toEqual([]);
    const pair = { params, body: { helperId: person.id } };
    expect((await coordinator.call(routes.pair, pair)).status).toBe(404);
  });

  /** A café of this person in the calendar. */
  const announce = async (
    { person, cohort }: Attestation,
    day: string,
    state: 'announced' | 'told' = 'announced',
  ) => {
    const { id: enrolmentId } = await api.db.manager.findOneByOrFail(Enrolment, {
      ...{ personId: person.id, cohortId: cohort.id },
    });
    const id = uuidv7();
    await api.db.manager.insert(PublicCafe, {
      ...{
        id,
        organisationId: hub.id,
        hostId: person.id,
        enrolmentId,
        hostName: 'Nadia',
        slug: id,
      },
      ...{
        title: 'Un café',
        theme: 'discover' as const,
        place: 'Médiathèque',
        address: '14000 Caen',
      },
      ...{ departement: '14', timeZone: 'Europe/Paris', seats: 12, state, toldState: state },
      ...{ latitude: 49.18, longitude: -0.36 },
      ...{ startsAt: new Date(`${day}T17:00Z`), endsAt: new Date(`${day}T18:00Z`) },
      ...{ createdAt: api.clock.now(), provedAt: api.clock.now() },
    });
    return id;
  };

  test('goes on by itself: announced, held, told; then helps who begins, who writes first', async () => {
    const id = await announce(nadia, '2027-01-05');
    const state = async () => (await ofCohort())[0];
    expect(await state()).toMatchObject({ state: 'announced', stuck: null });
    expect((await nadia.learner.call(routes.help, { body: { departement: '14' } })).status).toBe(
      403,
    );
    api.clock.set('2027-01-06T08:00:00Z');
    expect(await state()).toMatchObject({ state: 'held', since: '2027-01-05T18:00:00.000Z' });
    api.clock.set('2027-01-14T08:00:00Z');
    expect((await state()).stuck).toBe('Le café a eu lieu, il n’est pas raconté.');
    await api.db.manager.insert(CafeAccount, {
      ...{ cafeId: id, under25: 1, adults: 6, over60: 2, format: 'discussion' as const },
      ...{ worked: '', wouldHelp: '', photo: null, toldAt: api.clock.now() },
    });
    expect(await state()).toMatchObject({ state: 'told', stuck: null });

    const agreed = await nadia.learner.call(routes.help, { body: { departement: '61' } });
    expect(agreed.body).toMatchObject({ mayHelp: true, departement: '61' });
    const omar = await attestedIn(api, { firstDay: '2027-01-12', hub });
    const { body: way } = await omar.coordinator.call(routes.ofCohort, {
      params: { cohortId: omar.cohort.id },
    });
    const params = { enrolmentId: way.people[0].enrolmentId };
    const near = async () => (await omar.coordinator.call(routes.helpers, { params })).body;
    // From Caen to the centre of the Orne, where she held none; then to where she did.
    const [far] = await near();
    expect(far).toMatchObject({ personId: nadia.person.id, cafes: 1 });
    expect(Math.abs(far!.kilometres - 93)).toBeLessThan(5);
    await nadia.learner.call(routes.help, { body: { departement: '14' } });
    expect(await near()).toMatchObject([{ personId: nadia.person.id, departement: '14' }]);
    expect((await near())[0]!.kilometres).toBeLessThan(3);
    // Nobody is asked to cross the sea.
    await nadia.learner.call(routes.help, { body: { departement: '974' } });
    expect(await near()).toEqual([]);
    await nadia.learner.call(routes.help, { body: { departement: '61' } });
    const pair = { params, body: { helperId: nadia.person.id } };
    expect((await omar.coordinator.call(routes.pair, pair)).status).toBe(204);
    expect((await omar.learner.call(routes.myHelp, {})).body.helper).toEqual({
      ...{ firstName: nadia.person.firstName, email: nadia.person.email },
    });
    expect((await omar.coordinator.call(routes.part, { params })).status).toBe(204);
    const none = await nadia.learner.call(routes.help, { body: { departement: null } });
    expect(none.body.departement).toBeNull();
    expect((await omar.coordinator.call(routes.helpers, { params })).body).toEqual([]);
  });

  test('cafés are counted by month and by place, and people only where they are enough', async () => {
    const year = { params: { organisationId: hub.id }, query: { year: 2027 } };
    const { body } = await nadia.coordinator.call(routes.cafeFigures, year);
    expect(body).toMatchObject({
      ...{ fewest: 5, total: { name: hub.name, cafes: 1, told: 1, came: 9, ages: null } },
      months: [{ name: '2027-01', cafes: 1, came: 9, ages: null }],
      departements: [{ name: '14', cafes: 1, came: 9 }],
    });
    const none = { ...year, query: { year: 2025 } };
    expect((await nadia.coordinator.call(routes.cafeFigures, none)).body.months).toEqual([]);
    const all = { ...year, params: { organisationId: nation.id } };
    expect((await admin.call(routes.cafeFigures, all)).body.total.cafes).toBe(1);
    expect((await nadia.coordinator.call(routes.cafeFigures, all)).status).toBe(404);
    expect((await nadia.learner.call(routes.cafeFigures, year)).status).toBe(404);
  });

  test('is counted, never of fewer than five', async () => {
    const query = { year: 2026 };
    const star = async (client: Client, organisationId: string) =>
      (await client.call(routes.northStar, { params: { organisationId }, query })).body;
    expect(await star(nadia.coordinator, hub.id)).toMatchObject({
      ...{ fewest: 5, days: 60, total: null, groups: [{ name: 'T4', star: null }] },
    });
    for (let count = 0; count < 5; count += 1) {
      await attestedIn(api, { firstDay: '2026-11-03', hub });
    }
    api.clock.set('2027-01-20T08:00:00Z');
    const told = { certified: 6, held: 1, running: 0 };
    expect(await star(nadia.coordinator, hub.id)).toMatchObject({
      ...{ total: told, groups: [{ name: 'T4', star: told }] },
    });
    expect(await star(admin, nation.id)).toMatchObject({
      ...{ total: told, groups: [{ name: hub.name, star: told }] },
    });
    const refused = { params: { organisationId: nation.id }, query };
    expect((await nadia.coordinator.call(routes.northStar, refused)).status).toBe(404);
  }, 60_000);
});
