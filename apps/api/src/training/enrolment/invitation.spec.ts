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

  test('is accepted without a password, twice if need be, and signs in once', async () => {
    const { person, enrolment, call } = await invited();
    const replies = await Promise.all(
      Array.from({ length: 7 }, () => api.stranger.call(acceptInvitation, call)),
    );
    const answer = { cohortId: enrolment.cohortId, status: 'accepted' };
    const opened = replies.filter(({ headers }) => headers['set-cookie']);
    expect(opened).toHaveLength(1);
    expect(opened[0].body).toEqual({ ...answer, signedIn: true });
    expect((await whoIs(opened[0].headers['set-cookie'])).person?.email).toBe(person.email);
    for (const reply of replies.filter((each) => each !== opened[0])) {
      expect(reply.body).toEqual({ ...answer, signedIn: false });
    }
    const events = await api.db.query(
      "select action from audit_event where object_id = $1 and object_type = 'enrolment'",
      [enrolment.id],
    );
    expect(events).toEqual([{ action: 'enrolment.accepted' }]);
    expect((await api.stranger.call(declineInvitation, call)).problem.type).toBe(
      'urn:percolateur:invitation-answered',
    );
  });

  test('asks nothing more of who is signed in already', async () => {
    const { person, call } = await invited();
    await api.stranger.call(acceptInvitation, call);
    const again = await (await api.as(person)).call(acceptInvitation, call);
    expect(again.body.signedIn).toBe(true);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('is no key once its person has signed out everywhere', async () => {
    const { person, enrolment, call } = await invited();
    await (await api.as(person)).call(sessionRoutes.signOutEverywhere, {});
    const reply = await api.stranger.call(acceptInvitation, call);
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect(await status(enrolment)).toBe('accepted');
  });

  test('signs nobody in past its deadline: the link only tells the answer', async () => {
    const { enrolment, call } = await invited();
    await api.db.manager.update(Enrolment, { id: enrolment.id }, { status: 'accepted' });
    api.clock.set('2026-10-15T08:00:00Z');
    const late = await api.stranger.call(acceptInvitation, call);
    expect(late.body).toMatchObject({ status: 'accepted', signedIn: false });
    expect(late.headers['set-cookie']).toBeUndefined();
  });

  test('declined by mistake is taken back while a seat is left', async () => {
    const { enrolment, call } = await invited();
    await api.stranger.call(declineInvitation, call);
    expect((await api.stranger.call(acceptInvitation, call)).body.status).toBe('accepted');
    expect(await status(enrolment)).toBe('accepted');
  });

  test('declined, its seat given, says whom to ask, and they can do it', async () => {
    const cohort = await api.scene.cohort(hub, { capacity: 1 });
    const { enrolment, call } = await invited(cohort);
    await api.scene.enrol(cohort, await api.scene.person(), 'waitlisted');
    await api.stranger.call(declineInvitation, call);
    const refused = await api.stranger.call(acceptInvitation, call);
    expect(refused.problem.type).toBe('urn:percolateur:seat-gone');
    expect(refused.problem.detail).toContain(hub.contactEmail);
    await api.db.manager.update('cohort', { id: cohort.id }, { capacity: 2 });
    const again = await coordinator.call(enrolmentRoutes.invite, {
      params: { cohortId: cohort.id },
      body: { enrolmentIds: [enrolment.id] },
    });
    expect(again.body.count).toBe(1);
    expect((await api.stranger.call(acceptInvitation, call)).body.status).toBe('accepted');
  });

  test('withdrawn tells neither who nor where', async () => {
    const { person, call } = await invited(undefined, { status: 'withdrawn' });
    for (const route of [openInvitation, acceptInvitation, declineInvitation]) {
      const reply = await api.stranger.call(route, call);
      expect(reply.problem.type).toBe('urn:percolateur:invitation-withdrawn');
      const said = reply.bytes.toString();
      for (const secret of [person.firstName, 'Le Dôme', 'Animer']) {
        expect(said).not.toContain(secret);
      }
    }
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
      'urn:percolateur:seat-gone',
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
