import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { oweConvocations, recipientsIn } from '../../../test/convocations';
import { cloneDatabase } from '../../../test/database';
import { until } from '../../../test/start-worker';
import { listMail, mailFolder } from '../mail/mail-store';
import { databaseOptions } from '../../record/database';
import { Message } from '../../record/message.entity';

const workspace = fileURLToPath(new URL('../../../../..', import.meta.url));
const built = `node_modules/.cache/percolateur-spec-${process.pid}`;
const owed = 500;
const kills = 5;

const backends = [
  { backend: 'PostgreSQL', redisUrl: '' },
  ...(process.env.REDIS_URL ? [{ backend: 'Redis', redisUrl: process.env.REDIS_URL }] : []),
];

describe.each(backends)('a worker killed among what it sends, on $backend', ({ redisUrl }) => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  let db: DataSource;
  let dataDir: string;
  let worker: ChildProcess | undefined;

  beforeAll(async () => {
    const build = ['tools/build-api.mjs', `--outdir=${built}`];
    const { status, stderr } = spawnSync(process.execPath, build, { cwd: workspace });
    if (status !== 0) throw new Error(stderr.toString());
    database = await cloneDatabase();
    db = await new DataSource(databaseOptions(database.url)).initialize();
    dataDir = mkdtempSync(join(tmpdir(), 'percolateur-killed-'));
  });
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await db.destroy();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(join(workspace, built), { recursive: true, force: true });
  });

  const startWorker = () => {
    worker = spawn(process.execPath, [join(workspace, built, 'worker.mjs')], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        DATABASE_URL: database.url,
        DATA_DIR: dataDir,
        REDIS_URL: redisUrl,
      },
      stdio: 'ignore',
    });
    return worker;
  };

  test('each person receives each message, once', async () => {
    const people = await oweConvocations(db, owed);
    const folder = mailFolder(dataDir);
    for (let killed = 0; killed < kills; killed += 1) {
      const before = (await listMail(folder)).length;
      const victim = startWorker();
      await until(async () => (await listMail(folder)).length >= before + 70, 40);
      victim.kill('SIGKILL');
      await once(victim, 'exit');
    }
    expect(await db.manager.countBy(Message, { status: 'sent' })).toBeLessThan(owed);
    const last = startWorker();
    await until(async () => (await db.manager.countBy(Message, { status: 'sent' })) === owed, 60);
    last.kill('SIGTERM');
    expect(await once(last, 'exit')).toEqual([0, null]);

    expect(await recipientsIn(folder)).toEqual(people.map(({ email }) => email).sort());
    expect(await db.manager.count(Message)).toBe(owed);
  }, 150_000);
});
