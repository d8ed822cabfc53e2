import { enrolmentRoutes, registrationRoutes as routes } from '@percolateur/contract';
import type { RegistrationRequest } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import { RegistrationService } from './registration.service';
import { RegistrationTokens } from './registration-tokens';

let serial = 0;

describe('asking for a seat through a link', () => {
  let api: TestApi;
  let hub: Organisation;
  let coordinator: Client;
  beforeAll(async () => {
    api = await startApi({ at: '2026-11-01T08:00:00Z' });
    hub = await api.scene.organisation();
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
  });
  beforeEach(() => api.clock.set('2026-11-01T08:00:00Z'));
  afterAll(() => api.stop());

  const tokenOf = (...of: Parameters<RegistrationTokens['of']>) =>
    api.app.get(RegistrationTokens, { strict: false }).of(...of);
  const linkTo = async ({ id: cohortId }: Cohort, limits: object = {}) => {
    const body = { id: uuidv7(), label: 'Affiche', lastDay: null, maxUses: null, ...limits };
    return (await coordinator.call(routes.createLink, { params: { cohortId }, body })).body;
  };
  const aRequest = (token: string, fields: Partial<RegistrationRequest> = {}) => {
    serial += 1;
    const id = uuidv7();
    const body = {
      ...{ id, token, firstName: 'Ève', lastName: 'Petit', email: `eve${serial}@percolateur.test` },
      ...{ employer: 'Médiathèque', siret: '732 829 320 00074', occupation: 'librarian' as const },
      ...{ experience: 'never' as const, needs: 'Oser animer.', accommodation: false, ...fields },
    };
    return { body, mine: { body: { token: tokenOf('registration', body.id) } } };
  };
  /** A request whose address has answered. */
  const asked = async (token: string, fields: Partial<RegistrationRequest> = {}) => {
    const request = aRequest(token, fields);
    expect((await api.stranger.call(routes.register, request)).status).toBe(204);
    expect((await api.stranger.call(routes.confirm, request.mine)).body.status).toBe('asked');
    return { ...request, params: { registrationId: request.body.id } };
  };
  const list = async ({ id: cohortId }: Cohort) =>
    (await coordinator.call(routes.list, { params: { cohortId } })).body;

  test('several links live, each with its uses left, until they are closed', async () => {
    const cohort = await api.scene.cohort(hub);
    const params = { cohortId: cohort.id };
    const [poster, letter] = [await linkTo(cohort, { maxUses: 1 }), await linkTo(cohort)];
    await asked(poster.token);
    const { body: links } = await coordinator.call(routes.links, { params });
    expect(links.map(({ id, uses, end }) => [id, uses, end])).toEqual([
      [letter.id, 0, null],
      [poster.id, 1, 'used-up'],
    ]);
    const again = { id: letter.id, label: 'Autre', lastDay: null, maxUses: null };
    expect((await coordinator.call(routes.createLink, { params, body: again })).body).toEqual(
      letter,
    );
    const revoked = await coordinator.call(routes.revokeLink, { params: { linkId: letter.id } });
    expect(revoked.body.end).toBe('revoked');
    const late = await api.stranger.call(routes.register, aRequest(letter.token));
    expect(late.problem.type).toBe('urn:percolateur:registration-closed');
    expect(late.problem.detail).toContain(hub.contactEmail);
    const opened = await api.stranger.call(routes.openLink, { body: { token: letter.token } });
    expect(opened.body).toMatchObject({ organisationName: hub.name, full: false, end: 'revoked' });
  });

  test('a link lives until the end of its last day, there', async () => {
    const cohort = await api.scene.cohort(hub, { timeZone: 'Indian/Reunion' });
    const { token, expiresAt } = await linkTo(cohort, { lastDay: '2026-11-10' });
    expect(expiresAt).toBe('2026-11-10T20:00:00.000Z');
    api.clock.set('2026-11-10T20:00:00Z');
    const { problem } = await api.stranger.call(routes.register, aRequest(token));
    expect(problem.type).toBe('urn:percolateur:registration-closed');
  });

  test('nothing counts before the address has answered, and the last use is had once', async () => {
    const cohort = await api.scene.cohort(hub);
    const { token } = await linkTo(cohort, { maxUses: 1 });
    const requests = Array.from({ length: 5 }, () => aRequest(token));
    for (const request of requests) await api.stranger.call(routes.register, request);
    expect(await list(cohort)).toEqual([]);
    const replies = await Promise.all(
      requests.map(({ mine }) => api.stranger.call(routes.confirm, mine)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(await list(cohort)).toHaveLength(1);
    const won = replies.findIndex(({ status }) => status === 200);
    expect((await api.stranger.call(routes.confirm, requests[won].mine)).status).toBe(200);
  });

  test.each([
    ['a SIRET whose key is wrong', { siret: '73282932000075' }, 'siret'],
    ['an address that is none', { email: 'eve' }, 'email'],
    ['no name', { lastName: ' ' }, 'lastName'],
  ])('%s is told at its field', async (_, wrong, field) => {
    const { token } = await linkTo(await api.scene.cohort(hub));
    const { problem } = await api.stranger.call(routes.register, aRequest(token, wrong));
    expect(problem.errors?.map(({ path }) => path)).toEqual([field]);
  });

  test('one address is not written to again and again', async () => {
    const { token } = await linkTo(await api.scene.cohort(hub));
    const email = 'souvent@percolateur.test';
    const statuses: number[] = [];
    for (let index = 0; index < 6; index += 1) {
      statuses.push((await api.stranger.call(routes.register, aRequest(token, { email }))).status);
    }
    expect(statuses).toEqual([204, 204, 204, 204, 204, 429]);
  });

  test('who is approved is invited while there are seats, then waits; twice changes nothing', async () => {
    const cohort = await api.scene.cohort(hub, { capacity: 1 });
    const { token } = await linkTo(cohort);
    const [first, second] = [await asked(token), await asked(token, { firstName: 'Zoé' })];
    const approve = { params: first.params, body: {} };
    const { body: row } = await coordinator.call(routes.approve, approve);
    expect(row).toMatchObject({
      ...{ status: 'approved', enrolmentStatus: 'invited', linkLabel: 'Affiche' },
      ...{ siret: '73282932000074', occupation: 'Bibliothèque, médiathèque' },
    });
    expect((await coordinator.call(routes.approve, approve)).body).toEqual(row);
    const waits = await coordinator.call(routes.approve, { params: second.params, body: {} });
    expect(waits.body.enrolmentStatus).toBe('waitlisted');
    const params = { cohortId: cohort.id };
    const { body: people } = await coordinator.call(enrolmentRoutes.list, { params });
    expect(people.map(({ status, invitedAt }) => [status, invitedAt !== null]).sort()).toEqual([
      ['invited', true],
      ['waitlisted', false],
    ]);
    const { problem } = await coordinator.call(routes.refuse, {
      params: first.params,
      body: { reason: 'Trop tard.' },
    });
    expect(problem.type).toBe('urn:percolateur:transition-not-allowed');
  });

  test('an address known under another name is asked about, never enrolled in silence', async () => {
    const cohort = await api.scene.cohort(hub);
    const { email } = await api.scene.person({ homeOrganisationId: hub.id });
    const { params } = await asked((await linkTo(cohort)).token, { email });
    const doubt = await coordinator.call(routes.approve, { params, body: {} });
    expect(doubt.problem.type).toBe('urn:percolateur:known-address');
    expect((await list(cohort))[0].status).toBe('asked');
    const sure = await coordinator.call(routes.approve, { params, body: { samePerson: true } });
    expect(sure.body.status).toBe('approved');
  });

  test('who is enrolled already is left as they are', async () => {
    const cohort = await api.scene.cohort(hub);
    const nadia = await api.scene.person({ homeOrganisationId: hub.id });
    await api.scene.enrol(cohort, nadia);
    const { email, firstName, lastName } = nadia;
    const { token } = await linkTo(cohort);
    const { params } = await asked(token, { email, firstName, lastName });
    const { body } = await coordinator.call(routes.approve, { params, body: {} });
    expect(body).toMatchObject({ status: 'approved', enrolmentStatus: 'accepted' });
  });

  test('what nobody confirmed is forgotten in a week; a secret opens what it was made for', async () => {
    const { token } = await linkTo(await api.scene.cohort(hub));
    const request = aRequest(token);
    await api.stranger.call(routes.register, request);
    expect((await api.stranger.call(routes.mine, { body: { token } })).status).toBe(404);
    expect((await api.stranger.call(routes.openNeed, request.mine)).status).toBe(404);
    const early = { body: { ...request.mine.body, details: 'Un besoin.' } };
    expect((await api.stranger.call(routes.tellNeed, early)).status).toBe(404);
    api.clock.advance({ days: 8 });
    await api.app.get(RegistrationService, { strict: false }).forget();
    expect((await api.stranger.call(routes.mine, request.mine)).status).toBe(404);
  });
});
