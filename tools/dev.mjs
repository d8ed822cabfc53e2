// `npm run dev`: rebuilds and restarts the server on each change of its sources (port 3000) and
// serves the web pages with live reload (port 4200). Ctrl-C ends all of it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildWhatChanged } from './build-what-changed.mjs';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');

await buildWhatChanged('api');
const children = [
  ['tools/build-api.mjs', '--watch'],
  ['--watch', '--watch-preserve-output', '--enable-source-maps', 'dist/apps/api/main.mjs'],
  [nx, 'run', 'web:serve', '--output-style=stream'],
].map((args) => spawn(process.execPath, args, { cwd, stdio: 'inherit', detached: true }));

const stopAll = () => {
  for (const { pid, exitCode } of children) if (exitCode === null) process.kill(-pid, 'SIGTERM');
};
process.once('SIGINT', stopAll).once('SIGTERM', stopAll);
await Promise.race(children.map((child) => once(child, 'exit')));
stopAll();
