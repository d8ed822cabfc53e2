import { accountRoutes, enrolmentRoutes, sessionRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { FormerAddress } from '../../record/former-address.entity';
import { LoginCode } from '../../record/login-code.entity';
import { OtherAddress } from '../../record/other-address.entity';
import { Person } from '../../record/person.entity';
import { LoginCodeService } from './login-code.service';

describe('the other addresses of a person', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  /** Twice: a command may arrive again. */
  const twice = async (call: () => Promise<void>) => {
    await call();
    await call();
  };
  let serial = 0;
  const anAddress = () => `autre${++serial}@percolateur.test`;
  const codeFor = async (email: string) => {
    const { id } = await api.db.manager.findOneOrFail(LoginCode, {
      where: { email },
      order: { id: 'DESC' },
    });
    return api.app.get(LoginCodeService).secretsOf(id);
  };
  const listed = async (client: Client) =>
    (await client.call(accountRoutes.addresses, {})).body.map(({ email }) => email);
  const add = async (client: Client, email: string) => {
    await client.call(accountRoutes.askAddress, { body: { email } });
    const { digits: code } = await codeFor(email);
    return client.call(accountRoutes.addAddress, { body: { email, code } });
  };
  const enterBy = async (email: string) => {
    await api.stranger.call(sessionRoutes.requestCode, { body: { email } });
    const { digits: code } = await codeFor(email);
    return api.stranger.call(sessionRoutes.enterCode, { body: { email, code } });
  };

  test('count once the code received there is typed, twice as once, and let their person in', async () => {
    const nadia = await api.scene.person();
    const client = await api.as(nadia);
    const email = anAddress();
    expect((await enterBy(email)).status).toBe(401);
    await client.call(accountRoutes.askAddress, { body: { email } });
    expect(await listed(client)).toEqual([]);
    const { digits } = await codeFor(email);
    const wrong = { email, code: digits === '000000' ? '000001' : '000000' };
    expect((await client.call(accountRoutes.addAddress, { body: wrong })).status).toBe(401);
    const right = { body: { email, code: digits } };
    const zoe = await api.as(await api.scene.person());
    expect((await zoe.call(accountRoutes.addAddress, right)).status).toBe(401);
    expect((await client.call(accountRoutes.addAddress, right)).status).toBe(204);
    expect((await client.call(accountRoutes.addAddress, right)).status).toBe(204);
    expect(await listed(client)).toEqual([email]);
    expect(await listed(zoe)).toEqual([]);
    const entered = await enterBy(email);
    expect(entered.body.person).toMatchObject({ id: nadia.id, email: nadia.email });
    const again = await client.call(accountRoutes.askAddress, { body: { email } });
    expect(again.problem.errors?.map(({ path }) => path)).toEqual(['email']);
  });

  test('are no one else’s, however close to each other two people are', async () => {
    const [nadia, zoe] = [await api.scene.person(), await api.scene.person()];
    const [hers, other] = [await api.as(nadia), await api.as(zoe)];
    const email = anAddress();
    for (const client of [hers, other])
      await client.call(accountRoutes.askAddress, { body: { email } });
    const codes = await api.db.manager.findBy(LoginCode, { email });
    const digitsOf = (personId: string) =>
      api.app
        .get(LoginCodeService)
        .secretsOf(codes.find((each) => each.claimedById === personId)!.id).digits;
    const answers = await Promise.all([
      hers.call(accountRoutes.addAddress, { body: { email, code: digitsOf(nadia.id) } }),
      other.call(accountRoutes.addAddress, { body: { email, code: digitsOf(zoe.id) } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
    expect(await api.db.manager.countBy(OtherAddress, { email })).toBe(1);
    const third = await api.as(await api.scene.person());
    expect((await add(third, email)).problem.type).toBe('urn:percolateur:code-expired');
    await expect(api.scene.person({ email })).rejects.toThrow('somebody’s already');
    const main = { id: uuidv7(), personId: nadia.id, email: zoe.email, confirmedAt: new Date() };
    await expect(api.db.manager.insert(OtherAddress, main)).rejects.toThrow('somebody’s already');
  });

  test('are who a list or a coordinator means by them', async () => {
    const hub = await api.scene.organisation();
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const nadia = await api.scene.person({ homeOrganisationId: hub.id });
    const email = anAddress();
    await add(await api.as(nadia), email);
    const { firstName, lastName } = nadia;
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-01-12' });
    const params = { cohortId: cohort.id };
    const lines = [email, nadia.email].map((email, index) => ({
      ...{ line: index + 2, email, firstName, lastName, employer: '' },
      ...{ left: false, uneven: false, yes: [] },
    }));
    const body = { dryRun: false, lines };
    const report = await coordinator.call(enrolmentRoutes.enrolList, { params, body });
    expect(report.body.lines.map(({ outcome, notice }) => [outcome, notice])).toEqual([
      ['existing', null],
      ['duplicate', null],
    ]);
    const request = { id: uuidv7(), email, firstName, lastName };
    const again = await coordinator.call(enrolmentRoutes.enrol, { params, body: request });
    expect(again.problem.type).toBe('urn:percolateur:already-enrolled');
    const next = await api.scene.cohort(hub, { firstDay: '2027-02-09' });
    const other = { cohortId: next.id };
    await twice(async () => {
      const row = await coordinator.call(enrolmentRoutes.enrol, { params: other, body: request });
      expect(row.body).toMatchObject({ personId: nadia.id, email: nadia.email });
    });
  });

  test('change places with the main one, which stays theirs, and are taken off', async () => {
    const nadia = await api.scene.person();
    const [client, elsewhere] = [await api.as(nadia), await api.as(nadia)];
    const email = anAddress();
    await add(client, email);
    const zoe = await api.as(await api.scene.person());
    const body = { email };
    expect((await zoe.call(accountRoutes.preferAddress, { body })).status).toBe(404);
    await twice(async () => {
      expect((await client.call(accountRoutes.preferAddress, { body })).status).toBe(204);
    });
    expect((await elsewhere.call(sessionRoutes.current, {})).body.person).toBeNull();
    expect((await client.call(sessionRoutes.current, {})).body.person?.email).toBe(email);
    expect(await listed(client)).toEqual([nadia.email]);
    expect((await enterBy(nadia.email)).body.person?.id).toBe(nadia.id);

    await api.stranger.call(sessionRoutes.requestCode, { body: { email: nadia.email } });
    const { token } = await codeFor(nadia.email);
    const removed = { body: { email: nadia.email } };
    expect((await zoe.call(accountRoutes.removeAddress, removed)).status).toBe(204);
    expect(await listed(client)).toEqual([nadia.email]);
    await twice(async () => {
      expect((await client.call(accountRoutes.removeAddress, removed)).status).toBe(204);
    });
    expect(await listed(client)).toEqual([]);
    const link = await api.stranger.call(sessionRoutes.enterLink, { body: { token } });
    expect(link.status).toBe(410);
    expect(await api.db.manager.countBy(FormerAddress, { personId: nadia.id })).toBe(1);
    expect((await api.db.manager.findOneByOrFail(Person, { id: nadia.id })).email).toBe(email);
  });

  test('ask for more than a session left open, and are five at most', async () => {
    const nadia = await api.scene.person();
    const client = await api.as(nadia);
    for (const email of [1, 2, 3, 4].map(anAddress)) {
      expect((await add(client, email)).status).toBe(204);
    }
    const confirmedAt = api.clock.now();
    const fifth = { id: uuidv7(), personId: nadia.id, email: anAddress(), confirmedAt };
    await api.db.manager.insert(OtherAddress, fifth);
    const sixth = await add(client, anAddress());
    expect(sixth.problem.errors?.map(({ path }) => path)).toEqual(['email']);
    api.clock.advance({ minutes: 16 });
    const [email] = await listed(client);
    for (const route of [accountRoutes.preferAddress, accountRoutes.removeAddress]) {
      const late = await client.call(route, { body: { email } });
      expect(late.problem.type).toBe('urn:percolateur:sign-in-again');
    }
  });
});
