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
  const [halfDay] = (await api(learner, `/cohorts/${cohortId}/course`)).halfDays;
  // The page then opens on a question.
  await api(learner, `/cohorts/${cohortId}/quizzes/${halfDay.quiz.id}/attempts`, { id: uuidv7() });
  const room = (await api(trainer, '/cohorts')).find(({ status }) => status === 'running');
  return {
    home: { path: '/' },
    lesson: {
      path: `/ma-formation/${cohortId}/lecons/${halfDay.lessons[0].id}`,
      cookie: learner,
    },
    quiz: { path: `/ma-formation/${cohortId}/quiz/${halfDay.quiz.id}`, cookie: learner },
    'trainer room': { path: `/animer/${room.id}`, cookie: trainer },
  };
}

const server = await startPercolateur(makeDataDir());
const cases = await casesOf(server);
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
