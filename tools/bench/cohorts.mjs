// What a page costs as the platform grows: the same requests, and the sweep, on a nation of 1 000,
// 100 000 and 1 000 000 enrolments. `npm run bench -- cohorts 100000` builds that size alone. A request costs what the API and PostgreSQL
// used of the processor meanwhile; nothing else runs beside.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { commandOf, cpuOf, familyOf } from './lib/cpu.mjs';
import { fill } from './lib/crowd.mjs';
import { report } from './lib/report.mjs';
import { makeDataDir, signIn, startPercolateur, startPostgres } from './lib/server.mjs';
import { sweepsOf } from './lib/sweeps.mjs';

const sizes = process.argv[3] ? [Number(process.argv[3])] : [1_000, 100_000, 1_000_000];
const named = { 1_000: '1k', 100_000: '100k', 1_000_000: '1M' };
const warmUp = 10;
const times = 60;
const sweeps = 3;

const p95 = (taken) => taken.sort((a, b) => a - b)[Math.ceil(taken.length * 0.95) - 1];

/** The 95th percentile of a request made over and over, and the CPU of these processes for each, in milliseconds. */
async function costOf(url, { cookie, path }, processes) {
  const taken = [];
  let used = 0;
  for (let index = 0; index < warmUp + times; index += 1) {
    if (index === warmUp) used = cpuOf(processes());
    const before = performance.now();
    const response = await fetch(`${url}/api/v1${path}`, { headers: { cookie } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    if (index >= warmUp) taken.push(performance.now() - before);
  }
  return { p95: p95(taken), cpu: (cpuOf(processes()) - used) / times };
}

/** How many statements one request runs. */
async function queriesOf(server, file, { cookie, path }) {
  writeFileSync(file, '');
  process.kill(server.pid, 'SIGUSR2');
  await wait(200);
  await (await fetch(`${server.url}/api/v1${path}`, { headers: { cookie } })).arrayBuffer();
  process.kill(server.pid, 'SIGUSR2');
  await wait(200);
  return readFileSync(file, 'utf8').trim().split('\n').length - 1;
}

async function measure(size) {
  const dataDir = makeDataDir();
  const file = join(dataDir, 'statements');
  const postgres = await startPostgres(dataDir);
  // The demonstration first, for its accounts; then the shape of production, whose API sends nothing.
  const demo = await startPercolateur(dataDir, { env: { DATABASE_URL: postgres.url } });
  await demo.stop();
  const env = {
    DATABASE_URL: postgres.url,
    NODE_ENV: 'production',
    DEMO: '',
    SMTP_URL: 'smtp://127.0.0.1:9',
    LOG_LEVEL: 'silent',
    RECORD_SQL: file,
  };
  const server = await startPercolateur(dataDir, {
    nodeArgs: ['--import', new URL('./lib/record-sql.mjs', import.meta.url).href],
    env,
  });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows: hubs } = await client.query(
    `select o.id from organisation o join role_grant r on r.organisation_id = o.id
     join person p on p.id = r.person_id where p.email = 'coordination@percolateur.test'`,
  );
  const before = performance.now();
  await fill(postgres.url, size, hubs[0].id);
  console.info(`${size} enrolments built in ${Math.round((performance.now() - before) / 1000)} s`);
  // The worker first, which counts what the dashboard reads.
  const sweep = { case: `sweep ${named[size] ?? size}`, metric: 'p95', unit: 'ms' };
  const rows = [{ ...sweep, value: p95(await sweepsOf(client, dataDir, env, sweeps)) }];
  const postmaster = familyOf(process.pid).find((pid) => /bin\/postgres/.test(commandOf(pid)));
  const processes = () => [server.pid, ...familyOf(postmaster)];
  const { url } = server;
  const coordinator = await signIn(
    { url, password: demo.password },
    'coordination@percolateur.test',
  );
  const admin = await signIn({ url, password: demo.password }, 'admin@percolateur.test');
  const { rows: nation } = await client.query(
    `select id from organisation where kind = 'national'`,
  );
  const { rows: cohorts } = await client.query(
    `select id from cohort where organisation_id = $1 and status = 'closed' order by starts_at limit 1`,
    [hubs[0].id],
  );
  const people = (place, words) => `/organisations/${place}/learners?search=${words}`;
  const cases = {
    'cohort list': { cookie: coordinator, path: '/cohorts?period=coming&order=state' },
    'session search': { cookie: admin, path: '/cohorts?search=mediatheque%20899' },
    'session list of the nation': { cookie: admin, path: '/cohorts?order=state' },
    'what presses': { cookie: coordinator, path: '/cohorts/pressing' },
    'what presses in the nation': { cookie: admin, path: '/cohorts/pressing' },
    'people list': { cookie: coordinator, path: people(hubs[0].id, '') },
    'people search': { cookie: coordinator, path: people(hubs[0].id, 'marie%20noel') },
    'people search of the nation': { cookie: admin, path: people(nation[0].id, 'oeillet%20ab') },
    'national dashboard': {
      cookie: admin,
      path: `/dashboard?year=${new Date().getFullYear()}`,
    },
    'cohort page': { cookie: coordinator, path: `/cohorts/${cohorts[0].id}` },
  };
  for (const [name, request] of Object.entries(cases)) {
    const of = { case: `${name} ${named[size] ?? size}` };
    const cost = await costOf(url, request, processes);
    rows.push({ ...of, metric: 'p95', unit: 'ms', value: cost.p95 });
    rows.push({ ...of, metric: 'cpu', unit: 'ms', value: cost.cpu });
    const queries = await queriesOf(server, file, request);
    rows.push({ ...of, metric: 'queries', unit: '', value: queries });
  }
  await server.stop();
  await client.end();
  await postgres.stop();
  return rows;
}

const rows = [];
for (const size of sizes) rows.push(...(await measure(size)));
report('cohorts', rows);
