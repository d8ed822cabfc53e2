import { spawn, spawnSync } from 'node:child_process';
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
const built = `node_modules/.cache/percolateur-redis-faults-${process.pid}`;
const owed = 600;

/** What befalls a Redis that holds what waits, and what makes it serve again. */
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

const onRedis = process.env.REDIS_URL ? describe : () => undefined;
onRedis('a Redis killed with its data, emptied, filled, while letters leave', () => {
  let leave: (() => unknown)[];
  beforeEach(() => (leave = []));
  afterEach(async () => {
    for (const step of leave.reverse()) await step();
  });

  test('the same worker goes on by itself, and each person is written to once', async () => {
    leave.push(() => rmSync(join(workspace, built), { recursive: true, force: true }));
    const build = ['tools/build-api.mjs', `--outdir=${built}`];
    const { status, stderr } = spawnSync(process.execPath, build, { cwd: workspace });
    if (status !== 0) throw new Error(stderr.toString());
    const database = await cloneDatabase();
    leave.push(() => database.drop());
    const db = await new DataSource(databaseOptions(database.url)).initialize();
    leave.push(() => db.destroy());
    const dataDir = mkdtempSync(join(tmpdir(), 'percolateur-redis-faults-'));
    leave.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const redis = await OwnRedis.start();
    leave.push(() => redis.stop());
    const people = await oweConvocations(db, owed);
    const worker = spawn(process.execPath, [join(workspace, built, 'worker.mjs')], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        DATABASE_URL: database.url,
        DATA_DIR: dataDir,
        REDIS_URL: redis.url,
      },
      stdio: 'ignore',
    });
    leave.push(() => worker.kill('SIGKILL'));
    const sent = () => db.manager.countBy(Message, { status: 'sent' });

    for (const fault of faults) {
      const before = await sent();
      await until(async () => (await sent()) > before + 50, 60);
      await fault(redis);
    }
    expect(await sent()).toBeLessThan(owed);
    await until(async () => (await sent()) === owed, 90);
    expect(worker.exitCode).toBeNull();
    worker.kill('SIGTERM');
    expect(await once(worker, 'exit')).toEqual([0, null]);
    expect(await recipientsIn(mailFolder(dataDir))).toEqual(
      people.map(({ email }) => email).sort(),
    );
  }, 300_000);
});
