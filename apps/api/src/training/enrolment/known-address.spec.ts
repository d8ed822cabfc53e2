import { enrolmentRoutes, organisationRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import { FormerName } from '../../record/former-name.entity';
import type { Organisation } from '../../record/organisation.entity';
import { Person } from '../../record/person.entity';
import { InvitationService } from './invitation.service';

const { enrol, addWalkIn, list, acceptInvitation } = enrolmentRoutes;
const { editPerson, giveRole, learners } = organisationRoutes;

describe('a person shared by all the hubs', () => {
  let api: TestApi;
  let home: Organisation;
  let other: Organisation;
  let cohort: Cohort;
  let marie: Person;
  let mallory: Client;
  let own: Client;

  beforeAll(async () => (api = await startApi({ at: '2026-11-01T08:00:00Z' })));
  afterAll(() => api.stop());
  beforeEach(async () => {
    home = await api.scene.organisation();
    other = await api.scene.organisation();
    cohort = await api.scene.cohort(other);
    own = await api.as(await api.scene.staff(home, 'coordinator'));
    mallory = await api.as(await api.scene.staff(other, 'coordinator'));
    marie = await api.scene.person({
      firstName: 'Marie',
      lastName: 'Secrète',
      employer: 'Employeur caché',
      homeOrganisationId: home.id,
    });
  });

  const there = () => ({ params: { cohortId: cohort.id } });
  const card = (firstName: string, lastName: string, more: { samePerson?: true } = {}) => ({
    id: uuidv7(),
    firstName,
    lastName,
    email: marie.email,
    employer: '',
    ...more,
  });
  const renamed = { firstName: 'Volée', lastName: 'Volée', employer: '' };
  const rename = (client: Client, hub: Organisation) =>
    client.call(editPerson, {
      params: { organisationId: hub.id, personId: marie.id },
      body: renamed,
    });
  const problem = 'urn:percolateur:known-address';

  test('is enrolled by another hub after a deliberate yes, and shown as that hub wrote her down', async () => {
    const body = card('Paul', 'Durand');
    const asked = await mallory.call(enrol, { ...there(), body });
    expect([asked.status, asked.problem.type]).toEqual([409, problem]);
    const yes = await mallory.call(enrol, { ...there(), body: { ...body, samePerson: true } });
    expect(yes.body).toMatchObject({ firstName: 'Paul', lastName: 'Durand', employer: '' });
    const rows = await mallory.call(list, there());
    const people = await mallory.call(learners, {
      params: { organisationId: other.id },
      query: {},
    });
    for (const { bytes } of [asked, yes, rows, people]) {
      for (const secret of ['Secrète', 'Employeur']) expect(bytes.toString()).not.toContain(secret);
    }
  });

  test('is renamed neither by enrolling her nor by putting her in a room', async () => {
    const body = card('Marie', 'Secrète', { samePerson: true });
    expect((await mallory.call(enrol, { ...there(), body })).status).toBe(200);
    expect((await rename(mallory, other)).status).toBe(404);
    const walkIn = { ...there(), body: card('Marie', 'Secrète', { samePerson: true }) };
    expect((await mallory.call(addWalkIn, walkIn)).status).toBe(200);
    expect((await rename(mallory, other)).status).toBe(404);
    expect((await api.db.manager.findOneByOrFail(Person, { id: marie.id })).firstName).toBe(
      'Marie',
    );
  });

  test('is under the name of the hub whose invitation she accepted, and what she was called is kept', async () => {
    const body = card('Marie', 'Secrète', { samePerson: true });
    const { body: row } = await mallory.call(enrol, { ...there(), body });
    await mallory.call(enrolmentRoutes.invite, { ...there(), body: {} });
    const token = api.app.get(InvitationService).tokenFor(row.id);
    expect((await api.stranger.call(acceptInvitation, { body: { token } })).status).toBe(200);
    const [shown] = (await mallory.call(list, there())).body;
    expect(shown).toMatchObject({ lastName: 'Secrète', employer: 'Employeur caché' });
    expect((await rename(mallory, other)).status).toBe(204);
    const former = await api.db.manager.findOneByOrFail(FormerName, { personId: marie.id });
    expect(former).toMatchObject({ firstName: 'Marie', lastName: 'Secrète' });
  });

  test('is never somebody else: in her own hub, another name at her address is asked about', async () => {
    const here = await api.scene.cohort(home);
    const body = card('Luc', 'Autre');
    const asked = await own.call(enrol, { params: { cohortId: here.id }, body });
    expect(asked.problem.type).toBe(problem);
    expect(asked.problem.detail).toContain('Marie Secrète');
    const same = card('secrete', 'MARIE');
    expect((await own.call(enrol, { params: { cohortId: here.id }, body: same })).status).toBe(200);
  });

  test('is put in no room and given no role elsewhere under a name that is not hers, even with a yes', async () => {
    const { firstName, lastName, email, samePerson } = card('Luc', 'Autre', { samePerson: true });
    const role = { firstName, lastName, email, samePerson };
    const replies = [
      await mallory.call(addWalkIn, {
        ...there(),
        body: card('Luc', 'Autre', { samePerson: true }),
      }),
      await mallory.call(giveRole, {
        params: { organisationId: other.id },
        body: { ...role, role: 'trainer' },
      }),
    ];
    for (const {
      problem: { type },
      bytes,
    } of replies) {
      expect(type).toBe(problem);
      expect(bytes.toString()).not.toContain('Secrète');
    }
  });

  test('keeps her own hub able to correct her name when another gives her a role', async () => {
    const { firstName, lastName, email, samePerson } = card('Marie', 'Secrète', {
      samePerson: true,
    });
    const role = { firstName, lastName, email, samePerson };
    const given = await mallory.call(giveRole, {
      params: { organisationId: other.id },
      body: { ...role, role: 'trainer' },
    });
    expect(given.status).toBe(200);
    expect((await rename(mallory, other)).status).toBe(403);
    expect((await rename(own, home)).status).toBe(204);
  });

  test('is not kept from her own invitation by a room where somebody put her', async () => {
    const walkIn = { ...there(), body: card('Marie', 'Secrète', { samePerson: true }) };
    expect((await mallory.call(addWalkIn, walkIn)).status).toBe(200);
    const enrolment = await api.scene.enrol(await api.scene.cohort(home), marie, 'invited');
    const token = api.app.get(InvitationService).tokenFor(enrolment.id);
    expect((await api.stranger.call(acceptInvitation, { body: { token } })).status).toBe(200);
  });
});
