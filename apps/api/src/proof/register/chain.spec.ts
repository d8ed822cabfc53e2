import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { cloneDatabase } from '../../../test/database';
import { Scene } from '../../../test/scene';
import { ChainLink } from '../../record/chain-link.entity';
import { databaseOptions } from '../../record/database';
import { Signature } from '../../record/signature.entity';
import { chainFaults } from '../../record/chain-faults';
import { checkScript } from './check-script';

describe('the chain of evidence', () => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  let owner: DataSource;
  let app: DataSource;
  let folder: string;
  beforeEach(async () => {
    database = await cloneDatabase();
    owner = await new DataSource(databaseOptions(database.ownerUrl)).initialize();
    app = await new DataSource(databaseOptions(database.url, 8)).initialize();
    folder = mkdtempSync(join(tmpdir(), 'percolateur-chain-'));
  });
  afterEach(async () => {
    await app.destroy();
    await owner.destroy();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A group, and somebody’s signature as the application keeps it. */
  async function aGroup() {
    const scene = new Scene(app);
    const hub = await scene.organisation();
    const cohort = await scene.cohort(hub, { status: 'running' });
    const [halfDay] = cohort.halfDays ?? [];
    const sign = async (): Promise<Signature> => {
      const person = await scene.person();
      const at = new Date('2026-11-24T08:05:00.123Z');
      const signature = app.manager.create(Signature, {
        ...{ id: uuidv7(), halfDayId: halfDay.id, personId: person.id, role: 'learner' },
        ...{ way: 'typed', statementVersion: 'present-1', statement: 'Je suis là : « l’été ».' },
        ...{ clientTime: at, serverTime: at, late: false },
      });
      await app.manager.insert(Signature, signature);
      return signature;
    };
    const links = () =>
      owner.manager.find(ChainLink, {
        where: { organisationId: hub.id },
        order: { number: 'ASC' },
      });
    return { hub, sign, links };
  }

  /** What the owner of the server can do, every guard off. */
  async function forge(...statements: string[]): Promise<void> {
    const tables = ['signature', 'chain_link'];
    for (const table of tables) await owner.query(`alter table ${table} disable trigger user`);
    for (const each of statements) await owner.query(each);
    for (const table of tables) await owner.query(`alter table ${table} enable trigger user`);
  }

  /** What openssl says of the chain as it would be exported. */
  async function outsider(links: () => Promise<ChainLink[]>): Promise<string[]> {
    const file = join(folder, 'chaine.txt');
    const lines = (await links()).map(({ hash, record }) => `${hash} ${record}\n`);
    writeFileSync(file, lines.join(''));
    const { stdout, stderr } = spawnSync('sh', ['-c', checkScript], {
      cwd: folder,
      encoding: 'utf8',
    });
    return `${stdout}${stderr}`.trim().split('\n');
  }

  test('holds each signature, as it was received, and the link before', async () => {
    const { hub, sign, links } = await aGroup();
    const [first, second] = [await sign(), await sign()];
    const [one, two, ...rest] = await links();
    expect(rest).toEqual([]);
    expect([one.evidenceId, two.evidenceId]).toEqual([first.id, second.id]);
    expect(JSON.parse(two.record)).toMatchObject({
      ...{ organisation: hub.id, number: 2, previous: one.hash, table: 'signature' },
      row: {
        ...{ id: second.id, person_id: second.personId, half_day_id: second.halfDayId },
        ...{ statement: 'Je suis là : « l’été ».', way: 'typed', late: false },
        server_time: '2026-11-24T08:05:00.123+00:00',
      },
    });
    expect(await chainFaults(app)).toEqual([]);
    expect(await outsider(links)).toEqual([`2 links, 0 seals, the last link ${two.hash}`]);
  });

  test('has no gap and no fork when a roomful signs at once; another hub has its own', async () => {
    const [one, other] = [await aGroup(), await aGroup()];
    await Promise.all(Array.from({ length: 24 }, (_, at) => (at % 2 ? one : other).sign()));
    for (const { links } of [one, other]) {
      expect((await links()).map(({ number }) => number)).toEqual(
        Array.from({ length: 12 }, (_, at) => at + 1),
      );
      expect(await outsider(links)).toHaveLength(1);
    }
    expect(await chainFaults(app)).toEqual([]);
  });

  test('is kept with the evidence, or neither is', async () => {
    const { sign, links } = await aGroup();
    await app
      .transaction(async (manager) => {
        const { id, ...signature } = await sign();
        await manager.insert(Signature, { ...signature, id: uuidv7(), supersedesId: id });
        throw new Error('cut');
      })
      .catch(() => undefined);
    expect(await links()).toHaveLength(1);
    expect(await chainFaults(app)).toEqual([]);
  });

  test('is out of reach of the application', async () => {
    const { hub, sign } = await aGroup();
    const { id } = await sign();
    for (const sql of [
      `insert into chain_link values ('${hub.id}', 2, '${uuidv7()}', '{}', 'x')`,
      `select chain('signature', '${id}', '{}')`,
      `alter table signature disable trigger chained`,
      `drop trigger chained on signature`,
      `drop function chain_evidence() cascade`,
    ]) {
      await expect(app.query(sql)).rejects.toThrow(/permission denied|must be owner/);
    }
    expect(await chainFaults(app)).toEqual([]);
  });

  describe('tells of what is forged with every guard off', () => {
    const told = async (
      statement: (links: ChainLink[]) => string[],
    ): Promise<{ verified: string[]; openssl: string[] }> => {
      const { hub, sign, links } = await aGroup();
      for (let count = 0; count < 4; count += 1) await sign();
      await forge(...statement(await links()));
      const verified = (await chainFaults(app)).map(({ sentence }) =>
        sentence.replace(hub.id, 'hub').replace(/[0-9a-f-]{36}/, 'id'),
      );
      return { verified, openssl: (await outsider(links)).slice(0, -1) };
    };

    test('a row changed', async () => {
      const { verified } = await told(([, two]) => [
        `update signature set server_time = server_time - interval '1 hour' where id = '${two.evidenceId}'`,
      ]);
      expect(verified).toEqual(['Chain of hub, link 2: the evidence it is about was changed']);
    });

    test('a row and its record changed', async () => {
      const { verified, openssl } = await told(([, two]) => [
        `update signature set late = true where id = '${two.evidenceId}'`,
        `update chain_link set record = replace(record, '"late": false', '"late": true') where number = 2`,
      ]);
      expect(verified).toEqual(['Chain of hub, link 2: its record is not the one that was hashed']);
      expect(openssl).toEqual(['link 2: its record was changed']);
    });

    test('a record hashed anew', async () => {
      const { verified, openssl } = await told(([, two]) => [
        `update signature set late = true where id = '${two.evidenceId}'`,
        `update chain_link set record = replace(record, '"late": false', '"late": true') where number = 2`,
        `update chain_link set hash = encode(sha256(convert_to(record, 'UTF8')), 'hex') where number = 2`,
      ]);
      expect(verified).toEqual(['Chain of hub, link 3: it does not follow the link before']);
      expect(openssl).toEqual(['link 3: it does not follow the one before']);
    });

    test('a row taken away', async () => {
      const { verified } = await told(([, two]) => [
        `delete from signature where id = '${two.evidenceId}'`,
      ]);
      expect(verified).toEqual(['Chain of hub, link 2: the evidence it is about is gone']);
    });

    test('a row and its link taken away', async () => {
      const { verified, openssl } = await told(([, two]) => [
        `delete from signature where id = '${two.evidenceId}'`,
        `delete from chain_link where number = 2`,
      ]);
      expect(verified).toEqual([
        'Chain of hub, link 3: a link is missing before it',
        'Chain of hub, link 3: it does not follow the link before',
      ]);
      expect(openssl).toContain('link 2: it does not follow the one before');
    });

    test('two links in the place of each other', async () => {
      const { verified, openssl } = await told(() => [
        `update chain_link set number = 9 where number = 2`,
        `update chain_link set number = 2 where number = 3`,
        `update chain_link set number = 3 where number = 9`,
      ]);
      expect(verified).toContain(
        'Chain of hub, link 2: its record is of another place in the chain',
      );
      expect(openssl).toContain('link 2: it does not follow the one before');
    });

    test('the end cut off, its links left in place or not', async () => {
      const { verified } = await told(([, , , four]) => [
        `delete from chain_link where evidence_id = '${four.evidenceId}'`,
      ]);
      expect(verified).toEqual(['signature id: it is in no chain']);
    });

    test('a row put in', async () => {
      const { verified } = await told(([one]) => [
        `insert into signature select (jsonb_populate_record(s, jsonb_build_object(
           'id', '${uuidv7()}', 'supersedes_id', s.id))).* from signature s where id = '${one.evidenceId}'`,
      ]);
      expect(verified).toEqual(['signature id: it is in no chain']);
    });
  });
});
