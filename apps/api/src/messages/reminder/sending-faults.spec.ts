import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { oweConvocations, recipientsIn } from '../../../test/convocations';
import { cloneDatabase, urlOfDatabase } from '../../../test/database';
import { OwnRedis } from '../../../test/own-redis';
import { until } from '../../../test/start-worker';
import { openDatabase } from '../../platform/database';
import { startEmbeddedPostgres } from '../../platform/embedded/embedded-postgres';
import { withClient } from '../../record/connection';
import { databaseOptions } from '../../record/database';
import { Message } from '../../record/message.entity';
import { mailFolder } from '../mail/mail-store';

const workspace = fileURLToPath(new URL('../../../../..', import.meta.url));
const built = `node_modules/.cache/percolateur-spec-${process.pid}`;
/** A few here, where everybody waits for them; `npm run faults` asks for twenty among two thousand. */
const kills = Number(process.env.FAULTS ?? 5);
/** Whoever is killed leaves what it had under way; a worker without its Redis ends that first. */
const owed = { whenKilled: kills * 100, withoutQueue: kills * 300 };
const patience = 150_000 + kills * 20_000;

const redisUrl = process.env.REDIS_URL ?? '';
const backends = [
  { backend: 'PostgreSQL', url: '' },
  ...(redisUrl ? [{ backend: 'Redis', url: redisUrl }] : []),
];

/** The process number of the server under `folder`, undefined between two. */
function postmaster(folder: string): number | undefined {
  const file = join(folder, 'elsewhere', 'postgres', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

/** What befalls a Redis that holds what waits, until it serves again. */
const faults: ((redis: OwnRedis) => Promise<void>)[] = [
  async (redis) => {
    await redis.kill();
    await pause(1_000);
    await redis.serve();
  },
  (redis) => redis.flush(),
  async (redis) => {
    await redis.fill();
    await pause(2_000);
    await redis.empty();
  },
];

describe('whatever happens while letters leave, each person receives each, once', () => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  let db: DataSource;
  let dataDir: string;
  let worker: ChildProcess | undefined;

  beforeAll(() => {
    const build = ['tools/build-api.mjs', `--outdir=${built}`];
    const { status, stderr } = spawnSync(process.execPath, build, { cwd: workspace });
    if (status !== 0) throw new Error(stderr.toString());
  });
  afterAll(() => rmSync(join(workspace, built), { recursive: true, force: true }));

  beforeEach(async () => {
    database = await cloneDatabase();
    db = await new DataSource(databaseOptions(database.url)).initialize();
    known = 0;
    dataDir = mkdtempSync(join(tmpdir(), 'percolateur-sending-'));
  });
  afterEach(async () => {
    worker?.kill('SIGKILL');
    await db.destroy();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const startWorker = (url: string, databaseUrl = database.url) => {
    worker = spawn(process.execPath, [join(workspace, built, 'worker.mjs')], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        DATABASE_URL: databaseUrl,
        DATA_DIR: dataDir,
        REDIS_URL: url,
      },
      stdio: 'ignore',
    });
    return worker;
  };
  /** As many as before, while the database is away. */
  let known = 0;
  const sent = () =>
    db.manager.countBy(Message, { status: 'sent' }).then(
      (count) => (known = count),
      () => known,
    );
  const more = async (count: number) => {
    const before = await sent();
    await until(async () => (await sent()) >= before + count, 40);
  };

  /** What is left leaves, the worker ends well, and nobody has been written to twice. */
  async function allLeave(people: { email: string }[], last: ChildProcess): Promise<void> {
    expect(await sent()).toBeLessThan(people.length);
    await until(async () => (await sent()) === people.length, 90 + kills * 5);
    expect(last.exitCode).toBeNull();
    last.kill('SIGTERM');
    expect(await once(last, 'exit')).toEqual([0, null]);
    expect(await recipientsIn(mailFolder(dataDir))).toEqual(
      people.map(({ email }) => email).sort(),
    );
    expect(await db.manager.count(Message)).toBe(people.length);
  }

  test.each(backends)(
    'a worker killed, on $backend',
    async ({ url }) => {
      const people = await oweConvocations(db, owed.whenKilled);
      for (let killed = 0; killed < kills; killed += 1) {
        const victim = startWorker(url);
        await more(70);
        victim.kill('SIGKILL');
        await once(victim, 'exit');
      }
      await allLeave(people, startWorker(url));
    },
    patience,
  );

  test.each(backends)(
    'the database killed, beside $backend: the same worker goes on by itself',
    async ({ url }) => {
      const server = await startEmbeddedPostgres({
        ...{ dataDir: join(dataDir, 'elsewhere'), durable: true, maxConnections: 60 },
      });
      const shared = db;
      try {
        const name = `faults_${process.pid}`;
        await withClient(server.url, (owner) => owner.query(`create database ${name}`));
        const settings = {
          dataDir,
          databaseOwnerUrl: null,
          production: false,
          redisUrl: url || null,
        };
        const own = await openDatabase({
          ...settings,
          databaseUrl: urlOfDatabase(name, server.url),
        });
        db = await new DataSource(databaseOptions(own.url)).initialize();
        const people = await oweConvocations(db, owed.whenKilled);
        const sender = startWorker(url, own.url);
        for (let killed = 0; killed < kills; killed += 1) {
          await more(50);
          const before = postmaster(dataDir);
          process.kill(before!, 'SIGKILL');
          await until(async () => ![undefined, before].includes(postmaster(dataDir)), 30);
        }
        await allLeave(people, sender);
      } finally {
        if (db !== shared) await db.destroy();
        db = shared;
        worker?.kill('SIGKILL');
        await server.stop();
      }
    },
    patience,
  );

  const withRedis = redisUrl ? test : () => undefined;
  withRedis(
    'a Redis killed with its data, flushed, filled: the same worker goes on by itself',
    async () => {
      const people = await oweConvocations(db, owed.withoutQueue);
      const redis = await OwnRedis.start();
      try {
        const sender = startWorker(redis.url);
        for (let times = 0; times < Math.max(kills, faults.length); times += 1) {
          await more(50);
          await faults[times % faults.length](redis);
        }
        await allLeave(people, sender);
      } finally {
        await redis.stop();
      }
    },
    patience,
  );
});
