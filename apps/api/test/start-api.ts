import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AnswerOf, CallOf, Problem, Route } from '@percolateur/contract';
import { urlOf } from '@percolateur/contract';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { ApiModule } from '../src/app.module';
import { withClient } from '../src/record/connection';
import { Session } from '../src/record/session.entity';
import type { Person } from '../src/record/person.entity';
import { Clock } from '../src/platform/clock';
import { readEnv } from '../src/platform/env';
import { configureHttp, httpAdapter } from '../src/http';
import { prepareQueue } from '../src/platform/queue';
import { cloneDatabase } from './database';
import type { SpecDatabase } from './database';
import { holdToOneConnection } from './one-connection';
import { MovableClock } from './movable-clock';
import { Scene } from './scene';

/** What came back: the answer when it went well, the problem otherwise. */
export interface Reply<R extends Route> {
  status: number;
  body: AnswerOf<R>;
  problem: Problem;
  headers: Record<string, string | string[] | number | undefined>;
  bytes: Buffer;
}

/** Someone who calls the API; the stranger has no cookie. */
export interface Client {
  call<R extends Route>(route: R, call: CallOf<R>): Promise<Reply<R>>;
  /** Any request, for what the contract does not describe. */
  send(options: {
    method: string;
    url: string;
    headers?: Record<string, string>;
    payload?: string | Buffer;
  }): Promise<Reply<Route>>;
}

export interface TestApi {
  app: NestFastifyApplication;
  db: DataSource;
  clock: MovableClock;
  scene: Scene;
  dataDir: string;
  ownerUrl: string;
  /** Does to the database what only its owner may: for scenes of tampering, and of faults. */
  asOwner(sql: string): Promise<unknown>;
  stranger: Client;
  as(person: Person): Promise<Client>;
  stop(): Promise<void>;
}

/** A true API on a database of its own; only the clock is replaced. `at` is what it says. */
export async function startApi({
  at = '2026-11-24T08:00:00Z',
  env: settings = {} as Record<string, string>,
  poolSize = undefined as number | undefined,
  /** Another than a fresh one. */
  database = undefined as SpecDatabase | undefined,
} = {}): Promise<TestApi> {
  database ??= await cloneDatabase();
  const { url, ownerUrl, drop } = database;
  const dataDir = mkdtempSync(join(tmpdir(), 'percolateur-api-'));
  const env = readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    REDIS_URL: process.env.REDIS_URL,
    LOG_LEVEL: 'silent',
    ...settings,
  });
  const clock = new MovableClock(at);
  const queueConnection = prepareQueue(env, url);
  const testing = await Test.createTestingModule({
    imports: [ApiModule.on({ env, databaseUrl: url, queueConnection, poolSize })],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = testing.createNestApplication<NestFastifyApplication>(httpAdapter(env), {
    logger: ['fatal'],
  });
  await configureHttp(app, env, null);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const db = app.get(DataSource);
  holdToOneConnection(db);

  const clientWith = (cookie: string | null): Client => {
    const send: Client['send'] = async ({ headers, ...options }) => {
      const response = await app.inject({
        ...options,
        method: options.method as 'GET',
        headers: { ...(cookie && { cookie }), ...headers },
      });
      const isJson = response.headers['content-type']?.toString().includes('json');
      const body = isJson && !response.headers['content-encoding'] ? response.json() : undefined;
      return {
        status: response.statusCode,
        body,
        problem: body,
        headers: response.headers,
        bytes: response.rawPayload,
      };
    };
    return {
      send,
      call: async (route, call) => {
        const { body, ...rest } = call as { body?: unknown };
        return (await send({
          method: route.method,
          url: urlOf(route, rest),
          ...(body !== undefined && {
            payload: JSON.stringify(body),
            headers: { 'content-type': 'application/json' },
          }),
        })) as Reply<typeof route>;
      },
    };
  };

  return {
    app,
    db,
    clock,
    dataDir,
    ownerUrl,
    asOwner: (sql) => withClient(ownerUrl, (owner) => owner.query(sql)),
    scene: new Scene(db),
    stranger: clientWith(null),
    as: async (person) => {
      const token = randomBytes(32).toString('base64url');
      await db.manager.insert(Session, {
        id: uuidv7(),
        tokenHash: createHash('sha256').update(token).digest(),
        personId: person.id,
        createdAt: clock.now(),
        lastSeenAt: clock.now(),
        expiresAt: new Date('2099-01-01T00:00:00Z'),
      });
      return clientWith(`percolateur=${token}`);
    },
    stop: async () => {
      await app.close();
      await drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
