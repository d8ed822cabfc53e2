// Requests to the API beside a bare http + pg handler that runs the same SQL, and memory at rest.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serialize } from 'node:v8';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { commandOf, cpuOf, familyOf, residentOf } from './lib/cpu.mjs';
import { load } from './lib/load.mjs';
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
    `/cohorts/${cohortId}/quizzes/${course.halfDays[0].quiz.id}/attempts`,
    { id: uuidv7() },
  );
  const places = await manyAttempts(attempt.id, course.final.id);
  const get = (cookie, path) => () => ({
    method: 'GET',
    path: `/api/v1${path}`,
    headers: { cookie },
  });
  let turn = 0;
  const save = (place = places[(turn += 1) % places.length]) => {
    const id = uuidv7();
    const { attemptId, questionId, answer } = place;
    const body = JSON.stringify({ id, answer, clientTime: new Date().toISOString() });
    return {
      freshId: id,
      place,
      method: 'PUT',
      path: `/api/v1/attempts/${attemptId}/answers/${questionId}`,
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

/**
 * Open attempts of the same learner at the final, in copies of the cohort, each question a place for
 * an answer: one alone would be refused for changing as no hand does.
 */
async function manyAttempts(attemptId, finalId) {
  const client = new pg.Client({ connectionString: await urlOfEmbedded(dataDir) });
  await client.connect();
  const copyOf = (table, alias, changes) =>
    `select (jsonb_populate_record(${alias}, jsonb_build_object(${changes}))).* from ${table} ${alias}`;
  const { rows: attempts } = await client.query(
    `select a.*, e.cohort_id, e.person_id from quiz_attempt a
     join enrolment e on e.id = a.enrolment_id where a.id = $1`,
    [attemptId],
  );
  const [{ enrolment_id: enrolmentId, cohort_id: cohortId }] = attempts;
  const ids = [];
  for (let copy = 0; copy < 300; copy += 1) {
    const [cohort, enrolment, id] = [uuidv7(), uuidv7(), uuidv7()];
    await client.query(
      `insert into cohort ${copyOf('cohort', 'c', `'id', $2::text`)} where c.id = $1`,
      [cohortId, cohort],
    );
    await client.query(
      `insert into enrolment
       ${copyOf('enrolment', 'e', `'id', $2::text, 'cohort_id', $3::text`)} where e.id = $1`,
      [enrolmentId, enrolment, cohort],
    );
    await client.query(
      `insert into quiz_attempt
       ${copyOf('quiz_attempt', 'a', `'id', $2::text, 'enrolment_id', $3::text, 'quiz_id', $4::text, 'kind', 'final'`)}
       where a.id = $1`,
      [attemptId, id, enrolment, finalId],
    );
    ids.push(id);
  }
  const { rows: questions } = await client.query(
    `select question->>'id' as id, question->>'kind' as kind, question#>>'{choices,0,id}' as choice
     from quiz_attempt a join course_version v on v.id = a.course_version_id,
          jsonb_array_elements(v.document->'quizzes') quiz,
          jsonb_array_elements(quiz->'questions') question
     where a.id = $1 and quiz->>'id' = $2`,
    [attemptId, finalId],
  );
  await client.end();
  return questions.flatMap(({ id: questionId, kind, choice }) =>
    ids.map((attempt) => ({
      ...{ attemptId: attempt, questionId },
      answer:
        kind === 'single' ? { kind, choiceId: choice } : { kind: 'multiple', choiceIds: [choice] },
    })),
  );
}

/** Runs each case once under the recorder, on the same data. */
async function recordStatements() {
  process.env.RECORD_SQL = recordFile;
  const recorder = new URL('./lib/record-sql.mjs', import.meta.url).href;
  const server = await startPercolateur(dataDir, { nodeArgs: ['--import', recorder] });
  const cases = await casesOf(server);
  // A new demonstration sends its messages first, beside any request.
  while ((await statementsDuring(recordFile, server.pid, () => wait(1_000))).length > 0);
  const seen = {};
  for (const [name, next] of Object.entries(cases)) {
    await load(server.url, { connections: 1, ms: 300, next });
    // What an attempt says of itself is read once, whatever the place: not with what is recorded.
    const first = next();
    await (await fetch(`${server.url}${first.path}`, first)).json();
    const { method, path, headers, body, freshId, place } = next(first.place);
    let answer;
    const statements = await statementsDuring(recordFile, server.pid, async () => {
      const response = await fetch(`${server.url}${path}`, { method, headers, body });
      answer = await response.json();
    });
    seen[name] = { statements, freshId, place, answer };
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
  // The bare server takes the place of each answer from the address, as the API does.
  const bare = () => {
    const asked = next();
    const place = asked.place ? `/${asked.place.attemptId}/${asked.place.questionId}` : '';
    return { ...asked, path: `/${name.replace(' ', '-')}${place}` };
  };
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
