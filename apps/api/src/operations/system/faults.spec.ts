import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Ledger } from '../../../test/ledger';
import { until } from '../../../test/start-worker';
import {
  connectToRunningPostgres,
  startEmbeddedPostgres,
} from '../../platform/embedded/embedded-postgres';
import { databaseOptions } from '../../record/database';

/** A few here, where everybody waits for them; `npm run faults` asks for twenty. */
const kills = Number(process.env.FAULTS ?? 3);
const workspace = fileURLToPath(new URL('../../../../..', import.meta.url));
const built = `node_modules/.cache/percolateur-faults-${process.pid}`;
/** The application is told ready, cut, and served again many times. */
const patience = 60_000 + kills * 20_000;

describe('killed while a roomful works', () => {
  let folder: string;
  let app: ChildProcess | undefined;
  let leave: (() => Promise<unknown>)[];

  beforeAll(() => {
    const build = ['tools/build-api.mjs', `--outdir=${built}`];
    const { status, stderr } = spawnSync(process.execPath, build, { cwd: workspace });
    if (status !== 0) throw new Error(stderr.toString());
  });
  afterAll(() => rmSync(join(workspace, built), { recursive: true, force: true }));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'percolateur-faults-'));
    leave = [];
  });
  afterEach(async () => {
    app?.kill('SIGKILL');
    for (const step of leave.reverse()) await step();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(settings: Record<string, string>, port?: number): Promise<string> {
    port ??= await freePort();
    app = spawn(process.execPath, [join(workspace, built, 'main.mjs')], {
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        DATA_DIR: folder,
        DEMO: '0',
        REDIS_URL: process.env.REDIS_URL,
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { stdout } = app;
    await new Promise<void>((resolve, reject) => {
      stdout!.on('data', (chunk) => String(chunk).includes('ready') && resolve());
      app!.once('exit', (code) => reject(new Error(`Ended with ${code}`)));
    });
    return `http://127.0.0.1:${port}`;
  }

  /** Kills and comes back so many times; the process that serves is the same to the end, and stops well. */
  async function endure(base: string, ownerUrl: string, cluster: string): Promise<void> {
    const db = await new DataSource(databaseOptions(ownerUrl, 2)).initialize();
    leave.push(() => db.destroy());
    const ledger = await Ledger.of(base, db, 15);
    const back: number[] = [];
    ledger.begin();
    for (let times = 0; times < kills; times += 1) {
      await pause(1_000);
      const killed = postmaster(cluster);
      const since = performance.now();
      process.kill(killed!, 'SIGKILL');
      // A statement under way ends well under a server already dead: it does not mean served again.
      await until(() => Promise.resolve(![undefined, killed].includes(postmaster(cluster))));
      await ledger.servesAgain();
      back.push(Math.round(performance.now() - since));
    }
    await ledger.end();
    expect(app!.exitCode).toBeNull();
    const figures = await ledger.figures();
    process.stdout.write(
      `${JSON.stringify({ kills, ...figures, told: Object.fromEntries(ledger.told), back })}\n`,
    );
    expect(figures).toEqual({ acknowledged: expect.any(Number), lost: 0, doubled: 0 });
    expect(figures.acknowledged).toBeGreaterThan(0);
    expect([...ledger.told.keys()].sort()).toEqual([200, 503]);
    app!.kill('SIGTERM');
    expect(await once(app!, 'exit')).toEqual([0, null]);
  }

  test(
    'PostgreSQL, the embedded one: nothing acknowledged is lost, nobody is told of a fault of ours',
    async () => {
      const base = await start({});
      await endure(base, connectToRunningPostgres(folder)!, join(folder, 'postgres'));
    },
    patience,
  );

  /** A server of its own; answers the address of its database and where it is kept. */
  async function ownServer(): Promise<{ url: string; cluster: string }> {
    const dataDir = join(folder, 'elsewhere');
    const server = await startEmbeddedPostgres({ dataDir, durable: true, maxConnections: 60 });
    leave.push(() => server.stop());
    const owner = new pg.Client({ connectionString: server.url });
    await owner.connect();
    await owner.query('create database percolateur');
    await owner.end();
    const url = new URL(server.url);
    url.pathname = '/percolateur';
    return { url: url.href, cluster: join(dataDir, 'postgres') };
  }

  test(
    'PostgreSQL, one of its own: the same',
    async () => {
      const { url, cluster } = await ownServer();
      await endure(await start({ DATABASE_URL: url }), url, cluster);
    },
    patience,
  );

  test(
    'the application and PostgreSQL in turn, thirty people answering: no answer lost, nothing doubled',
    async () => {
      const { url, cluster } = await ownServer();
      const port = await freePort();
      const base = await start({ DATABASE_URL: url }, port);
      const db = await new DataSource(databaseOptions(url, 2)).initialize();
      leave.push(() => db.destroy());
      const ledger = await Ledger.of(base, db, 30);
      const back: number[] = [];
      ledger.begin();
      for (let times = 0; times < kills; times += 1) {
        await pause(1_000);
        const since = performance.now();
        if (times % 2 === 0) {
          const gone = once(app!, 'exit');
          app!.kill('SIGKILL');
          await gone;
          await start({ DATABASE_URL: url }, port);
        } else {
          const killed = postmaster(cluster);
          process.kill(killed!, 'SIGKILL');
          await until(() => Promise.resolve(![undefined, killed].includes(postmaster(cluster))));
        }
        await ledger.servesAgain();
        back.push(Math.round(performance.now() - since));
      }
      await ledger.end();
      await ledger.handIn();
      const [figures, attempts] = [await ledger.figures(), await ledger.attempts()];
      const told = Object.fromEntries(ledger.told);
      process.stdout.write(`${JSON.stringify({ kills, ...figures, attempts, told, back })}\n`);
      expect(figures).toEqual({ acknowledged: expect.any(Number), lost: 0, doubled: 0 });
      expect(figures.acknowledged).toBeGreaterThan(0);
      expect(attempts).toEqual({ begun: 30, doubled: 0, results: 30 });
      // Nobody answers while the application is away; a fault of ours is never told.
      expect([...ledger.told.keys()].filter((status) => ![0, 200, 503].includes(status))).toEqual(
        [],
      );
    },
    patience,
  );
});

/** The process number of the server, undefined between two. */
function postmaster(cluster: string): number | undefined {
  const file = join(cluster, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
