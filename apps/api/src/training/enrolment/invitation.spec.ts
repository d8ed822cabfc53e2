import { cohortRoutes, enrolmentRoutes, sessionRoutes } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import { Secrets } from '../../platform/secrets';
import { Enrolment } from '../../record/enrolment.entity';
import { InvitationService } from './invitation.service';

const { openInvitation, acceptInvitation, declineInvitation } = enrolmentRoutes;

describe('an invitation', () => {
  let api: TestApi;
  let hub: Organisation;
  let coordinator: Client;

  beforeAll(async () => {
    api = await startApi({ at: '2026-10-01T08:00:00Z' });
    hub = await api.scene.organisation();
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
  });
  beforeEach(() => api.clock.set('2026-10-01T08:00:00Z'));
  afterAll(() => api.stop());

  const invited = async (cohort?: Cohort, fields: Partial<Enrolment> = {}) => {
    const person = await api.scene.person();
    const enrolment = await api.scene.enrol(
      cohort ?? (await api.scene.cohort(hub)),
      person,
      'invited',
      { answerBefore: new Date('2026-10-15T08:00:00Z'), ...fields },
    );
    const token = api.app.get(InvitationService).tokenFor(enrolment.id);
    return { person, enrolment, call: { body: { token } } };
  };
  const status = async ({ id }: Enrolment) =>
    (await api.db.manager.findOneByOrFail(Enrolment, { id })).status;
  const whoIs = async (cookie: unknown) =>
    (
      await api.stranger.send({
        method: 'GET',
        url: sessionRoutes.current.path,
        headers: { cookie: String(cookie).split(';')[0] },
      })
    ).body as unknown as { person: { email: string } | null };

  test('is read without changing anything', async () => {
    const { person, enrolment, call } = await invited();
    const { status: code, body } = await api.stranger.call(openInvitation, call);
    expect(code).toBe(200);
    expect(body).toMatchObject({
      cohortTitle: 'Animer un Café IA, Caen',
      organisationName: hub.name,
      firstName: person.firstName,
      status: 'invited',
      remote: false,
      answerBefore: '2026-10-15T08:00:00.000Z',
      disabilityContactName: 'Inès Le Goff',
    });
    expect(body.halfDays).toHaveLength(4);
    expect(JSON.stringify(body)).not.toContain(person.email);
    expect(await status(enrolment)).toBe('invited');
  });

  test('is accepted without a password, and signs in; twice is fine', async () => {
    const { person, enrolment, call } = await invited();
    const [one, two] = await Promise.all(
      [1, 2].map(() => api.stranger.call(acceptInvitation, call)),
    );
    for (const reply of [one, two]) {
      expect(reply.body).toEqual({ cohortId: enrolment.cohortId, status: 'accepted' });
      expect((await whoIs(reply.headers['set-cookie'])).person?.email).toBe(person.email);
    }
    const events = await api.db.query('select action from audit_event where object_id = $1', [
      enrolment.id,
    ]);
    expect(events).toEqual([{ action: 'enrolment.accepted' }]);
    expect((await api.stranger.call(declineInvitation, call)).problem.type).toBe(
      'urn:percolateur:invitation-answered',
    );
  });

  test('signs nobody in for ever: past its deadline, the link only tells the answer', async () => {
    const { call } = await invited();
    await api.stranger.call(acceptInvitation, call);
    api.clock.set('2026-10-15T08:00:00Z');
    const late = await api.stranger.call(acceptInvitation, call);
    expect(late.body.status).toBe('accepted');
    expect(late.headers['set-cookie']).toBeUndefined();
  });

  test('does not open the rights of who works here', async () => {
    const cohort = await api.scene.cohort(hub);
    const lucie = await api.scene.staff(hub, 'trainer');
    const enrolment = await api.scene.enrol(cohort, lucie, 'invited');
    const token = api.app.get(InvitationService).tokenFor(enrolment.id);
    const reply = await api.stranger.call(acceptInvitation, { body: { token } });
    expect(reply.body.status).toBe('accepted');
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  test('is declined, twice if need be, and its seat goes to who waits', async () => {
    const cohort = await api.scene.cohort(hub, { capacity: 1 });
    const { enrolment, call } = await invited(cohort);
    const waiting = await api.scene.enrol(cohort, await api.scene.person(), 'waitlisted');
    const [one, two] = await Promise.all(
      [1, 2].map(() => api.stranger.call(declineInvitation, call)),
    );
    expect([one.body.status, two.body.status]).toEqual(['declined', 'declined']);
    expect(await status(enrolment)).toBe('declined');
    expect(await status(waiting)).toBe('invited');
    expect((await api.stranger.call(acceptInvitation, call)).problem.type).toBe(
      'urn:percolateur:invitation-answered',
    );
  });

  test('expires at its deadline', async () => {
    const { enrolment, call } = await invited();
    api.clock.set('2026-10-15T08:00:00Z');
    for (const route of [acceptInvitation, declineInvitation]) {
      const reply = await api.stranger.call(route, call);
      expect(reply.status).toBe(410);
      expect(reply.problem.type).toBe('urn:percolateur:invitation-expired');
    }
    expect(await status(enrolment)).toBe('invited');
  });

  test('is worth no seat in a full, closed or cancelled cohort', async () => {
    const full = await api.scene.cohort(hub, { capacity: 1 });
    const { call } = await invited(full);
    await api.scene.enrol(full, await api.scene.person(), 'accepted');
    expect((await api.stranger.call(acceptInvitation, call)).problem.type).toBe(
      'urn:percolateur:cohort-full',
    );
    for (const state of ['closed', 'cancelled', 'draft'] as const) {
      const { call: other } = await invited(await api.scene.cohort(hub, { status: state }));
      expect((await api.stranger.call(acceptInvitation, other)).problem.type).toBe(
        'urn:percolateur:cohort-not-open',
      );
    }
  });

  test('to two courses at the same hours is accepted for one', async () => {
    const [here, there] = [await api.scene.cohort(hub), await api.scene.cohort(hub)];
    const { person, call } = await invited(here);
    const second = await api.scene.enrol(there, person, 'invited');
    const token = api.app.get(InvitationService).tokenFor(second.id);
    const replies = await Promise.all([
      api.stranger.call(acceptInvitation, call),
      api.stranger.call(acceptInvitation, { body: { token } }),
    ]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
  });

  test('accepted by all at once, oversold or not, never passes the last seat', async () => {
    const cohort = await api.scene.cohort(hub, { capacity: 20 });
    const calls = [];
    for (let seat = 0; seat < 20; seat += 1) calls.push((await invited(cohort)).call);
    await api.db.manager.update('cohort', { id: cohort.id }, { capacity: 19 });
    const replies = await Promise.all(
      calls.map((call) => api.stranger.call(acceptInvitation, call)),
    );
    expect(replies.filter((reply) => reply.status === 200).length).toBeLessThanOrEqual(19);
    const { body } = await coordinator.call(cohortRoutes.read, { params: { cohortId: cohort.id } });
    expect(body.counts.accepted).toBeLessThanOrEqual(19);
  });

  test('cannot be made up', async () => {
    const { enrolment, call } = await invited();
    const secrets = api.app.get(Secrets);
    const forged = [
      `${enrolment.id}.${'a'.repeat(43)}`,
      secrets.token('login', enrolment.id),
      secrets.token('invitation', 'personne-de-notre-connaissance').slice(0, -1),
      `${call.body.token}x`,
    ];
    for (const token of forged) {
      for (const route of [openInvitation, acceptInvitation, declineInvitation]) {
        expect((await api.stranger.call(route, { body: { token } })).status).toBe(404);
      }
    }
  });
});
