// Our way of queueing letters, and BullMQ’s alone, on the same backend: how many seconds each takes.
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { DataSource } from 'typeorm';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));
const outdir = 'dist/bench/api';
const parts = [
  'messages/reminder/reminder.service',
  'platform/mail-queue',
  'platform/queue',
  'platform/clock',
  'record/database',
];
const batch = 500;

export class Queues {
  /** `redisUrl`: none, for PostgreSQL’s own. */
  static async open(databaseUrl, redisUrl) {
    const build = [
      'tools/build-api.mjs',
      `--outdir=${outdir}`,
      ...parts.map((each) => `--entry=${each}`),
    ];
    const { status, stderr } = spawnSync(process.execPath, build, { cwd: workspace });
    if (status !== 0) throw new Error(String(stderr));
    const load = (part) => import(pathToFileURL(join(workspace, outdir, `${part}.mjs`)).href);
    await import('reflect-metadata');
    const [{ ReminderService }, { MailQueue }, { prepareQueue }, { Clock }, { databaseOptions }] =
      await Promise.all(parts.map(load));
    const queues = new Queues();
    queues.db = await new DataSource(databaseOptions(databaseUrl, 4)).initialize();
    const connection = prepareQueue({ redisUrl: redisUrl ?? null }, databaseUrl);
    const prefix = 'percolateur-bench';
    const open = (name) => new Queue(name, { connection, prefix });
    [queues.letters, queues.prompt, queues.raw] = ['mail', 'prompt', 'raw'].map(open);
    const mail = new MailQueue(queues.letters, queues.prompt);
    queues.service = new ReminderService(queues.db, new Clock(), mail);
    return queues;
  }

  /** What is written down as owed is queued, and marked so. */
  async ours() {
    const taken = await secondsOf(() => this.service.resume());
    await this.letters.obliterate({ force: true });
    return taken;
  }

  /** The same jobs, handed over as many at a time. */
  async bare(ids) {
    const jobs = ids.map((messageId) => ({
      name: 'message',
      data: { messageId },
      opts: {
        attempts: 1,
        removeOnComplete: true,
        removeOnFail: true,
        jobId: `message-${messageId}-0`,
        priority: 5,
      },
    }));
    const taken = await secondsOf(async () => {
      for (let at = 0; at < jobs.length; at += batch)
        await this.raw.addBulk(jobs.slice(at, at + batch));
    });
    await this.raw.obliterate({ force: true });
    return taken;
  }

  async close() {
    await Promise.all([this.letters.close(), this.prompt.close(), this.raw.close()]);
    await this.db.destroy();
  }
}

async function secondsOf(work) {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
}
