// A whole attempt, one answer, and statistics: what a roomful asks of the server at once, beside a bare
// http + pg handler that runs the same SQL.
import { rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serialize } from 'node:v8';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { commandOf, cpuOf, familyOf } from './lib/cpu.mjs';
import { load, once } from './lib/load.mjs';
import { statementsDuring } from './lib/recorded.mjs';
import { median, report } from './lib/report.mjs';
import {
  freePort,
  makeDataDir,
  signIn,
  startPercolateur,
  startProgram,
  urlOfEmbedded,
} from './lib/server.mjs';
import { fillTallies } from './lib/tallies.mjs';

const rounds = 5;
const ms = 3_000;
const connections = 8;
const answered = 10;
const copies = 6_000;
const dataDir = makeDataDir();
const recordFile = join(dataDir, 'statements');
const json = (body) => ({
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(body),
});

async function call(server, cookie, method, path, body) {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Any answer that such a question takes. */
function answerTo({ kind, ...question }) {
  const first = (list) => list[0].id;
  return {
    single: () => ({ kind, choiceId: first(question.choices) }),
    multiple: () => ({ kind, choiceIds: [first(question.choices)] }),
    'true-false': () => ({ kind, value: true }),
    ordering: () => ({ kind, itemIds: question.items.map(({ id }) => id) }),
    matching: () => ({
      kind,
      pairs: [{ itemId: first(question.items), targetId: first(question.targets) }],
    }),
    short: () => ({ kind, text: 'un mot' }),
    numeric: () => ({ kind, value: '12', unit: question.units?.[0] ?? null }),
    gap: () => ({
      kind,
      filled: [{ gapId: first(question.gaps), text: question.gaps[0].choices?.[0] ?? 'mot' }],
    }),
    scenario: () => ({
      kind,
      parts: [{ questionId: first(question.parts), answer: answerTo(question.parts[0]) }],
    }),
  }[kind]();
}

/** Enrolments of the learner of the demonstration in copies of the cohort: one for each attempt. */
async function places(client, cohortId, personId) {
  const made = Array.from({ length: copies }, () => ({
    cohortId: uuidv7(),
    enrolmentId: uuidv7(),
    attemptId: uuidv7(),
  }));
  const columns = [made.map(({ cohortId: id }) => id), made.map(({ enrolmentId: id }) => id)];
  await client.query(
    `insert into cohort
     select (jsonb_populate_record(c, jsonb_build_object('id', n.id))).*
     from cohort c, unnest($2::uuid[]) n (id) where c.id = $1`,
    [cohortId, columns[0]],
  );
  await client.query(
    `insert into enrolment
     select (jsonb_populate_record(e, jsonb_build_object('id', n.id, 'cohort_id', n.cohort))).*
     from enrolment e, unnest($2::uuid[], $3::uuid[]) n (cohort, id)
     where e.cohort_id = $1 and e.person_id = $4`,
    [cohortId, columns[0], columns[1], personId],
  );
  // Nobody makes so many sessions at once: counting them for the nation is not what is measured.
  await client.query('delete from cohort_touched');
  // So many at once, and the database would plan on what it knew of a demonstration.
  await client.query('analyze');
  return made;
}

/** The requests of a whole attempt, in order: start, ten answers, hand in, read the result. */
function stepsOf(cookie, quizId, questions, { cohortId, attemptId }) {
  const step = (method, path, body) => {
    const text = body && JSON.stringify(body);
    return {
      method,
      path: `/api/v1${path}`,
      headers: { cookie, ...(text && json(text)) },
      body: text,
    };
  };
  const attempt = `/attempts/${attemptId}`;
  return [
    step('POST', `/cohorts/${cohortId}/quizzes/${quizId}/attempts`, { id: attemptId }),
    ...questions.slice(0, answered).map((question) => {
      const id = uuidv7();
      const body = { id, answer: answerTo(question), clientTime: new Date().toISOString() };
      return { ...step('PUT', `${attempt}/answers/${question.id}`, body), made: id };
    }),
    step('POST', `${attempt}/submission`),
    step('GET', attempt),
  ];
}

/** What the demonstration holds for these cases, and as many places as they need. */
async function sceneOf(server) {
  const client = new pg.Client({ connectionString: await urlOfEmbedded(dataDir) });
  await client.connect();
  const cookie = await signIn(server, 'apprenant@percolateur.test');
  const [{ cohortId }] = await call(server, cookie, 'GET', '/my/cohorts');
  const { rows } = await client.query(
    `select person_id from enrolment e join person p on p.id = e.person_id
     where cohort_id = $1 and p.email = 'apprenant@percolateur.test'`,
    [cohortId],
  );
  const made = await places(client, cohortId, rows[0].person_id);
  const { rows: quizzes } = await client.query(
    `select quiz->>'id' as id, quiz->>'kind' as kind
     from cohort c join course_version v on v.id = c.course_version_id,
       jsonb_array_elements(v.document->'quizzes') quiz where c.id = $1`,
    [cohortId],
  );
  const idOf = (kind) => quizzes.find((quiz) => quiz.kind === kind).id;
  const quizId = idOf('positioning');
  const [first] = made;
  const { questions } = await call(
    server,
    cookie,
    'POST',
    `/cohorts/${first.cohortId}/quizzes/${quizId}/attempts`,
    { id: first.attemptId },
  );
  let turn = 0;
  const next = () => made[(turn += 1)] ?? null;
  return { client, cookie, cohortId, quizId, finalId: idOf('final'), questions, next };
}

/** Runs one whole attempt under the recorder: each of its steps, as the API did it. */
async function recordSteps() {
  process.env.RECORD_SQL = recordFile;
  const recorder = new URL('./lib/record-sql.mjs', import.meta.url).href;
  const server = await startPercolateur(dataDir, { nodeArgs: ['--import', recorder] });
  const scene = await sceneOf(server);
  // A new demonstration sends its messages first, beside any request.
  while ((await statementsDuring(recordFile, server.pid, () => wait(1_000))).length > 0);
  const whole = (place) => stepsOf(scene.cookie, scene.quizId, scene.questions, place);
  // What is read once and remembered is read before.
  for (const step of whole(scene.next())) {
    await fetch(`${server.url}${step.path}`, step).then((response) => response.text());
  }
  const seen = scene.next();
  const steps = [];
  for (const [at, step] of whole(seen).entries()) {
    let answer;
    const statements = await statementsDuring(recordFile, server.pid, async () => {
      answer = await (await fetch(`${server.url}${step.path}`, step)).json();
    });
    const marks = statements.flatMap(({ values }) =>
      values.flatMap((value) =>
        typeof value === 'string' && value.startsWith('[{')
          ? [...value.matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, id]) => id)
          : [],
      ),
    );
    const made = [...new Set([...(step.made ? [step.made] : []), ...marks])];
    const question = step.made ? scene.questions[at - 1].id : null;
    steps.push({ statements, made, question, answer });
  }
  await scene.client.end();
  await server.stop();
  rmSync(recordFile);
  return { steps, seen };
}

