import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import { build } from 'esbuild';
import pg from 'pg';
import {
  connectToRunningPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from './embedded-postgres';

const workspace = fileURLToPath(new URL('../../../../..', import.meta.url));
let folder: string;
let dataDir: string;
let server: EmbeddedPostgres | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'percolateur été '));
  dataDir = join(folder, 'données');
});

afterEach(async () => {
  await server?.stop();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const start = async (durable = false) =>
  (server = await startEmbeddedPostgres({ dataDir, durable, maxConnections: 10 }));

const serverPid = () =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

async function query(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows as unknown[][];
  } finally {
    await client.end();
  }
}

it('keeps its data from one start to the next', async () => {
  await query((await start()).url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await server?.stop();

  expect(await query((await start()).url, 'SELECT answer FROM kept')).toEqual([[42]]);
});

it('sorts as French does', async () => {
  const words = await query(
    (await start()).url,
    `SELECT word FROM unnest(ARRAY['zèbre', 'œuf', 'étage', 'Eté', 'oie']) AS word ORDER BY word`,
  );
  expect(words.flat()).toEqual(['étage', 'Eté', 'œuf', 'oie', 'zèbre']);
});

it('lets in nobody without the password, which only its owner can read', async () => {
  const { url } = await start();
  const wrong = new URL(url);
  wrong.password = 'guess';

  await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(dataDir, 'postgres/percolateur.password')).mode & 0o077).toBe(0);
});

it('refuses a folder that another Percolateur uses, and frees it when stopped', async () => {
  const first = await start();
  const second = startEmbeddedPostgres({ dataDir, durable: false, maxConnections: 10 });

  await expect(second).rejects.toThrow(
    `DATA_DIR (${dataDir}) is in use by another Percolateur (pid ${process.pid})`,
  );
  await first.stop();
  expect(await query((await start()).url, 'SELECT 1')).toEqual([[1]]);
});

it('says what a copy is that was taken while the server ran', async () => {
  await start();
  const copy = join(folder, 'copie');
  cpSync(dataDir, copy, { recursive: true });
  await expect(
    startEmbeddedPostgres({ dataDir: copy, durable: false, maxConnections: 10 }),
  ).rejects.toThrow(`DATA_DIR (${copy}) is a copy of ${dataDir}, taken while Percolateur`);
});

it('stops at once while it recovers', async () => {
  await start(true);
  process.kill(serverPid(), 'SIGKILL');
  await server?.stop();
  expect(connectToRunningPostgres(dataDir)).toBeNull();
});

it('tells others where it runs, while it runs', async () => {
  expect(connectToRunningPostgres(dataDir)).toBeNull();
  const { url, stop } = await start();
  expect(connectToRunningPostgres(dataDir)).toBe(url);
  await stop();
  expect(connectToRunningPostgres(dataDir)).toBeNull();
});

it('comes back on the same port when the server is killed, with what was committed', async () => {
  const { url } = await start(true);
  await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  process.kill(serverPid(), 'SIGKILL');

  const deadline = Date.now() + 15_000;
  let answer: unknown;
  while (answer === undefined && Date.now() < deadline) {
    answer = await query(url, 'SELECT answer FROM kept').catch(() => undefined);
  }
  expect(answer).toEqual([[42]]);
});

it('starts after its process was killed, stopping what that one left behind', async () => {
  const program = join(workspace, `node_modules/.cache/percolateur/owner-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: `import { startEmbeddedPostgres } from './embedded-postgres';
        const options = { dataDir: process.argv[2], durable: false, maxConnections: 10 };
        console.info((await startEmbeddedPostgres(options)).url);`,
      resolveDir: import.meta.dirname,
    },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const owner = spawn(process.execPath, [program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(owner.stdout, 'data')) as [Buffer];
  await query(url.toString().trim(), 'CREATE TABLE kept AS SELECT 42 AS answer');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  rmSync(program);

  expect(await query((await start()).url, 'SELECT answer FROM kept')).toEqual([[42]]);
});

it('says in one line what is wrong with the folder', async () => {
  writeFileSync(dataDir, 'a file');
  await expect(start()).rejects.toThrow(`DATA_DIR (${dataDir}) is not a folder`);
});
