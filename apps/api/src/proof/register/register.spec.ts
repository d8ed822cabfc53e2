import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { evidenceRoutes as routes } from '@percolateur/contract';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { unzipped } from '../../../test/unzipped';
import { LocalAuthority } from '../../platform/time-stamp/local-authority';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { ChainSeal } from '../../record/chain-seal.entity';
import { checkScript } from './check-script';
import { SealService } from './seal.service';
import { sealFaults } from './seal-faults';

describe('the register of evidence', () => {
  let api: TestApi;
  let folder: string;
  let seals: SealService;
  beforeEach(async () => {
    api = await startApi({ at: '2026-11-26T09:00:00Z' });
    folder = mkdtempSync(join(tmpdir(), 'percolateur-register-'));
    seals = sealing({});
  });
  afterEach(async () => {
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const sealing = (settings: Partial<Env>) =>
    new SealService(api.db, api.app.get(Clock), { ...api.app.get<Env>(ENV), ...settings });

  /** A hub whose learner signed two half-days, and its coordinator. */
  async function aHub() {
    const { hub, cohort, lucie } = await api.scene.ledCohort();
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    await signedOnTime(api, nadia, cohort.halfDays.slice(0, 2));
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const params = { organisationId: hub.id };
    return {
      ...{ hub, params, coordinator, lucie },
      signAgain: () => signedOnTime(api, nadia, cohort.halfDays.slice(2, 3)),
      check: async () => (await coordinator.call(routes.check, { params })).body.faults,
    };
  }

  /** What openssl alone says of the files of a hub. */
  async function outsider({ coordinator, params }: Awaited<ReturnType<typeof aHub>>) {
    const { bytes } = await coordinator.call(routes.files, { params });
    const here = mkdtempSync(join(folder, 'files-'));
    for (const [name, content] of unzipped(bytes)) {
      mkdirSync(dirname(join(here, name)), { recursive: true });
      writeFileSync(join(here, name), content);
    }
    const { stdout, stderr } = spawnSync('sh', ['verifier.sh'], { cwd: here, encoding: 'utf8' });
    return `${stdout}${stderr}`.trim().split('\n');
  }

  test('prints in docs/chain.md the script that it hands over', () => {
    const page = readFileSync(new URL('../../../../../docs/chain.md', import.meta.url), 'utf8');
    expect(/```sh\n([\s\S]+?)```/.exec(page)?.[1]).toBe(checkScript);
  });

  test('is sealed once a day, when something was added, and openssl alone believes it', async () => {
    const hub = await aHub();
    await seals.sealDue();
    await hub.signAgain();
    await seals.sealDue();
    api.clock.set('2026-11-27T09:00:00Z');
    await seals.sealDue();
    api.clock.set('2026-11-28T09:00:00Z');
    await seals.sealDue();
    const { body } = await hub.coordinator.call(routes.register, { params: hub.params });
    expect(body.seals.map(({ number, at }) => [number, at])).toEqual([
      [3, '2026-11-27T09:00:00.000Z'],
      [2, '2026-11-26T09:00:00.000Z'],
    ]);
    expect(body).toMatchObject({ sealCount: 2, sealsWaitSince: null, head: { number: 3 } });
    expect(await hub.check()).toEqual([]);
    expect(await outsider(hub)).toEqual([`3 links, 2 seals, the last link ${body.head!.hash}`]);
  });

  test('tells of an end cut off with its evidence, and of a chain written anew', async () => {
    const hub = await aHub();
    await seals.sealDue();
    const forge = async (...statements: string[]) => {
      const tables = ['signature', 'chain_link'];
      for (const each of tables) await api.asOwner(`alter table ${each} disable trigger user`);
      for (const each of statements) await api.asOwner(each);
      for (const each of tables) await api.asOwner(`alter table ${each} enable trigger user`);
    };
    await forge(
      `delete from signature where id in (select evidence_id from chain_link where number = 2)`,
      `delete from chain_link where number = 2`,
    );
    expect(await hub.check()).toEqual([{ number: 2, fault: 'seal-apart' }]);
    expect(await outsider(hub)).toContain('seal of link 2: this is not the chain that was sealed');
    // Another takes the place of what was cut, and is chained as it should.
    await hub.signAgain();
    expect(await hub.check()).toEqual([{ number: 2, fault: 'seal-apart' }]);
    expect(await outsider(hub)).toContain('seal of link 2: this is not the chain that was sealed');
  });

  test('believes no seal that the application writes for itself, nor lets it change one', async () => {
    const hub = await aHub();
    await seals.sealDue();
    for (const sql of [
      `update chain_seal set at = now()`,
      `delete from chain_seal`,
      `truncate chain_seal cascade`,
      `alter table chain_seal disable trigger append_only`,
    ]) {
      await expect(api.db.query(sql)).rejects.toThrow(/permission denied|must be owner/);
    }
    const [real] = await api.db.manager.find(ChainSeal);
    const later = { ...real, number: 1, hash: 'ab'.repeat(32) };
    await api.db.manager.insert(ChainSeal, later);
    expect(await sealFaults(api.db.manager)).toEqual([
      { organisationId: hub.hub.id, number: 1, fault: 'seal-broken' },
      { organisationId: hub.hub.id, number: 1, fault: 'seal-apart' },
    ]);
    expect(await outsider(hub)).toContain('seal of link 1: this is not the chain that was sealed');
  });

  describe('with an authority of elsewhere', () => {
    let server: Server;
    let answer: (request: Buffer) => Buffer | null;
    let settings: Partial<Env>;
    const authority = new LocalAuthority('an authority of elsewhere');
    beforeEach(async () => {
      server = createServer(async (request, response) => {
        const said = answer(await buffer(request));
        response.writeHead(said ? 200 : 503).end(said);
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const { port } = server.address() as AddressInfo;
      const certificate = join(folder, 'authority.pem');
      writeFileSync(certificate, authority.certificate);
      settings = { timestamp: { url: `http://127.0.0.1:${port}/`, certificate } };
    });
    afterEach(() => server.close());

    /** RFC 3161, 2.4.1: the digest is the first string of 32 bytes, the nonce the last number. */
    const stamped = (request: Buffer, at = new Date('2026-11-26T08:59:58Z')) => {
      const digest = request.indexOf(Buffer.from([0x04, 32])) + 2;
      const nonce = digest + 32 + 2;
      return authority.stamp(
        request.subarray(digest, digest + 32).toString('hex'),
        at,
        request.subarray(nonce, nonce + request[nonce - 1]),
      );
    };

    test('keeps what it says; what is not believed, or of another request, is not kept', async () => {
      const hub = await aHub();
      const service = sealing(settings);
      const bad = [
        () => null,
        () => Buffer.from('<html>'),
        () => authority.stamp('00'.repeat(32), new Date(), Buffer.from([1])),
        (request: Buffer) =>
          new LocalAuthority('nobody').stamp(request.toString('hex'), new Date(), Buffer.from([1])),
      ];
      for (const [at, each] of bad.entries()) {
        api.clock.set(`2026-11-26T${10 + at}:00:00Z`);
        answer = each;
        await service.sealDue();
      }
      const read = async () =>
        (await hub.coordinator.call(routes.register, { params: hub.params })).body;
      expect(await read()).toMatchObject({
        ...{ seals: [], sealsWaitSince: '2026-11-26T10:00:00.000Z' },
      });
      // Too soon to ask again.
      answer = stamped;
      await service.sealDue();
      expect((await read()).seals).toEqual([]);
      api.clock.set('2026-11-26T13:30:00Z');
      await service.sealDue();
      expect(await read()).toMatchObject({
        ...{ seals: [{ number: 2, at: '2026-11-26T08:59:58.000Z' }], sealsWaitSince: null },
      });
      expect(await hub.check()).toEqual([]);
      expect(await outsider(hub)).toHaveLength(1);
    });
  });

  test('is for those who coordinate the hub', async () => {
    const { params, lucie } = await aHub();
    const elsewhere = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    for (const route of [routes.register, routes.check, routes.files]) {
      expect((await (await api.as(lucie)).call(route, { params })).status).toBe(403);
      expect((await (await api.as(elsewhere)).call(route, { params })).status).toBe(404);
      expect((await api.stranger.call(route, { params })).status).toBe(401);
    }
  });
});
