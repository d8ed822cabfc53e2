// Starts Percolateur with its demonstration on a folder of its own, for a benchmark.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));

export function makeDataDir() {
  const dataDir = mkdtempSync(join(tmpdir(), 'percolateur-bench-'));
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs a Node program and waits for a line with `ready`; `stop` ends it. */
export async function startProgram(file, { args = [], nodeArgs = [], env = {} }) {
  const child = spawn(process.execPath, [...nodeArgs, join(workspace, file), ...args], {
    cwd: workspace,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.on('exit', () => child.kill('SIGKILL'));
  let said = '';
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      said += text;
      if (said.includes('ready')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}: ${said}`)));
  });
  return {
    pid: child.pid,
    said,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

// As `npm start` and the image do.
const memory = ['--max-semi-space-size=4', '--max-old-space-size=256'];
// As the worker of docker-compose.yml does.
const workerMemory = [
  '--max-semi-space-size=16',
  '--max-old-space-size=256',
  '--heap-growing-percent=100',
];

const settings = (dataDir, port, env) => ({
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  DATA_DIR: dataDir,
  DEMO: '1',
  DATABASE_URL: '',
  REDIS_URL: '',
  SMTP_URL: '',
  NODE_ENV: '',
  SECRET_KEY: 'SMUlw5nPZ2Dc0Rr1p4vVq8tXy7bKjHeA',
  ...env,
});

/** Percolateur itself, with its demonstration, on `dataDir`; `env` changes its settings. */
export async function startPercolateur(dataDir, { nodeArgs = [], env = {} } = {}) {
  const port = await freePort();
  const program = await startProgram('dist/apps/api/main.mjs', {
    nodeArgs: [...memory, ...nodeArgs],
    env: settings(dataDir, port, env),
  });
  const password = /password:?\s+(\S+)/i.exec(program.said)?.[1];
  return { ...program, url: `http://127.0.0.1:${port}`, password };
}

/** The worker alone, beside the API that `env` describes. */
export async function startWorker(dataDir, env) {
  return startProgram('dist/apps/api/worker.mjs', {
    nodeArgs: workerMemory,
    env: settings(dataDir, await freePort(), env),
  });
}

/** Signs a demonstration account in; answers the cookie. */
export async function signIn({ url, password }, email) {
  const response = await fetch(`${url}/api/v1/auth/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`Sign-in of ${email}: ${response.status}`);
  return response.headers.get('set-cookie').split(';')[0];
}

/** What runs and reaches the embedded PostgreSQL, bundled for a benchmark. */
async function embedded() {
  const outfile = join(workspace, 'dist/bench/embedded-postgres.mjs');
  await build({
    entryPoints: [join(workspace, 'apps/api/src/platform/embedded/embedded-postgres.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return import(pathToFileURL(outfile).href);
}

/** The owner’s address of the embedded PostgreSQL that runs under `dataDir`. */
export async function urlOfEmbedded(dataDir) {
  return (await embedded()).connectToRunningPostgres(dataDir);
}

/** A PostgreSQL of one’s own under `dataDir`: { url, stop }. */
export async function startPostgres(dataDir) {
  const { startEmbeddedPostgres } = await embedded();
  return startEmbeddedPostgres({ dataDir, durable: true, maxConnections: 60 });
}
