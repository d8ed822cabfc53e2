import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { oweConvocations, recipientsIn } from '../../../test/convocations';
import { cloneDatabase } from '../../../test/database';
import { OwnRedis } from '../../../test/own-redis';
import { until } from '../../../test/start-worker';
import { databaseOptions } from '../../record/database';
import { Message } from '../../record/message.entity';
import { mailFolder } from '../mail/mail-store';

const workspace = fileURLToPath(new URL('../../../../..', import.meta.url));
const built = `node_modules/.cache/percolateur-spec-${process.pid}`;
const owed = 500;
const kills = 5;

const redisUrl = process.env.REDIS_URL ?? '';
const backends = [
  { backend: 'PostgreSQL', url: '' },
  ...(redisUrl ? [{ backend: 'Redis', url: redisUrl }] : []),
];

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
    dataDir = mkdtempSync(join(tmpdir(), 'percolateur-sending-'));
  });
  afterEach(async () => {
    worker?.kill('SIGKILL');
    await db.destroy();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const startWorker = (url: string) => {
    worker = spawn(process.execPath, [join(workspace, built, 'worker.mjs')], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        DATABASE_URL: database.url,
        DATA_DIR: dataDir,
        REDIS_URL: url,
      },
      stdio: 'ignore',
    });
    return worker;
  };
  const sent = () => db.manager.countBy(Message, { status: 'sent' });
  const more = async (count: number) => {
    const before = await sent();
    await until(async () => (await sent()) >= before + count, 40);
  };

  /** What is left leaves, the worker ends well, and nobody has been written to twice. */
  async function allLeave(people: { email: string }[], last: ChildProcess): Promise<void> {
    expect(await sent()).toBeLessThan(owed);
    await until(async () => (await sent()) === owed, 90);
    expect(last.exitCode).toBeNull();
    last.kill('SIGTERM');
    expect(await once(last, 'exit')).toEqual([0, null]);
    expect(await recipientsIn(mailFolder(dataDir))).toEqual(
      people.map(({ email }) => email).sort(),
    );
    expect(await db.manager.count(Message)).toBe(owed);
  }

  test.each(backends)(
    'a worker killed, on $backend',
    async ({ url }) => {
      const people = await oweConvocations(db, owed);
      for (let killed = 0; killed < kills; killed += 1) {
        const victim = startWorker(url);
        await more(70);
        victim.kill('SIGKILL');
        await once(victim, 'exit');
      }
      await allLeave(people, startWorker(url));
    },
    200_000,
  );

  const withRedis = redisUrl ? test : () => undefined;
  withRedis(
    'a Redis killed with its data, flushed, filled: the same worker goes on by itself',
    async () => {
      const people = await oweConvocations(db, owed);
      const redis = await OwnRedis.start();
      try {
        const sender = startWorker(redis.url);
        for (const fault of faults) {
          await more(50);
          await fault(redis);
        }
        await allLeave(people, sender);
      } finally {
        await redis.stop();
      }
    },
    200_000,
  );
});
