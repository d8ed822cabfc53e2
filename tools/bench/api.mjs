// Requests to the API beside a bare http + pg handler that runs the same SQL, and memory at rest.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { uuidv7 } from 'uuidv7';
import { commandOf, cpuOf, familyOf, residentOf } from './lib/cpu.mjs';
import { load } from './lib/load.mjs';
import { median, report } from './lib/report.mjs';
import {
  freePort,
  makeDataDir,
  signIn,
  startPercolateur,
  startProgram,
  urlOfEmbedded,
} from './lib/server.mjs';

const rounds = 5;
const ms = 2_000;
const connections = [1, 8, 32];
const dataDir = makeDataDir();
const recordFile = join(dataDir, 'statements');

/** What each case asks, from what the demonstration holds. */
async function casesOf(server) {
  const learner = await signIn(server, 'apprenant@percolateur.test');
  const coordinator = await signIn(server, 'coordination@percolateur.test');
  const api = async (cookie, method, path, body) => {
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const [{ cohortId }] = await api(learner, 'GET', '/my/cohorts');
  const course = await api(learner, 'GET', `/cohorts/${cohortId}/course`);
  const lessonId = course.halfDays[0].lessons[0].id;
  const attempt = await api(
    learner,
    'POST',
    `/cohorts/${cohortId}/quizzes/${course.final.id}/attempts`,
    { id: uuidv7() },
  );
  const [question] = attempt.questions;
  const get = (cookie, path) => () => ({
    method: 'GET',
    path: `/api/v1${path}`,
    headers: { cookie },
  });
  const save = () => {
    const id = uuidv7();
    const choiceIds = [question.choices[0].id];
    const body = JSON.stringify({ id, choiceIds, clientTime: new Date().toISOString() });
    return {
      freshId: id,
      method: 'PUT',
      path: `/api/v1/attempts/${attempt.id}/answers/${question.id}`,
      headers: {
        cookie: learner,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
      body,
    };
  };
  return {
    'session check': get(learner, '/session'),
    'lesson read': get(learner, `/cohorts/${cohortId}/lessons/${lessonId}`),
    'answer save': save,
    'cohort page': get(coordinator, `/cohorts/${cohortId}`),
  };
}

/** The statements that the recorded server runs meanwhile. */
async function statementsDuring(pid, work) {
  writeFileSync(recordFile, '');
  process.kill(pid, 'SIGUSR2');
  await wait(200);
  await work();
  process.kill(pid, 'SIGUSR2');
  await wait(200);
  const [, ...lines] = readFileSync(recordFile, 'utf8').trim().split('\n');
  return lines.map((line) => deserialize(Buffer.from(line, 'base64')));
}

/** Runs each case once under the recorder, on the same data. */
async function recordStatements() {
  process.env.RECORD_SQL = recordFile;
  const recorder = new URL('./lib/record-sql.mjs', import.meta.url).href;
  const server = await startPercolateur(dataDir, { nodeArgs: ['--import', recorder] });
  const cases = await casesOf(server);
  // A new demonstration sends its messages first, beside any request.
  while ((await statementsDuring(server.pid, () => wait(1_000))).length > 0);
  const seen = {};
  for (const [name, next] of Object.entries(cases)) {
    await load(server.url, { connections: 1, ms: 300, next });
    const { method, path, headers, body, freshId } = next();
    let answer;
    const statements = await statementsDuring(server.pid, async () => {
      const response = await fetch(`${server.url}${path}`, { method, headers, body });
      answer = await response.json();
    });
    seen[name] = { statements, freshId, answer };
  }
  await server.stop();
  rmSync(recordFile);
  return seen;
}

const recorded = await recordStatements();
for (const [name, { statements }] of Object.entries(recorded)) {
  console.info(`${name}: ${statements.length} statements`);
}
const server = await startPercolateur(dataDir);
const cases = await casesOf(server);
const memory = residentOf(server.pid);
const postmaster = familyOf(server.pid).find((pid) => /bin\/postgres/.test(commandOf(pid)));

const databaseUrl = await urlOfEmbedded(dataDir);
const casesFile = join(dataDir, 'reference-cases');
writeFileSync(
  casesFile,
  serialize(
    Object.fromEntries(
      Object.entries(recorded).map(([name, seen]) => [name.replace(' ', '-'), seen]),
    ),
  ),
);
const port = await freePort();
const reference = await startProgram('tools/bench/lib/reference.mjs', {
  args: [databaseUrl, casesFile, String(port)],
});

async function measure(url, pid, next, count) {
  const pids = [pid, ...familyOf(postmaster)];
  const before = cpuOf(pids);
  const result = await load(url, { connections: count, ms, next });
  return { ...result, cpu: (cpuOf(pids) - before) / result.count };
}

const rows = [];
for (const [name, next] of Object.entries(cases)) {
  const bare = () => ({ ...next(), freshId: undefined, path: `/${name.replace(' ', '-')}` });
  for (const count of connections) {
    const ours = [];
    const theirs = [];
    await load(server.url, { connections: count, ms: 500, next });
    await load(`http://127.0.0.1:${port}`, { connections: count, ms: 500, next: bare });
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await measure(server.url, server.pid, next, count));
      theirs.push(await measure(`http://127.0.0.1:${port}`, reference.pid, bare, count));
    }
    for (const [metric, unit] of [
      ['throughput', 'requests/s'],
      ['p99', 'ms'],
      ['cpu', 'ms/request'],
    ]) {
      rows.push({
        case: `${name} ${count}`,
        metric,
        unit,
        value: median(ours.map((run) => run[metric])),
        reference: 'bare http + pg',
        referenceValue: median(theirs.map((run) => run[metric])),
      });
    }
  }
}
rows.push({ case: 'idle', metric: 'MB', unit: 'MB', value: memory });
await reference.stop();
await server.stop();
report('api', rows);
