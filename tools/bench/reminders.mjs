// What the engine of messages costs beside what it stands on: `npm run bench -- reminders`. Sweeps of a
// nation of 100 000 enrolments; letters queued, beside BullMQ handed the same jobs; letters sent,
// beside a bare worker of BullMQ that hands the same letter to the same server by nodemailer; and the
// memory of the worker that sent them. On PostgreSQL, and on Redis where there is a redis-server.
// `-- reminders 1000 300` for another size of nation, and another count of letters.
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { fill } from './lib/crowd.mjs';
import { Queues } from './lib/queues.mjs';
import { oweLetters } from './lib/owe-letters.mjs';
import { startRedis } from './lib/redis.mjs';
import { median, report } from './lib/report.mjs';
import {
  makeDataDir,
  startPercolateur,
  startPostgres,
  startProgram,
  startWorker,
} from './lib/server.mjs';
import { MailSink } from './lib/mail-sink.mjs';
import { peakMemoryOf } from './lib/cpu.mjs';
import { sweepsOf } from './lib/sweeps.mjs';

const enrolments = Number(process.argv[3] ?? 100_000);
const letters = Number(process.argv[4] ?? 2_000);
const rounds = 3;
const sweeps = 3;
const named = { 100_000: '100k' };

const dataDir = makeDataDir();
const postgres = await startPostgres(dataDir);
// The demonstration first, for its hub and its course; then the shape of production.
const demo = await startPercolateur(dataDir, { env: { DATABASE_URL: postgres.url } });
await demo.stop();
const production = {
  DATABASE_URL: postgres.url,
  NODE_ENV: 'production',
  DEMO: '',
  SMTP_URL: 'smtp://127.0.0.1:9',
  LOG_LEVEL: 'silent',
  MAIL_PER_MINUTE: '0',
  MAIL_PER_MINUTE_PER_DOMAIN: '0',
};
const client = new pg.Client({ connectionString: postgres.url });
await client.connect();
const rows = [];

const settle = () =>
  client.query(
    `update message set status = 'pointless' where status in ('owed', 'queued', 'failed')`,
  );

/** Until as many letters have left as were owed; answers how many left in a second. */
async function rateOfSending(count, since, left) {
  while ((await left()) < count) await wait(20);
  return count / ((performance.now() - since) / 1000);
}

async function measureSending(backend, env) {
  const sink = await MailSink.open();
  const ours = [];
  const bare = [];
  let memory = 0;
  for (let round = 0; round < rounds; round += 1) {
    await settle();
    await oweLetters(client, letters);
    sink.begin();
    const worker = await startWorker(dataDir, { ...production, ...env, SMTP_URL: sink.url });
    await sink.first();
    ours.push(await rateOfSending(letters - 1, sink.firstAt, async () => sink.taken - 1));
    memory = Math.max(memory, peakMemoryOf(worker.pid));
    await worker.stop();

    sink.begin();
    const raw = await startProgram('tools/bench/lib/raw-mail-worker.mjs', {
      env: {
        ...{ DATABASE_URL: postgres.url, SMTP_URL: sink.url, REDIS_URL: '', ...env },
        ...{ LETTERS: String(letters), LETTER: sink.sample },
      },
    });
    await sink.first();
    bare.push(await rateOfSending(letters - 1, sink.firstAt, async () => sink.taken - 1));
    await raw.stop();
  }
  await sink.close();
  rows.push({
    ...{ case: backend === 'PostgreSQL' ? 'send' : 'send redis', metric: 'throughput', unit: '/s' },
    ...{ value: median(ours), reference: `raw BullMQ on ${backend}`, referenceValue: median(bare) },
  });
  return memory;
}

async function measureQueueing(backend, env) {
  const queues = await Queues.open(postgres.url, env.REDIS_URL);
  const ours = [];
  const bare = [];
  for (let round = 0; round <= rounds; round += 1) {
    await settle();
    const ids = await oweLetters(client, letters, { claimed: true });
    const taken = [await queues.ours(), await queues.bare(ids)];
    // The first warms both up.
    if (round === 0) continue;
    ours.push(letters / taken[0]);
    bare.push(letters / taken[1]);
  }
  await queues.close();
  rows.push({
    ...{
      case: backend === 'PostgreSQL' ? 'enqueue' : 'enqueue redis',
      metric: 'throughput',
      unit: '/s',
    },
    ...{ value: median(ours), reference: `raw BullMQ on ${backend}`, referenceValue: median(bare) },
  });
}

await measureQueueing('PostgreSQL', {});
let memory = await measureSending('PostgreSQL', {});
const redis = await startRedis();
if (redis) {
  await measureQueueing('Redis', { REDIS_URL: redis.url });
  memory = Math.max(memory, await measureSending('Redis', { REDIS_URL: redis.url }));
  await redis.stop();
} else {
  console.info('There is no redis-server here: measured on PostgreSQL alone.');
}
await settle();
const { rows: hubs } = await client.query(
  `select o.id from organisation o join role_grant r on r.organisation_id = o.id
   join person p on p.id = r.person_id where p.email = 'coordination@percolateur.test'`,
);
await fill(postgres.url, enrolments, hubs[0].id);
rows.unshift({
  ...{ case: `sweep ${named[enrolments] ?? enrolments}`, metric: 'seconds', unit: 's' },
  value: median(await sweepsOf(client, dataDir, production, sweeps)) / 1000,
});
rows.push({ case: 'memory', metric: 'MB', unit: 'MB', value: memory });
await client.end();
await postgres.stop();
report('reminders', rows);
