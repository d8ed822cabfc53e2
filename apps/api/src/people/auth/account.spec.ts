import { accountRoutes, sessionRoutes } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { Enrolment } from '../../record/enrolment.entity';
import { LoginCode } from '../../record/login-code.entity';
import { Person } from '../../record/person.entity';
import { LoginCodeService } from './login-code.service';

describe('one’s own account', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const sessionsOf = async (client: Client) => (await client.call(accountRoutes.sessions, {})).body;
  const whoIs = async (client: Client) =>
    (await client.call(sessionRoutes.current, {})).body.person;
  const codeFor = async (email: string) => {
    const { id } = await api.db.manager.findOneOrFail(LoginCode, {
      where: { email },
      order: { createdAt: 'DESC' },
    });
    return api.app.get(LoginCodeService).secretsOf(id);
  };
  const audited = (personId: string) =>
    api.db.query(
      'select actor_id, action, detail from audit_event where object_id = $1 order by id',
      [personId],
    );

  test('says where one is signed in, by browser and system alone, and ends it there', async () => {
    const nadia = await api.scene.person();
    const computer = await api.as(nadia);
    await api.stranger.call(sessionRoutes.requestCode, { body: { email: nadia.email } });
    const { token } = await codeFor(nadia.email);
    const entered = await api.stranger.send({
      method: 'POST',
      url: '/api/v1/auth/link/entry',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
      },
      payload: JSON.stringify({ token }),
    });
    expect(entered.status).toBe(200);
    const [here, phone, ...none] = await sessionsOf(computer);
    expect(none).toEqual([]);
    expect([here.here, here.device, phone.here, phone.device]).toEqual([
      true,
      '',
      false,
      'Firefox, Android',
    ]);
    const zoe = await api.as(await api.scene.person());
    const end = { params: { sessionId: phone.id } };
    expect((await zoe.call(accountRoutes.endSession, end)).status).toBe(404);
    expect((await computer.call(accountRoutes.endSession, end)).status).toBe(204);
    expect((await computer.call(accountRoutes.endSession, end)).status).toBe(404);
    expect(await sessionsOf(computer)).toHaveLength(1);
  });

  test('ends every session but this one', async () => {
    const nadia = await api.scene.person();
    const [here, there, elsewhere] = [
      await api.as(nadia),
      await api.as(nadia),
      await api.as(nadia),
    ];
    const other = await api.as(await api.scene.person());
    expect((await here.call(accountRoutes.endOtherSessions, {})).status).toBe(204);
    expect([await whoIs(there), await whoIs(elsewhere)]).toEqual([null, null]);
    expect((await whoIs(here))?.id).toBe(nadia.id);
    expect(await whoIs(other)).not.toBeNull();
    expect(await audited(nadia.id)).toEqual([
      { actor_id: nadia.id, action: 'session.ended', detail: { which: 'others' } },
    ]);
  });

  describe('its address', () => {
    const wanted = () => `nouvelle${Math.random()}@percolateur.test`;

    test('is changed by the code received there, which signs nobody in', async () => {
      const nadia = await api.scene.person();
      const [here, elsewhere] = [await api.as(nadia), await api.as(nadia)];
      const cohort = await api.scene.cohort(await api.scene.organisation());
      const { id } = await api.scene.enrol(cohort, nadia, 'invited');
      await api.stranger.call(sessionRoutes.requestCode, { body: { email: nadia.email } });
      const old = await codeFor(nadia.email);
      const email = wanted();
      await here.call(accountRoutes.askAddress, { body: { email } });
      const { digits, token } = await codeFor(email);
      const body = { email, code: digits };
      expect((await api.stranger.call(sessionRoutes.enterCode, { body })).status).toBe(401);
      const wrong = { email, code: digits === '000000' ? '000001' : '000000' };
      expect((await here.call(accountRoutes.confirmAddress, { body: wrong })).status).toBe(401);
      const zoe = await api.as(await api.scene.person());
      expect((await zoe.call(accountRoutes.confirmAddress, { body })).status).toBe(401);
      expect((await here.call(accountRoutes.confirmAddress, { body })).status).toBe(204);
      expect((await here.call(accountRoutes.confirmAddress, { body })).status).toBe(204);
      expect((await whoIs(here))?.email).toBe(email);
      expect(await whoIs(elsewhere)).toBeNull();
      for (const dead of [old.token, token]) {
        const entry = { body: { token: dead } };
        expect((await api.stranger.call(sessionRoutes.enterLink, entry)).status).not.toBe(200);
      }
      const invited = await api.db.manager.findOneByOrFail(Enrolment, { id });
      expect(invited.linkVersion).toBe(1);
      const deeds = await audited(nadia.id);
      expect(deeds).toEqual([{ actor_id: nadia.id, action: 'person.address-changed', detail: {} }]);
    });

    test('is not taken from somebody: the answer is the same, and no code leaves', async () => {
      const [nadia, zoe] = [await api.scene.person(), await api.scene.person()];
      const client = await api.as(nadia);
      const body = { email: zoe.email };
      const asked = await client.call(accountRoutes.askAddress, { body });
      expect([asked.status, asked.body]).toEqual([200, { email: zoe.email, minutes: 10 }]);
      const { digits } = await codeFor(zoe.email);
      const taken = await client.call(accountRoutes.confirmAddress, {
        body: { email: zoe.email, code: digits },
      });
      expect(taken.problem.type).toBe('urn:percolateur:code-expired');
      expect((await api.db.manager.findOneByOrFail(Person, { id: nadia.id })).email).toBe(
        nadia.email,
      );
    });

    test('asks for more than a session left open, and for another address', async () => {
      const nadia = await api.scene.person();
      const client = await api.as(nadia);
      const same = await client.call(accountRoutes.askAddress, { body: { email: nadia.email } });
      expect(same.problem.errors?.map(({ path }) => path)).toEqual(['email']);
      api.clock.advance({ minutes: 16 });
      const late = await client.call(accountRoutes.askAddress, { body: { email: wanted() } });
      expect(late.problem.type).toBe('urn:percolateur:sign-in-again');
    });
  });
});
