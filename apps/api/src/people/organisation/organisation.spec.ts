import { organisationRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { signedOnTime } from '../../../test/signatures';
import { AuditEvent } from '../../record/audit-event.entity';
import type { Person } from '../../record/person.entity';
import { RoleGrant } from '../../record/role.entity';
import type { Organisation } from '../../record/organisation.entity';

describe('organisations', () => {
  let api: TestApi;
  let nation: Organisation;
  let hub: Organisation;
  let neighbour: Organisation;
  let admin: Client;
  let coordinator: Client;
  let trainer: Client;
  let stranger: Client;
  let outsider: Client;
  let learner: Client;
  let lucie: Person;

  beforeAll(async () => {
    api = await startApi();
    nation = await api.scene.organisation({ kind: 'national', code: 'NAT', name: 'Nation' });
    hub = await api.scene.organisation();
    neighbour = await api.scene.organisation();
    admin = await api.as(await api.scene.staff(nation, 'admin'));
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    lucie = await api.scene.staff(hub, 'trainer');
    trainer = await api.as(lucie);
    stranger = api.stranger;
    outsider = await api.as(await api.scene.staff(neighbour, 'coordinator'));
    learner = await api.as(await api.scene.person());
  });
  afterAll(() => api.stop());

  const newHub = (fields = {}) => ({
    id: uuidv7(),
    name: 'Hub Bretagne',
    code: 'BZH',
    legalName: 'Association Bretagne',
    address: '2 quai Émile Zola, 35000 Rennes',
    city: 'Rennes',
    siret: '',
    activityNumber: '',
    representativeName: 'Yann Le Bihan',
    representativeCapacity: 'président',
    contactEmail: 'bonjour@bretagne.test',
    contactPhone: '',
    disabilityContactName: 'Anne Kerjean',
    disabilityContactEmail: 'anne@bretagne.test',
    ...fields,
  });
  const params = () => ({ organisationId: hub.id });

  test('nobody reaches what is not theirs', async () => {
    const edit = { revision: 1, name: 'Autre' };
    const role = {
      firstName: 'Zoé',
      lastName: 'Roy',
      email: 'zoe@roy.test',
      role: 'trainer' as const,
    };
    const card = { firstName: 'Zoé', lastName: 'Roy', employer: '' };
    const attempts = (who: Client) =>
      Promise.all([
        who.call(organisationRoutes.edit, { params: params(), body: edit }),
        who.call(organisationRoutes.staff, { params: params() }),
        who.call(organisationRoutes.giveRole, { params: params(), body: role }),
        who.call(organisationRoutes.takeRole, { params: { ...params(), roleId: uuidv7() } }),
        who.call(organisationRoutes.learners, { params: params(), query: {} }),
        who.call(organisationRoutes.editPerson, {
          params: { ...params(), personId: lucie.id },
          body: card,
        }),
      ]).then((replies) => [...new Set(replies.map(({ status }) => status))]);
    expect(await attempts(stranger)).toEqual([401]);
    expect(await attempts(outsider)).toEqual([404]);
    expect(await attempts(learner)).toEqual([404]);
    expect(await attempts(trainer)).toEqual([403]);
    expect((await stranger.call(organisationRoutes.list, {})).status).toBe(401);
    expect((await stranger.call(organisationRoutes.create, { body: newHub() })).status).toBe(401);
    for (const who of [outsider, learner, trainer, coordinator]) {
      expect((await who.call(organisationRoutes.create, { body: newHub() })).status).toBe(403);
    }
    const unknown = { params: { organisationId: uuidv7() } };
    expect((await admin.call(organisationRoutes.staff, unknown)).status).toBe(404);
    const malformed = { params: { organisationId: 'hub' } };
    expect((await admin.call(organisationRoutes.staff, malformed)).status).toBe(404);
  });

  test('each sees where they work, the nation sees all', async () => {
    const codes = async (who: Client) =>
      (await who.call(organisationRoutes.list, {})).body.map(({ code }) => code);
    expect(await codes(trainer)).toEqual([hub.code]);
    expect(await codes(learner)).toEqual([]);
    expect(await codes(admin)).toEqual(expect.arrayContaining(['NAT', hub.code, neighbour.code]));
  });

  test('the nation creates a hub, once, under a code of its own', async () => {
    const body = newHub();
    const replies = await Promise.all(
      [1, 2].map(() => admin.call(organisationRoutes.create, { body })),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(replies[0].body).toMatchObject({ id: body.id, kind: 'hub', code: 'BZH', revision: 1 });
    const other = await admin.call(organisationRoutes.create, { body: { ...body, city: 'Brest' } });
    expect(other.problem.type).toBe('urn:percolateur:id-reused');
    const taken = await admin.call(organisationRoutes.create, { body: newHub() });
    expect(taken.problem.errors).toEqual([
      { path: 'code', message: 'Un autre hub porte déjà ce code.' },
    ]);
  });

  test('an edit made on an old reading is refused; the same one twice is not', async () => {
    const mine = await api.scene.organisation();
    const client = await api.as(await api.scene.staff(mine, 'coordinator'));
    const edit = (body: { revision: number; city: string }) =>
      client.call(organisationRoutes.edit, { params: { organisationId: mine.id }, body });
    expect((await edit({ revision: 1, city: 'Lisieux' })).body.revision).toBe(2);
    expect((await edit({ revision: 1, city: 'Lisieux' })).status).toBe(200);
    expect((await edit({ revision: 1, city: 'Bayeux' })).status).toBe(409);
    const events = await api.db.manager.countBy(AuditEvent, {
      objectId: mine.id,
      action: 'organisation.edited',
    });
    expect(events).toBe(1);
  });

  test('coordinators appoint trainers, the nation appoints the others', async () => {
    const body = { firstName: 'Paul', lastName: 'Roux', email: 'Paul.Roux@hub.test' };
    const give = (who: Client, role: 'trainer' | 'coordinator' | 'admin', at = hub) =>
      who.call(organisationRoutes.giveRole, {
        params: { organisationId: at.id },
        body: { ...body, role },
      });
    const [staff] = await Promise.all([give(coordinator, 'trainer'), give(coordinator, 'trainer')]);
    expect(staff.status).toBe(200);
    expect((await give(coordinator, 'coordinator')).status).toBe(403);
    expect((await give(admin, 'admin')).status).toBe(400);
    const { body: members } = await give(admin, 'coordinator');
    const paul = members.find(({ email }) => email === 'paul.roux@hub.test')!;
    expect(paul.roles.map(({ role }) => role)).toEqual(['coordinator', 'trainer']);

    const take = (who: Client, roleId: string) =>
      who.call(organisationRoutes.takeRole, { params: { ...params(), roleId } });
    expect((await take(coordinator, paul.roles[0].id)).status).toBe(403);
    const left = await take(coordinator, paul.roles[1].id);
    expect(left.body.find(({ personId }) => personId === paul.personId)?.roles).toHaveLength(1);
    expect((await take(coordinator, paul.roles[1].id)).status).toBe(200);
  });

  test('whoever trains no more leads no session where they taught nothing, and keeps those they taught', async () => {
    const { scene, db } = api;
    const lucie = await scene.staff(hub, 'trainer');
    const [taught, ahead] = [
      await scene.cohort(hub, { trainers: [lucie], status: 'running' }),
      await scene.cohort(hub, { trainers: [lucie], firstDay: '2027-02-02' }),
    ];
    const there = await scene.cohort(neighbour, { trainers: [lucie], firstDay: '2027-03-02' });
    await signedOnTime(api, lucie, taught.halfDays.slice(0, 1), { role: 'trainer' });
    const { id: roleId } = await db.manager.findOneByOrFail(RoleGrant, { personId: lucie.id });
    await coordinator.call(organisationRoutes.takeRole, { params: { ...params(), roleId } });
    const led = await db.query<{ id: string }[]>(
      'select cohort_id as id from cohort_trainer where person_id = $1 order by cohort_id',
      [lucie.id],
    );
    expect(led.map(({ id }) => id)).toEqual([taught.id, there.id].sort());
    expect(led).not.toContainEqual({ id: ahead.id });
  });

  test('the nation always keeps an admin', async () => {
    const at = { organisationId: nation.id };
    const { body: staff } = await admin.call(organisationRoutes.staff, { params: at });
    const roleId = staff[0].roles[0].id;
    const reply = await admin.call(organisationRoutes.takeRole, { params: { ...at, roleId } });
    expect(reply.status).toBe(403);
  });

  test('learners are found by any word, whatever the accents, in the hub alone', async () => {
    const cohort = await api.scene.cohort(hub);
    const elsewhere = await api.scene.cohort(neighbour);
    const chloe = await api.scene.person({ firstName: 'Chloé', lastName: 'Œillet' });
    await api.scene.enrol(cohort, chloe);
    await api.scene.enrol(elsewhere, await api.scene.person({ firstName: 'Chloé' }));
    const search = async (words: string) =>
      (
        await coordinator.call(organisationRoutes.learners, {
          params: params(),
          query: { search: words },
        })
      ).body.rows;
    expect(await search('oeillet CHLOE')).toEqual([
      {
        personId: chloe.id,
        firstName: 'Chloé',
        lastName: 'Œillet',
        email: chloe.email,
        employer: chloe.employer,
        namesakes: [],
        mergedInto: null,
        cohorts: [{ id: cohort.id, title: cohort.title, startsAt: expect.any(String) }],
      },
    ]);
    expect(await search('chloe caen')).toEqual([]);
    expect((await search('')).length).toBe(1);
  });

  test('a name is corrected where the person accepted a place, whatever role they hold elsewhere', async () => {
    const cohort = await api.scene.cohort(hub);
    const [nadia, colleague, nobody] = await Promise.all([
      api.scene.person(),
      api.scene.staff(neighbour, 'trainer'),
      api.scene.person(),
    ]);
    await api.scene.enrol(cohort, nadia);
    await api.scene.enrol(cohort, colleague);
    const correct = (person: Person) =>
      coordinator.call(organisationRoutes.editPerson, {
        params: { ...params(), personId: person.id },
        body: { firstName: 'Nadia', lastName: 'Ben Ali', employer: 'Ville de Flers' },
      });
    expect((await correct(nadia)).status).toBe(204);
    expect((await correct(nadia)).status).toBe(204);
    expect((await correct(colleague)).status).toBe(204);
    expect((await correct(nobody)).status).toBe(404);
    const events = await api.db.manager.findBy(AuditEvent, { objectId: nadia.id });
    expect(events).toHaveLength(1);
    expect(events[0].detail).toEqual({ fields: 'lastName,employer' });
  });

  test('a person is shown as one hub knows them: what they follow there, and no more', async () => {
    const nadia = await api.scene.person({ lastName: 'Passeport' });
    const here = await api.scene.cohort(hub, { title: 'Ici' });
    const there = await api.scene.cohort(neighbour, { title: 'Ailleurs', firstDay: '2026-12-08' });
    await api.scene.enrol(here, nadia);
    await api.scene.enrol(there, nadia);
    const sheet = (who: Client, organisationId: string) =>
      who.call(organisationRoutes.person, { params: { organisationId, personId: nadia.id } });
    const { body } = await sheet(coordinator, hub.id);
    expect(body).toMatchObject({ lastName: 'Passeport', email: nadia.email });
    expect(body.enrolments.map(({ cohortTitle }) => cohortTitle)).toEqual(['Ici']);
    expect((await sheet(outsider, neighbour.id)).body.enrolments[0].cohortTitle).toBe('Ailleurs');
    const everywhere = (await sheet(admin, nation.id)).body.enrolments;
    expect(everywhere.map(({ cohortTitle }) => cohortTitle).sort()).toEqual(['Ailleurs', 'Ici']);
    expect((await sheet(outsider, hub.id)).status).toBe(404);
    expect((await sheet(trainer, hub.id)).status).toBe(403);
    expect((await sheet(stranger, hub.id)).status).toBe(401);

    // Written down by a hub that does not know her, she is not shown to it.
    const karim = await api.scene.person();
    const writtenAs = { firstName: 'Karim', lastName: 'Autre', employer: '' };
    await api.scene.enrol(there, karim, 'invited', { writtenAs });
    const params = { organisationId: neighbour.id, personId: karim.id };
    expect((await outsider.call(organisationRoutes.person, { params })).status).toBe(404);
  });
});