const recorded = await recordSteps();
const counts = recorded.steps.map(({ statements }) => statements.length);
console.info(`attempt of ${answered}: ${counts.join(' + ')} statements`);
const server = await startPercolateur(dataDir);
const scene = await sceneOf(server);
const postmaster = familyOf(server.pid).find((pid) => /bin\/postgres/.test(commandOf(pid)));
const stepsFile = join(dataDir, 'reference-steps');
writeFileSync(stepsFile, serialize(recorded));
const port = await freePort();
const reference = await startProgram('tools/bench/lib/reference-quiz.mjs', {
  args: [await urlOfEmbedded(dataDir), stepsFile, String(port)],
});
const bareUrl = `http://127.0.0.1:${port}`;

const bareStep = (step, at, { cohortId, enrolmentId, attemptId }) => ({
  ...step,
  path: `/${at}/${cohortId}/${enrolmentId}/${attemptId}/${scene.questions[at - 1]?.id ?? ''}`,
});
const oursOf = (place) => stepsOf(scene.cookie, scene.quizId, scene.questions, place);
const theirsOf = (place) => oursOf(place).map((step, at) => bareStep(step, at, place));

/** Whole attempts, one after the other on each connection, for a while: a second, and CPU for each. */
async function attempts(url, pid, requestsOf) {
  const { hostname, port: at } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const pids = [pid, ...familyOf(postmaster)];
  const before = cpuOf(pids);
  const started = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < started + ms) {
        const place = scene.next();
        if (!place) throw new Error(`More than ${copies} attempts: raise the number of copies`);
        for (const step of requestsOf(place)) {
          await once({ agent, hostname, port: at, ...step });
        }
        done += 1;
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { throughput: done / seconds, cpu: (cpuOf(pids) - before) / done };
}

