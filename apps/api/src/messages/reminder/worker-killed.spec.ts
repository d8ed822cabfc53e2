import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addLocalDays, localDate } from '@percolateur/domain';
import { simpleParser } from 'mailparser';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { cloneDatabase } from '../../../test/database';
import { Scene } from '../../../test/scene';
import { until } from '../../../test/start-worker';
import { Enrolment } from '../../record/enrolment.entity';
import { listMail, mailFolder, readMail } from '../mail/mail-store';
import { Person } from '../../record/person.entity';
import { databaseOptions } from '../../record/database';
import { Message } from '../../record/message.entity';

const workspace = fileURLToPath(new URL('../../../../..', import.meta.url));
const built = `node_modules/.cache/percolateur-spec-${process.pid}`;
const owed = 500;
const kills = 5;

/** Somewhere it is noon or so: the worker is a process of its own and reads the true clock. */
function zoneAtNoon(): string {
  const east = 12 - new Date().getUTCHours();
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

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

  /** People who accepted long ago, of cohorts ten days ahead: each is owed one convocation, now. */
  const owe = async () => {
    const scene = new Scene(db);
    const hub = await scene.organisation();
    const timeZone = zoneAtNoon();
    const firstDay = addLocalDays(localDate(new Date(), timeZone), 10);
    const people = Array.from({ length: owed }, (_, index) => ({
      id: uuidv7(),
      email: `apprenante${index}@percolateur.test`,
      firstName: 'Nadia',
      lastName: `Benali ${index}`,
    }));
    await db.manager.insert(Person, people);
    for (let cohorts = 0; cohorts < 5; cohorts += 1) {
      const cohort = await scene.cohort(hub, { timeZone, firstDay });
      const group = people.filter((_, index) => index % 5 === cohorts);
      await db.manager.insert(
        Enrolment,
        group.map(({ id: personId }) => ({
          id: uuidv7(),
          cohortId: cohort.id,
          personId,
          status: 'accepted' as const,
          createdAt: new Date('2026-01-05T08:00:00Z'),
          answeredAt: new Date('2026-01-06T08:00:00Z'),
        })),
      );
    }
    return people;
  };

  test('each person receives each message, once', async () => {
    const people = await owe();
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

    const mails = await Promise.all(
      (await listMail(folder)).map(async (id) => simpleParser((await readMail(folder, id)) ?? '')),
    );
    const recipients = mails.map(({ to }) => [to].flat()[0]?.value[0].address).sort();
    expect(recipients).toEqual(people.map(({ email }) => email).sort());
    expect(await db.manager.count(Message)).toBe(owed);
  }, 150_000);
});
