import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { claimDataDir, explainDataDirError } from './data-dir';
import { findPostgres, type PostgresBinaries } from './postgres-binaries';
import { commandLine, processIdentity } from './process-identity';

/** The server of this process; `url` reaches its `postgres` database as superuser. */
export interface EmbeddedPostgres {
  url: string;
  port: number;
  /** Ends every connection and resolves once the server is gone. */
  stop(): Promise<void>;
}

const USER = 'percolateur';
const PASSWORD_FILE = 'percolateur.password';
/** Crash recovery of a busy day's data takes seconds; more than this is a fault. */
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 8_000;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  jit: 'off',
  // What is read here is on a disk without arms, and mostly in memory.
  random_page_cost: '1.1',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
  // Statements hold personal data: only what stops the server is said, and only in its last words.
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
};
const FAST_AND_FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts PostgreSQL on `dataDir/postgres`, creating it the first time, on a free port of 127.0.0.1
 * under a random password. A server left behind by a killed process is stopped first; one that dies
 * by itself is started again on the same port. On Linux it cannot outlive this process.
 * @param durable false for throwaway data: nothing is flushed to disk.
 * @throws Error in one line, naming DATA_DIR, when it is in use, full, read-only or another user's.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  durable: boolean;
  maxConnections: number;
}): Promise<EmbeddedPostgres> {
  let dataDir = resolve(options.dataDir);
  const releases: (() => void)[] = [];
  const release = () =>
    releases
      .splice(0)
      .reverse()
      .forEach((step) => step());
  try {
    mkdirSync(dataDir, { recursive: true });
    dataDir = realpathSync(dataDir);
    releases.push(claimDataDir(dataDir));
    const cluster = join(dataDir, 'postgres');
    const binaries = findPostgres();
    releases.push(binaries.dispose);
    await stopOrphan(cluster);
    if (!existsSync(cluster)) await create(cluster, binaries, options.durable);
    giveTo(binaries.owner, cluster);

    const port = await freePort();
    const settings = {
      ...SETTINGS,
      ...(options.durable ? {} : FAST_AND_FORGETFUL),
      port,
      max_connections: options.maxConnections,
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const launch = (spawned?: (child: ChildProcess) => void) =>
      launchServer(binaries, ['-D', cluster, ...flags], cluster, spawned);
    const stopServer = keepRunning(await launch(), launch);
    return {
      url: urlOf(cluster, port),
      port,
      stop: async () => {
        await stopServer();
        release();
      },
    };
  } catch (error) {
    release();
    throw explainDataDirError(error, dataDir);
  }
}

/** The address of the server that another process runs on this data; null when none does. */
export function connectToRunningPostgres(dataDir: string): string | null {
  if (!existsSync(dataDir)) return null;
  const cluster = join(realpathSync(dataDir), 'postgres');
  const running = readPidFile(cluster);
  return running?.ready && isServerOf(cluster, running.pid) ? urlOf(cluster, running.port) : null;
}

/** Made aside and renamed when whole: an interrupted creation leaves nothing half-made behind. */
async function create(
  cluster: string,
  binaries: PostgresBinaries,
  durable: boolean,
): Promise<void> {
  const draft = `${cluster}.new`;
  const passwordFile = `${draft}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(binaries.owner, draft, passwordFile);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=fr-FR'];
  const access = [`--username=${USER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const initdb = run(binaries, 'initdb', [
    '-D',
    draft,
    ...access,
    ...locale,
    ...(durable ? [] : ['--no-sync']),
  ]);
  const [code] = (await once(initdb.child, 'close')) as [number | null];
  if (code !== 0) throw new Error(initdb.lastWords());
  renameSync(passwordFile, join(draft, PASSWORD_FILE));
  renameSync(draft, cluster);
}

/** Stops the server that a killed Percolateur left on these files, if any. */
async function stopOrphan(cluster: string): Promise<void> {
  const left = readPidFile(cluster);
  if (!left) return;
  if (isServerOf(cluster, left.pid)) {
    process.kill(left.pid, 'SIGINT');
    const deadline = Date.now() + STOP_TIMEOUT_MS;
    while (isServerOf(cluster, left.pid)) {
      if (Date.now() > deadline) process.kill(left.pid, 'SIGQUIT');
      await pause(20);
    }
  } else if (!commandLine(left.pid).includes('postgres')) {
    // After a reboot the number may be another program's, which PostgreSQL would take for a server.
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
  }
}

async function launchServer(
  binaries: PostgresBinaries,
  args: string[],
  cluster: string,
  spawned?: (child: ChildProcess) => void,
): Promise<ChildProcess> {
  const { child, lastWords } = run(binaries, 'postgres', args);
  spawned?.(child);
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const state = readPidFile(cluster);
    if (state?.ready && state.pid === child.pid) return child;
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(lastWords());
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      throw new Error(`not ready after ${START_TIMEOUT_MS / 1000} s`);
    }
    await pause(10);
  }
}

/** Starts the server again whenever it dies unasked; returns the way to stop it for good. */
function keepRunning(
  first: ChildProcess,
  launch: (spawned: (child: ChildProcess) => void) => Promise<ChildProcess>,
): () => Promise<void> {
  let stopping = false;
  let server = first;
  const revive = async () => {
    while (!stopping) {
      // Right after a crash the dead server's children still hold its memory for a moment.
      await pause(200);
      if (stopping) return;
      // Known from its first instant: a stop does not wait until it has recovered.
      const next = await launch((child) => (server = child)).catch(() => undefined);
      if (next) return watch(next);
    }
  };
  let revival = Promise.resolve();
  const watch = (child: ChildProcess) => {
    server = child;
    child.once('exit', () => {
      if (!stopping) revival = revive();
    });
  };
  watch(first);
  return async () => {
    stopping = true;
    await end(server);
    await revival;
  };
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGINT');
  const impatience = setTimeout(() => server.kill('SIGQUIT'), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(impatience);
}

/** Runs one of PostgreSQL's programs, keeping the last line it wrote. */
function run(binaries: PostgresBinaries, program: 'initdb' | 'postgres', args: string[]) {
  const [command, commandArgs] = binaries.command(program, args);
  const child = spawn(command, commandArgs, {
    stdio: ['ignore', 'ignore', 'pipe'],
    // In a terminal Ctrl-C reaches the whole group: the server must wait to be told by us.
    detached: true,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  let tail = '';
  child.stderr.on('data', (chunk: Buffer) => (tail = (tail + chunk.toString()).slice(-2000)));
  const lastWords = () => {
    const lines = tail.trim().split('\n');
    const fatal = lines.find((line) => /FATAL|PANIC|error:/.test(line));
    return (
      (fatal ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC|error):\s*/, '') ||
      `${program} failed`
    );
  };
  child.once('error', (error) => (tail = error.message));
  return { child, lastWords };
}

/** postmaster.pid, as `pg_ctl` reads it: the pid on line 1, the port on line 4, the state on line 8. */
function readPidFile(cluster: string): { pid: number; port: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

function isServerOf(cluster: string, pid: number): boolean {
  return processIdentity(pid) !== undefined && commandLine(pid).includes(cluster);
}

function urlOf(cluster: string, port: number): string {
  const password = readFileSync(join(cluster, PASSWORD_FILE), 'utf8');
  return `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
}

function giveTo(owner: number | undefined, ...paths: string[]): void {
  if (owner === undefined || paths.every((path) => statSync(path).uid === owner)) return;
  spawnSync('chown', ['-R', `${owner}:${owner}`, ...paths]);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
