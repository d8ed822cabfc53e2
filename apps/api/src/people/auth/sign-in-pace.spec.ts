import { paces, triesPerCode } from '@percolateur/domain';
import { sessionRoutes } from '@percolateur/contract';
import type { Route } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { Reply, TestApi } from '../../../test/start-api';
import { LoginCode } from '../../record/login-code.entity';
import type { Person } from '../../record/person.entity';
import { LoginCodeService } from './login-code.service';
import { hashPassword } from './password';

let place = 0;
/** Where strangers and owners alike are, in one test. */
const here = () => `203.0.113.${place}`;
const there = () => `198.51.100.${place}`;

/** A browser at a network address: it keeps its cookies. */
function browserOf(api: TestApi, from = here()) {
  const jar = new Map<string, string>();
  const post = async (path: string, body: object): Promise<Reply<Route>> => {
    const reply = await api.stranger.send({
      method: 'POST',
      url: `/api/v1${path}`,
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': from,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      payload: JSON.stringify(body),
    });
    for (const cookie of [reply.headers['set-cookie'] ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(String(cookie))!;
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return reply;
  };
  return {
    ask: async (email: string) => (await post('/auth/code', { email })).status,
    code: async (email: string, code: string) =>
      (await post('/auth/code/entry', { email, code })).status,
    link: async (token: string) => (await post('/auth/link/entry', { token })).status,
    password: (email: string, password: string) => post('/auth/password', { email, password }),
    leave: () => post('/auth/sign-out', {}),
  };
}

const right = 'café au lait 14 h';

describe('signing in while somebody attacks', () => {
  let api: TestApi;
  let lucie: Person;
  beforeAll(async () => (api = await startApi({ env: { TRUST_PROXY: '1' } })));
  beforeEach(async () => {
    place += 1;
    lucie = await api.scene.person({ passwordHash: await hashPassword(right) });
  });
  afterAll(() => api.stop());

  const times = async <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> => {
    const done: T[] = [];
    for (let index = 0; index < count; index += 1) done.push(await work(index));
    return done;
  };
  /** The last codes sent to an address, the newest first. */
  const mailbox = async (email: string) => {
    const codes = await api.db.manager.find(LoginCode, {
      where: { email },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    return codes.map((code) => ({ ...code, ...api.app.get(LoginCodeService).secretsOf(code.id) }));
  };
  const wrongOf = (digits: string) => (digits === '000000' ? '000001' : '000000');

  test('ten wrong passwords do not refuse the right one, from anywhere', async () => {
    const stranger = browserOf(api);
    await times(10, () => stranger.password(lucie.email, 'thé'));
    expect((await browserOf(api).password(lucie.email, right)).status).toBe(200);
  });

  test('a password is not guessed for ever: strangers are sent to the code, its owner is not', async () => {
    const own = browserOf(api, there());
    await own.password(lucie.email, right);
    await own.leave();
    const stranger = browserOf(api);
    const { count } = paces.passwordsByStrangers;
    await times(count, () => stranger.password(lucie.email, 'thé'));
    const refused = await browserOf(api, there()).password(lucie.email, right);
    expect(refused.problem.type).toBe('urn:percolateur:too-many-tries');
    expect(refused.headers['retry-after']).toBe(String(paces.passwordsByStrangers.minutes * 60));
    expect((await own.password(lucie.email, right)).status).toBe(200);
    expect(await stranger.ask(lucie.email)).toBe(200);
    const [{ digits }] = await mailbox(lucie.email);
    expect(await stranger.code(lucie.email, digits)).toBe(200);
    api.clock.advance({ minutes: 61 });
    expect((await browserOf(api, there()).password(lucie.email, right)).status).toBe(200);
  });

  test('wrong passwords sent all at once are counted one by one; right ones are not counted', async () => {
    const { count } = paces.passwordsByStrangers;
    await times(count + 5, () => browserOf(api).password(lucie.email, right));
    const tries = Array.from({ length: count + 5 }, () =>
      browserOf(api).password(lucie.email, 'thé'),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(count);
  });

  test('fifteen wrong codes do not refuse a fresh one', async () => {
    const [stranger, own] = [browserOf(api), browserOf(api)];
    await own.ask(lucie.email);
    const [{ digits }] = await mailbox(lucie.email);
    const statuses = await times(15, () => stranger.code(lucie.email, wrongOf(digits)));
    expect(statuses.filter((status) => status === 401)).toHaveLength(triesPerCode);
    await browserOf(api).ask(lucie.email);
    const [fresh] = await mailbox(lucie.email);
    expect(await browserOf(api).code(lucie.email, fresh.digits)).toBe(200);
    // Nor the one before, in the browser that asked for it.
    expect(await own.code(lucie.email, digits)).toBe(200);
  });

  test('a stranger who asks five times and more neither voids a code nor fills a mailbox', async () => {
    const own = browserOf(api);
    await own.ask(lucie.email);
    const [first] = await mailbox(lucie.email);
    const stranger = browserOf(api, there());
    expect(new Set(await times(20, () => stranger.ask(lucie.email)))).toEqual(new Set([200]));
    expect(await mailbox(lucie.email)).toHaveLength(paces.codesByStrangers.count);
    expect(await own.code(lucie.email, first.digits)).toBe(200);
  });

  test('an owner whose every code a stranger wears out enters by the link', async () => {
    const stranger = browserOf(api);
    await times(6, () => stranger.ask(lucie.email));
    await times(20, () => stranger.code(lucie.email, '000000'));
    const [{ token }] = await mailbox(lucie.email);
    expect(await browserOf(api).link(token)).toBe(200);
  });

  test('a recognised browser gets its own code whatever strangers ask', async () => {
    const own = browserOf(api);
    await own.password(lucie.email, right);
    await own.leave();
    await times(9, () => browserOf(api, there()).ask(lucie.email));
    const before = (await mailbox(lucie.email)).length;
    await own.ask(lucie.email);
    expect(await mailbox(lucie.email)).toHaveLength(before + 1);
  });

  test('digits are not guessed day after day: then the message holds the link alone', async () => {
    const stranger = browserOf(api);
    const { count } = paces.digitsByStrangers;
    for (let sent = 0; sent <= count; sent += 1) {
      await stranger.ask(lucie.email);
      api.clock.advance({ minutes: 3 });
    }
    const [last, before] = await mailbox(lucie.email);
    expect([before.linkOnly, last.linkOnly]).toEqual([false, true]);
    expect(await stranger.code(lucie.email, last.digits)).not.toBe(200);
    expect(await stranger.link(last.token)).toBe(200);
  });

  test('two hundred failures and two hundred codes asked behind one address refuse nobody there', async () => {
    const room = await Promise.all(Array.from({ length: 15 }, () => api.scene.person()));
    const stranger = browserOf(api);
    const everyone = Array.from({ length: 200 }, (_, index) => `numero${index}@percolateur.test`);
    await Promise.all(everyone.map((email) => stranger.code(email, '000000')));
    await Promise.all(everyone.map((email) => stranger.ask(email)));
    const entered = await Promise.all(
      room.map(async ({ email }) => {
        const phone = browserOf(api);
        await phone.ask(email);
        const [{ digits }] = await mailbox(email);
        const clumsy = await phone.code(email, wrongOf(digits));
        return [clumsy, await phone.code(email, digits)];
      }),
    );
    expect(entered).toEqual(room.map(() => [401, 200]));
  });

  test('one address that goes through a list is slowed down, and it alone', async () => {
    const { count } = paces.fromOnePlace;
    const knock = (index: number, from?: string) =>
      browserOf(api, from).code(`numero${index}@percolateur.test`, '000000');
    const list = Array.from({ length: count }, (_, index) => knock(index));
    expect(new Set(await Promise.all(list))).toEqual(new Set([401]));
    expect(await knock(count)).toBe(429);
    expect(await knock(count, there())).toBe(401);
    // What it pretends about itself does not help.
    expect(await knock(count, `192.0.2.77, ${here()}`)).toBe(429);
    // A link cannot be guessed: it is never slowed.
    await browserOf(api, there()).ask(lucie.email);
    const [{ token }] = await mailbox(lucie.email);
    expect(await browserOf(api).link(token)).toBe(200);
  });

  test('neither answers nor statuses tell a known address from an unknown one', async () => {
    const seen = await Promise.all(
      [lucie.email, 'inconnue@percolateur.test'].map(async (email) => {
        const stranger = browserOf(api);
        return [
          ...(await times(8, () => stranger.ask(email))),
          ...(await times(8, () => stranger.code(email, '000000'))),
          ...(await times(8, async () => (await stranger.password(email, 'thé')).status)),
        ];
      }),
    );
    expect(seen[0]).toEqual(seen[1]);
  });

  test('nothing in the browser opens by itself: a cookie of recognition is no key', async () => {
    const own = browserOf(api);
    await own.password(lucie.email, right);
    await own.leave();
    expect((await own.password(lucie.email, 'thé')).status).toBe(401);
    const { body } = await api.stranger.call(sessionRoutes.current, {});
    expect(body.person).toBeNull();
  });
});
