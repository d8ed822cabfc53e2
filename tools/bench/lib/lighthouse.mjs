// Lighthouse’s marks of a page, where it is installed: it is no dependency of the project.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findBrowser } from '../../../apps/e2e/browser.ts';
import { median } from './report.mjs';

const run = promisify(execFile);
const categories = ['performance', 'accessibility', 'best-practices'];

const npx = (...args) =>
  run('npx', ['--no-install', 'lighthouse', ...args], {
    env: { ...process.env, CHROME_PATH: findBrowser() },
    maxBuffer: 64 * 2 ** 20,
  });

export const hasLighthouse = () =>
  npx('--version').then(
    () => true,
    () => false,
  );

/** Marks out of 100, by category, on the phone that Lighthouse simulates: medians of three visits. */
export async function marksOf(url, cookie) {
  const visits = [];
  for (let visit = 0; visit < 3; visit += 1) visits.push(await scoresOf(url, cookie));
  return categories.map((id) => [id, median(visits.map((scores) => scores[id].score * 100))]);
}

async function scoresOf(url, cookie) {
  const { stdout } = await npx(
    url,
    '--quiet',
    '--output=json',
    `--only-categories=${categories}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage',
    ...(cookie ? [`--extra-headers=${JSON.stringify({ cookie })}`] : []),
  );
  return JSON.parse(stdout).categories;
}
