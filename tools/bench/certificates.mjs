// What certificates cost: `npm run bench -- certificates`. A page drawn, and the whole of a certificate
// (badge signed, page drawn with it, file signed), each beside pdfkit alone putting the same marks on
// the same page, in one thread and in turn; the check of a code; and a thousand files made in the
// background by the very process that answers, with how long a page then takes.
// `-- certificates 200` for another number of files.
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import pg from 'pg';
import { cpuOf, familyOf } from './lib/cpu.mjs';
import { load } from './lib/load.mjs';
import { drawAlone, marksDuring } from './lib/reference-pdf.mjs';
import { median, report } from './lib/report.mjs';
import { makeDataDir, signIn, startPercolateur, urlOfEmbedded } from './lib/server.mjs';

const count = Number(process.argv[3] ?? 1_000);
const rounds = 7;
const each = 20;
const workspace = fileURLToPath(new URL('../..', import.meta.url));
const rows = [];

const parts = await bundled('apps/api/test/certificate-parts.ts');
const marks = await marksDuring(parts.drawOnly);
const whole = await parts.wholeMaker();
const alone = () => drawAlone(marks);
for (const [title, make] of [
  ['certificate', whole],
  ['pdf only', parts.drawOnly],
]) {
  const [ours, theirs] = [[], []];
  for (const warm of [make, alone]) await timed(warm, 5);
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timed(make, each));
    theirs.push(await timed(alone, each));
  }
  for (const [metric, unit] of [
    ['throughput', '/s'],
    ['cpu', 'ms'],
  ]) {
    const of = (measured) => median(measured.map((one) => one[metric]));
    rows.push({
      ...{ case: title, metric, unit, value: of(ours) },
      ...{ reference: 'pdfkit alone, the same page', referenceValue: of(theirs) },
    });
  }
}

const dataDir = makeDataDir();
const server = await startPercolateur(dataDir);
const client = new pg.Client({ connectionString: await urlOfEmbedded(dataDir) });
await client.connect();
const {
  rows: [{ code, id }],
} = await client.query(
  `select c.id, c.code from certificate c join certificate_status s on s.id = c.id
   where s.status = 'issued' order by c.issued_at limit 1`,
);
const get = (path, cookie) => () => ({
  method: 'GET',
  path: `/api/v1${path}`,
  headers: cookie ? { cookie } : {},
});
const postmaster = Number(
  (await client.query(`select pg_read_file('postmaster.pid')`)).rows[0].pg_read_file.split('\n')[0],
);
const verify = get(`/verifications/${code}`);
await load(server.url, { connections: 8, ms: 2_000, next: verify });
const verified = [];
for (let round = 0; round < rounds; round += 1) {
  const [api, database] = [[server.pid], familyOf(postmaster)];
  const before = [cpuOf(api), cpuOf(database)];
  const { throughput, count: done } = await load(server.url, {
    ...{ connections: 8, ms: 2_000, next: verify },
  });
  verified.push({
    throughput,
    cpu: (cpuOf(api) - before[0]) / done,
    database: (cpuOf(database) - before[1]) / done,
  });
}
const ofVerified = (metric) => median(verified.map((one) => one[metric]));
rows.push(
  { case: 'verify', metric: 'throughput', unit: '/s', value: ofVerified('throughput') },
  { case: 'verify', metric: 'cpu', unit: 'ms', value: ofVerified('cpu') },
  { case: 'verify', metric: 'cpu of the database', unit: 'ms', value: ofVerified('database') },
);

// A page of the learner’s, before and while the files of so many certificates are made.
const cookie = await signIn(server, 'apprenant@percolateur.test');
const page = get('/my/documents', cookie);
const asked = { connections: 4, next: page };
await load(server.url, { ...asked, ms: 1_000 });
const quiet = await load(server.url, { ...asked, ms: 5_000 });
await copyCertificate(id, count);
const began = performance.now();
const made = async () =>
  (await client.query(`select count(*)::int as n from certificate_file`)).rows[0].n;
const first = await made();
while ((await made()) === first) await wait(200);
const busy = [];
const started = performance.now();
const already = await made();
for (let now = already; now < first + count; now = await made()) {
  busy.push((await load(server.url, { ...asked, ms: 2_000 })).p95);
}
const seconds = (performance.now() - started) / 1000;
rows.push(
  {
    ...{ case: `${count} files in the background`, metric: 'throughput', unit: '/s' },
    value: (first + count - already) / seconds,
  },
  {
    ...{ case: 'a page meanwhile', metric: 'p95', unit: 'ms', value: median(busy) },
    ...{ reference: 'the same page at rest', referenceValue: quiet.p95 },
  },
);
console.info(
  `All were made ${Math.round((performance.now() - began) / 1000)} s after they were issued`,
);
await client.end();
await server.stop();
report('certificates', rows);

/** Per second, and CPU time of this process for each, in milliseconds. */
async function timed(make, times) {
  const [since, used] = [performance.now(), process.cpuUsage()];
  for (let time = 0; time < times; time += 1) await make();
  const { user, system } = process.cpuUsage(used);
  return {
    throughput: times / ((performance.now() - since) / 1000),
    cpu: (user + system) / 1000 / times,
  };
}

/** As many certificates as are asked, issued just now to the same person: only files are of interest. */
async function copyCertificate(model, copies) {
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  await client.query(
    `create temp table copied on commit drop as
     select gen_random_uuid() as id, g as n from generate_series(1, $1::int) g`,
    [copies],
  );
  await client.query(
    `insert into certificate
     select (jsonb_populate_record(c, jsonb_build_object('id', m.id, 'number', c.number || '-' || m.n,
       'code', m.id, 'issued_at', now()))).* from copied m, certificate c where c.id = $1`,
    [model],
  );
  await client.query(
    `insert into personal_data
     select (jsonb_populate_record(p, jsonb_build_object('evidence_id', m.id))).*
     from copied m, personal_data p where p.evidence_id = $1`,
    [model],
  );
  await client.query('commit');
}

async function bundled(file) {
  const outfile = join(workspace, 'dist/bench/certificate-parts.mjs');
  const lib = (name) => join(workspace, `libs/${name}/src/index.ts`);
  await build({
    ...{ entryPoints: [join(workspace, file)], outfile, bundle: true },
    ...{ platform: 'node', format: 'esm', packages: 'external' },
    alias: {
      '@percolateur/domain': lib('domain'),
      '@percolateur/contract': lib('contract'),
      '@percolateur/content': lib('content'),
    },
  });
  return import(pathToFileURL(outfile).href);
}
