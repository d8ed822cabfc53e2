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
// PORT is the server's: Angular's would take it for its own.
const webEnv = { ...process.env };
delete webEnv.PORT;
const run = (args, env = process.env) =>
  spawn(process.execPath, args, { cwd, env, stdio: 'inherit', detached: true });
const children = [
  run(['tools/build-api.mjs', '--watch']),
  run(['--watch', '--watch-preserve-output', '--enable-source-maps', 'dist/apps/api/main.mjs']),
  run([nx, 'run', 'web:serve', '--output-style=stream'], webEnv),
];

const stopAll = () => {
  for (const { pid, exitCode } of children) if (exitCode === null) process.kill(-pid, 'SIGTERM');
};
process.once('SIGINT', stopAll).once('SIGTERM', stopAll);
await Promise.race(children.map((child) => once(child, 'exit')));
stopAll();
