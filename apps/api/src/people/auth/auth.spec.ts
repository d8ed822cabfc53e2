import { organisationRoutes, sessionRoutes } from '@percolateur/contract';
import { paces } from '@percolateur/domain';
import { startApi } from '../../../test/start-api';
import type { Client, Reply, TestApi } from '../../../test/start-api';
import { until } from '../../../test/start-worker';
import { Person } from '../../record/person.entity';
import { ExpiryService } from './expiry.service';
import { LoginCodeService } from './login-code.service';
import { LoginCode } from '../../record/login-code.entity';
import { Session } from '../../record/session.entity';
import { Throttle } from '../../record/throttle.entity';
import type { Route } from '@percolateur/contract';

const cookieOf = (reply: Reply<Route>) => String(reply.headers['set-cookie']).split(';')[0];
const withCookie = (client: Client, cookie: string) => ({
  session: async () =>
    (await client.send({ method: 'GET', url: '/api/v1/session', headers: { cookie } }))
      .body as unknown as {
      person: { email: string } | null;
    },
});

describe('signing in', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const askCode = async (email: string) => {
    const asked = await api.stranger.call(sessionRoutes.requestCode, { body: { email } });
    const code = await api.db.manager.findOneOrFail(LoginCode, {
      where: { email },
      order: { createdAt: 'DESC' },
    });
    return { asked, code, secrets: api.app.get(LoginCodeService).secretsOf(code.id) };
  };

  test('a code opens a session, once', async () => {
    const nadia = await api.scene.person();
    const { secrets } = await askCode(nadia.email);
    const entry = { body: { email: nadia.email, code: secrets.digits } };
    const entered = await api.stranger.call(sessionRoutes.enterCode, entry);
    expect(entered.status).toBe(200);
    expect(entered.body.person?.email).toBe(nadia.email);
    expect(String(entered.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
    const again = await api.stranger.call(sessionRoutes.enterCode, entry);
    expect(again.problem.type).toBe('urn:percolateur:code-wrong');
  });

  test('a link opens a session by a POST, once, and its code goes with it', async () => {
    const nadia = await api.scene.person();
    const { secrets } = await askCode(nadia.email);
    const link = { body: { token: secrets.token } };
    expect((await api.stranger.call(sessionRoutes.enterLink, link)).status).toBe(200);
    expect((await api.stranger.call(sessionRoutes.enterLink, link)).status).toBe(410);
    const code = { body: { email: nadia.email, code: secrets.digits } };
    expect((await api.stranger.call(sessionRoutes.enterCode, code)).status).toBe(401);
  });

  test('asking says the same whether the address is known or not', async () => {
    const nadia = await api.scene.person();
    const known = await askCode(nadia.email);
    const unknown = await askCode('inconnue@percolateur.test');
    expect(known.asked.status).toBe(unknown.asked.status);
    const said = { minutes: 10, linkOnly: false };
    expect(known.asked.body).toEqual({ email: nadia.email, ...said });
    expect(unknown.asked.body).toEqual({ email: 'inconnue@percolateur.test', ...said });
    const body = { email: 'inconnue@percolateur.test', code: unknown.secrets.digits };
    expect((await api.stranger.call(sessionRoutes.enterCode, { body })).status).toBe(401);
  });

  test('five wrong codes spend the right one', async () => {
    const nadia = await api.scene.person();
    const { secrets } = await askCode(nadia.email);
    const wrong = secrets.digits === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1) {
      const body = { email: nadia.email, code: wrong };
      expect((await api.stranger.call(sessionRoutes.enterCode, { body })).status).toBe(401);
    }
    const body = { email: nadia.email, code: secrets.digits };
    expect((await api.stranger.call(sessionRoutes.enterCode, { body })).status).toBe(410);
  });

  test('wrong codes sent all at once are no more than five', async () => {
    const nadia = await api.scene.person();
    const { secrets, code } = await askCode(nadia.email);
    const body = { email: nadia.email, code: secrets.digits === '000000' ? '000001' : '000000' };
    const tries = Array.from({ length: 12 }, () =>
      api.stranger.call(sessionRoutes.enterCode, { body }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    const { wrongTries } = await api.db.manager.findOneByOrFail(LoginCode, { id: code.id });
    expect(wrongTries).toBe(5);
  });

  test('a code lives ten minutes', async () => {
    const nadia = await api.scene.person();
    const { secrets } = await askCode(nadia.email);
    api.clock.advance({ minutes: 11 });
    const body = { email: nadia.email, code: secrets.digits };
    expect((await api.stranger.call(sessionRoutes.enterCode, { body })).status).toBe(410);
  });

  test('credentials left out are bad input', async () => {
    const reply = await api.stranger.send({ method: 'POST', url: '/api/v1/auth/password' });
    expect(reply.problem.type).toBe('urn:percolateur:input-invalid');
  });

  test.each([{ email: ['a@b.test'] }, { email: 1 }, { email: 'a\u0000@b.test' }])(
    'credentials that are no text are bad input: %j',
    async (odd) => {
      for (const path of ['password', 'code/entry']) {
        const reply = await api.stranger.send({
          method: 'POST',
          url: `/api/v1/auth/${path}`,
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify({ ...odd, password: ['x'], code: 123456 }),
        });
        expect(reply.problem.type).toBe('urn:percolateur:input-invalid');
      }
    },
  );

  test('signing out everywhere ends every session', async () => {
    const nadia = await api.scene.person();
    const cookies = [];
    for (let browser = 0; browser < 2; browser += 1) {
      const { secrets } = await askCode(nadia.email);
      const body = { token: secrets.token };
      cookies.push(cookieOf(await api.stranger.call(sessionRoutes.enterLink, { body })));
    }
    const [one, other] = cookies.map((cookie) => withCookie(api.stranger, cookie));
    expect((await one.session()).person?.email).toBe(nadia.email);
    await api.stranger.send({
      method: 'POST',
      url: '/api/v1/auth/sign-out-everywhere',
      headers: { cookie: cookies[0] },
    });
    expect((await one.session()).person).toBeNull();
    expect((await other.session()).person).toBeNull();
  });

  test('a new password ends every other session, and keeps this one', async () => {
    const hub = await api.scene.organisation();
    const lucie = await api.scene.staff(hub, 'trainer');
    const [here, elsewhere] = [await api.as(lucie), await api.as(lucie)];
    const body = { next: 'une phrase assez longue' };
    expect((await here.call(sessionRoutes.setPassword, { body })).status).toBe(204);
    expect((await here.call(sessionRoutes.current, {})).body.person?.hasPassword).toBe(true);
    expect((await elsewhere.call(sessionRoutes.current, {})).body.person).toBeNull();
  });

  test('who is given a role keeps no session longer than staff do', async () => {
    const hub = await api.scene.organisation();
    const nadia = await api.scene.person();
    const phone = await api.as(nadia);
    const { firstName, lastName, email } = nadia;
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const given = await coordinator.call(organisationRoutes.giveRole, {
      params: { organisationId: hub.id },
      body: { firstName, lastName, email, role: 'trainer', samePerson: true },
    });
    expect(given.status).toBe(200);
    expect((await phone.call(sessionRoutes.current, {})).body.person?.roles).toHaveLength(1);
    api.clock.advance({ hours: 13 });
    expect((await phone.call(sessionRoutes.current, {})).body.person).toBeNull();
  });

  test('addresses typed, tries counted and sessions ended are not kept for ever', async () => {
    const { code } = await askCode('de.passage@percolateur.test');
    const nadia = await api.scene.person();
    await api.as(nadia);
    await api.db.manager.update(Session, { personId: nadia.id }, { expiresAt: code.expiresAt });
    const kept = async () => [
      await api.db.manager.existsBy(LoginCode, { id: code.id }),
      await api.db.manager.existsBy(Session, { personId: nadia.id }),
      (await api.db.manager.count(Throttle)) > 0,
    ];
    const expired = api.app.get(ExpiryService, { strict: false });
    await expired.forget();
    expect(await kept()).toEqual([true, true, true]);
    api.clock.advance({ hours: 25 });
    await expired.forget();
    expect(await kept()).toEqual([false, false, false]);
  });

  test('a learner may not set a password; staff may, a decent one', async () => {
    const hub = await api.scene.organisation();
    const learner = await api.as(await api.scene.person());
    const body = { next: 'une phrase assez longue' };
    expect((await learner.call(sessionRoutes.setPassword, { body })).status).toBe(403);
    const lucie = await api.scene.staff(hub, 'trainer');
    const trainer = await api.as(lucie);
    for (const next of ['motdepasse12', 'soleil123456']) {
      const weak = await trainer.call(sessionRoutes.setPassword, { body: { next } });
      expect(weak.problem.type).toBe('urn:percolateur:password-weak');
    }
    expect((await trainer.call(sessionRoutes.setPassword, { body })).status).toBe(204);
    const { passwordHash } = await api.db.manager.findOneByOrFail(Person, { id: lucie.id });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('a first password asks for more than a session left open', async () => {
    const lucie = await api.scene.staff(await api.scene.organisation(), 'trainer');
    const trainer = await api.as(lucie);
    api.clock.advance({ minutes: 16 });
    const body = { next: 'une phrase assez longue' };
    const refused = await trainer.call(sessionRoutes.setPassword, { body });
    expect(refused.problem.type).toBe('urn:percolateur:sign-in-again');
  });

  test('who enters is recorded, by which way, without an address', async () => {
    const nadia = await api.scene.person();
    const { secrets } = await askCode(nadia.email);
    await api.stranger.call(sessionRoutes.enterLink, { body: { token: secrets.token } });
    const events = await api.db.query(
      'select actor_id, action, detail from audit_event where object_id = $1',
      [nadia.id],
    );
    expect(events).toEqual([
      { actor_id: nadia.id, action: 'session.opened', detail: { way: 'link' } },
    ]);
  });

  test('who is refused is recorded, by whose address it is and without what was typed, a few times an hour', async () => {
    const nadia = await api.scene.person();
    for (let tries = 0; tries < 9; tries += 1) {
      const body = { email: nadia.email, code: '000000' };
      await api.stranger.call(sessionRoutes.enterCode, { body });
    }
    const unknown = { email: 'inconnu@percolateur.test', password: 'soleil123456' };
    await api.stranger.call(sessionRoutes.enterPassword, { body: unknown });
    const kept = () =>
      api.db.query<{ actor_id: null; object_type: string; object_id: string; detail: object }[]>(
        `select actor_id, object_type, object_id, detail from audit_event
         where action = 'session.refused' and (object_id = $1 or detail->>'way' = 'password')
         order by object_type desc`,
        [nadia.id],
      );
    await until(async () => (await kept()).length >= 6);
    const events = await kept();
    const { count } = paces.refusalsKept;
    expect(events.filter(({ object_type }) => object_type === 'person')).toHaveLength(count);
    expect(events[0]).toEqual({
      actor_id: null,
      object_type: 'person',
      object_id: nadia.id,
      detail: { way: 'code', code: expect.stringMatching(/^code-/) },
    });
    expect(JSON.stringify(events)).not.toMatch(/000000|soleil|inconnu@/);
  });

  test('another site may not act in the name of who is signed in', async () => {
    const url = '/api/v1/auth/sign-out';
    const from = (headers: Record<string, string>) =>
      api.stranger.send({ method: 'POST', url, headers });
    expect((await from({ origin: 'https://ailleurs.example' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ origin: 'http://localhost:3000' })).status).toBe(401);
  });
});