const rows = [];
const beside = (title, metric, unit, ours, theirs) =>
  rows.push({
    ...{ case: title, metric, unit, value: median(ours.map((run) => run[metric])) },
    reference: 'bare http + pg',
    referenceValue: median(theirs.map((run) => run[metric])),
  });

const whole = { ours: [], theirs: [] };
await attempts(server.url, server.pid, oursOf);
await attempts(bareUrl, reference.pid, theirsOf);
for (let round = 0; round < rounds; round += 1) {
  whole.ours.push(await attempts(server.url, server.pid, oursOf));
  whole.theirs.push(await attempts(bareUrl, reference.pid, theirsOf));
}
beside(`attempt of ${answered}`, 'throughput', 'attempts/s', whole.ours, whole.theirs);
beside(`attempt of ${answered}`, 'cpu', 'ms/attempt', whole.ours, whole.theirs);

// One answer, each time at another question of another attempt under way.
const open = [];
for (let count = 0; count < 300; count += 1) {
  const place = scene.next();
  const [start] = oursOf(place);
  await fetch(`${server.url}${start.path}`, start).then((response) => response.text());
  open.push(place);
}
let turn = 0;
const save = (bare) => () => {
  turn += 1;
  const place = open[turn % open.length];
  const at = 1 + (Math.floor(turn / open.length) % answered);
  const step = oursOf(place)[at];
  return bare ? bareStep(step, at, place) : step;
};
// What an attempt says of itself is read once, before: its first answer is not what is measured.
const saving = { ours: [], theirs: [] };
await load(server.url, { connections, ms: 1_000, next: save(false) });
for (let round = 0; round < rounds; round += 1) {
  saving.ours.push(await load(server.url, { connections, ms, next: save(false) }));
  saving.theirs.push(await load(bareUrl, { connections, ms, next: save(true) }));
}
beside('answer save', 'throughput', 'requests/s', saving.ours, saving.theirs);
await reference.stop();

// Statistics of a quiz over the nation, which is the widest that anybody reads.
const admin = await signIn(server, 'admin@percolateur.test');
const organisations = await call(server, admin, 'GET', '/organisations');
const nation = organisations.find(({ kind }) => kind === 'national').id;
const { rows: versions } = await scene.client.query(
  `select v.slug, array_agg(q.version_id) as ids
   from cohort c join course_version v on v.id = c.course_version_id,
     jsonb_array_elements(v.document->'quizzes') quiz,
     jsonb_array_elements(quiz->'questions') question
   join course_question q on q.content_id = question->>'id'
   where c.id = $1 and quiz->>'id' = $2 and q.course_version_id = v.id group by v.slug`,
  [scene.cohortId, scene.finalId],
);
const [{ slug, ids: versionIds }] = versions;
const page = `/organisations/${nation}/courses/${slug}/quizzes/${scene.finalId}/statistics`;
let filled = 0;
for (const [name, target] of [
  ['1k', 1_000],
  ['100k', 100_000],
]) {
  filled += await fillTallies(scene.client, {
    ...{ cohortId: scene.cohortId, quizId: scene.finalId, versionIds },
    attempts: target - filled,
  });
  const times = [];
  for (let run = 0; run < 45; run += 1) {
    const before = performance.now();
    await call(server, admin, 'GET', page);
    if (run >= 5) times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  rows.push({
    ...{ case: `statistics ${name}`, metric: 'p95', unit: 'ms' },
    value: times[Math.ceil(times.length * 0.95) - 1],
  });
}
await scene.client.end();
await server.stop();
report('quiz', rows);
