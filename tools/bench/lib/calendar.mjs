// What the calendar of cafés costs with 1 000 and 100 000 cafés to come: its list and its map, over
// HTTP, and what a phone with an empty cache receives.
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { makeDataDir, startPercolateur, startPostgres } from './server.mjs';
import { newPhone, openBrowser, visit } from './visit.mjs';

const sizes = [1_000, 100_000];
const named = { 1_000: '1k', 100_000: '100k' };
const warmUp = 10;
const times = 100;

const p95 = (taken) => taken.sort((a, b) => a - b)[Math.ceil(taken.length * 0.95) - 1];

/** The 95th percentile of pages asked for one after the other, in milliseconds. */
async function p95Of(url, paths) {
  const taken = [];
  for (let index = 0; index < warmUp + times; index += 1) {
    const path = paths[index % paths.length];
    const before = performance.now();
    const response = await fetch(url + path, { headers: { 'accept-encoding': 'br' } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    if (index >= warmUp) taken.push(performance.now() - before);
  }
  return p95(taken);
}

/** So many cafés to come, over a year and all of France, one in twenty already over. */
async function fill(client, size) {
  await client.query('truncate public_cafe cascade');
  await client.query(
    `insert into public_cafe (id, organisation_id, host_name, state, slug, title, theme, words, place,
       address, departement, latitude, longitude, starts_at, ends_at, time_zone, seats, access, created_at, proved_at, decided_at, told_state)
     select gen_random_uuid(), (select id from organisation where kind = 'national'), 'Médiathèque ' || n,
       'announced', 'cafe-' || n, 'L’IA et nous, parlons-en ' || n,
       (array['discover', 'daily', 'work', 'school', 'information'])[1 + n % 5],
       repeat('Une heure pour en parler, sans rien savoir avant. ', 6), 'Salle ' || n, n || ' rue des Halles',
       (array['01', '13', '14', '29', '35', '59', '61', '69', '75', '974'])[1 + n * 7 % 10],
       43 + n % 701 / 100.0, -1 + n % 809 / 100.0, at, at + interval '1 hour', 'Europe/Paris', 15,
       case n % 3 when 0 then array['step', 'loop'] when 1 then array['step'] else '{}' end,
       now(), now(), now(), 'announced'
     from (select n, now() - interval '18 days' + (n * interval '365 days' / $1) as at
           from generate_series(1, $1) n) made`,
    [size],
  );
  await client.query('vacuum analyze public_cafe');
}

/** Paths that a passer-by goes through: from the first page to others, with what they look for. */
async function listPaths(client) {
  const { rows } = await client.query(
    `select id from public_cafe where starts_at > now() order by random() limit 5`,
  );
  return [
    '/cafes',
    '/cafes?departement=61',
    '/cafes?departement=61&rayon=200',
    '/cafes?cp=61100&rayon=10',
    '/cafes?cp=61100&rayon=200',
    '/cafes?departement=14&theme=work&acces=step&acces=loop',
    '/cafes?theme=culture',
    ...rows.map(({ id }) => `/cafes?apres=${id}`),
  ];
}

/** What is measured at each size: the pages of a case, and the one that a phone opens cold. */
const cases = [
  { name: 'calendar page', paths: listPaths, cold: '/cafes' },
  { name: 'map', paths: async () => ['/cafes/carte'], cold: '/cafes/carte' },
];

/** What the list and the map cost, small and large. */
export async function calendarRows() {
  const dataDir = makeDataDir();
  const postgres = await startPostgres(dataDir);
  const server = await startPercolateur(dataDir, { env: { DATABASE_URL: postgres.url } });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const browser = await openBrowser();
  const rows = [];
  for (const size of sizes) {
    await fill(client, size);
    await wait(1_000);
    for (const { name, paths, cold } of cases) {
      const of = { case: `${name} ${named[size]}` };
      rows.push({
        ...of,
        metric: 'p95',
        unit: 'ms',
        value: await p95Of(server.url, await paths(client)),
      });
      const phone = await newPhone(browser, server.url);
      const { bytes } = await visit(phone, server.url + cold);
      await phone.close();
      rows.push({ ...of, metric: 'bytes', unit: 'bytes', value: bytes });
    }
  }
  await browser.close();
  await client.end();
  await server.stop();
  await postgres.stop();
  return rows;
}
