// Builds only what is out of date. Asking Nx takes more than a second even when nothing changed;
// comparing sizes and dates of the sources takes a few milliseconds.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = fileURLToPath(new URL('..', import.meta.url));
const shared = ['package-lock.json', 'tsconfig.base.json', 'libs/domain', 'libs/contract'];
const parts = {
  api: {
    title: 'server',
    target: 'build',
    inputs: [
      ...shared,
      'apps/api/src',
      'libs/content',
      'tools/build-api.mjs',
      'tools/load-courses.mjs',
      'tools/swc.mjs',
    ],
    output: 'dist/apps/api/main.mjs',
  },
  web: {
    title: 'web pages',
    target: 'precompress',
    inputs: [...shared, 'apps/web', 'tools/list-files.mjs', 'tools/precompress.mjs'],
    output: 'dist/apps/web/browser/index.html',
  },
};

/** Builds those of the parts `api` and `web` whose sources changed since they were last built. */
export async function buildWhatChanged(...names) {
  for (const name of names) {
    const { title, target, inputs, output } = parts[name];
    const stamp = join(workspace, `dist/${name}.fingerprint`);
    const fingerprint = fingerprintOf(inputs);
    const built = existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;
    if (built && existsSync(join(workspace, output))) continue;
    console.info(`Building the ${title}…`);
    await nx('run', `${name}:${target}`, '--output-style=static');
    mkdirSync(join(workspace, 'dist'), { recursive: true });
    writeFileSync(stamp, fingerprint);
  }
}

function fingerprintOf(inputs) {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  for (const input of inputs.map((name) => join(workspace, name)).filter(existsSync)) {
    if (statSync(input).isFile()) add(input);
    else {
      for (const entry of readdirSync(input, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) add(join(entry.parentPath, entry.name));
      }
    }
  }
  return hash.digest('hex');
}

/** Runs Nx; its words are shown only when it fails. A signal meant for us ends it too. */
async function nx(...args) {
  const cli = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NX_TUI: 'false' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const stop = (signal) => {
    child.kill(signal);
    process.exitCode = 1;
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const [code] = await once(child, 'close');
  process.off('SIGINT', stop).off('SIGTERM', stop);
  if (code === 0) return;
  if (!process.exitCode) console.error(said);
  process.exit(1);
}
