// What the main pages weigh and how soon they show, cold and warm, on a phone and slow 4G.
import { uuidv7 } from 'uuidv7';
import { hasLighthouse, marksOf } from './lib/lighthouse.mjs';
import { median, report } from './lib/report.mjs';
import { makeDataDir, signIn, startPercolateur } from './lib/server.mjs';
import { newPhone, openBrowser, visit } from './lib/visit.mjs';

const rounds = 5;
const metrics = [
  ['bytes', 'bytes'],
  ['requests', 'requests'],
  ['lcp', 'ms'],
  ['cls', 'score'],
];

/** The pages, from what the demonstration holds, and who opens them. */
async function casesOf(server) {
  const learner = await signIn(server, 'apprenant@percolateur.test');
  const trainer = await signIn(server, 'formatrice@percolateur.test');
  const api = async (cookie, path, body) => {
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const [{ cohortId }] = await api(learner, '/my/cohorts');
  const { halfDays } = await api(learner, `/cohorts/${cohortId}/course`);
  const [halfDay] = halfDays;
  const pathOf = ({ id }) => `/ma-formation/${cohortId}/lecons/${id}`;
  // The page then opens on a question.
  await api(learner, `/cohorts/${cohortId}/quizzes/${halfDay.quiz.id}/attempts`, { id: uuidv7() });
  const room = (await api(trainer, '/cohorts')).rows.find(({ status }) => status === 'running');
  const cases = {
    home: { path: '/' },
    lesson: { path: pathOf(halfDay.lessons[0]), cookie: learner },
    quiz: { path: `/ma-formation/${cohortId}/quiz/${halfDay.quiz.id}`, cookie: learner },
    'trainer room': { path: `/animer/${room.id}`, cookie: trainer },
  };
  const lessons = halfDays.flatMap(({ lessons }) => lessons.map(pathOf));
  return { cases, lessons, learner };
}

const server = await startPercolateur(makeDataDir());
const { cases, lessons, learner } = await casesOf(server);
const browser = await openBrowser();
const visits = new Map();
for (let round = 0; round < rounds; round += 1) {
  for (const [name, { path, cookie }] of Object.entries(cases)) {
    const phone = await newPhone(browser, server.url, cookie);
    for (const state of ['cold', 'warm']) {
      const title = `${name} ${state}`;
      visits.set(title, [...(visits.get(title) ?? []), await visit(phone, server.url + path)]);
    }
    await phone.close();
  }
}
// Each lesson once: the lightest and the heaviest bound the others.
const weighed = [];
for (const path of lessons) {
  const phone = await newPhone(browser, server.url, learner);
  weighed.push({ path, ...(await visit(phone, server.url + path)) });
  await phone.close();
}
await browser.close();
if (!visits.get('home cold').some(({ brotli }) => brotli))
  throw new Error('Nothing came in brotli.');

const rows = [...visits].flatMap(([title, seen]) =>
  metrics.map(([metric, unit]) => ({
    case: title,
    metric,
    unit,
    value: median(seen.map((each) => each[metric])),
  })),
);
weighed.sort((one, other) => one.bytes - other.bytes);
for (const [name, { path, bytes, requests }] of [
  ['lightest lesson', weighed[0]],
  ['heaviest lesson', weighed.at(-1)],
]) {
  console.info(`${name}: ${path.split('/').at(-1)}`);
  rows.push({ case: `${name} cold`, metric: 'bytes', value: bytes, unit: 'bytes' });
  rows.push({ case: `${name} cold`, metric: 'requests', value: requests, unit: 'requests' });
}
if (await hasLighthouse()) {
  for (const name of ['home', 'lesson']) {
    const { path, cookie } = cases[name];
    for (const [metric, value] of await marksOf(server.url + path, cookie)) {
      rows.push({ case: `${name} lighthouse`, metric, value, unit: 'of 100' });
    }
  }
} else {
  console.info('Lighthouse is not installed: its marks are left out.');
}
await server.stop();
report('weight', rows);
