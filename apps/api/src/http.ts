import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { ConsoleLogger } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Refusal } from '@percolateur/domain';
import { LogController } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { z } from 'zod';
import { heaviestForm, VerifierPage } from './proof/judge/verifier-page';
import type { PlainPage } from './proof/judge/verifier-page';
import { SessionGuard } from './people/auth/session.guard';
import { inputWords } from './platform/input-words';
import { AnswerInterceptor } from './platform/answer.interceptor';
import type { Env } from './platform/env';
import { sendKeptAnswers } from './platform/kept-answers';
import { checkOrigin } from './platform/origin';
import { ProblemFilter } from './platform/problem.filter';
import { trusts } from './platform/trusted-proxy';
import { checkWellFormed, pathOf } from './platform/well-formed';

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  // Angular adds the styles of each component as a style element.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What tells browsers to be careful. */
function careful({ id, url }: FastifyRequest, { publicUrl }: Env): Record<string, string> {
  const path = pathOf(url);
  return {
    'x-request-id': id,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(publicUrl.startsWith('https:') && {
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    }),
    ...(path.startsWith('/api/') && { 'cache-control': 'no-store' }),
    // Whoever holds a code may read a certificate; search engines hold none.
    ...(/^\/(api|verifier|badge|document)\//.test(path) && { 'x-robots-tag': 'noindex' }),
  };
}

/** Fastify, with request ids and a log of its own. */
export function httpAdapter(env: Env): FastifyAdapter {
  return new FastifyAdapter({
    // What stands further to the left in X-Forwarded-For was written by the caller.
    trustProxy: trusts(env.trustedProxies),
    // A request comes whole within this time, its headers sooner: who sends a byte at a time is cut.
    requestTimeout: 30_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
    // An address that cannot be read is refused before any hook.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(careful(request, env));
      new ProblemFilter().answer(new Refusal('input-invalid'), request, reply);
    },
    bodyLimit: 2 * 1024 * 1024,
    genReqId: () => randomUUID(),
    // The application logs one line a request itself, without addresses.
    logController: new LogController({ disableRequestLogging: true }),
    loggerInstance: pino({ level: env.logLevel, base: { service: 'api' } }),
  });
}

/** Makes the HTTP application from a module; `webRoot` is the folder of the built web app, if served. */
export async function createHttpApp(
  module: DynamicModule,
  env: Env,
  webRoot: string | null,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, httpAdapter(env), {
    logger: new ConsoleLogger({ json: env.production, logLevels: ['fatal', 'error', 'warn'] }),
    abortOnError: false,
  });
  await configureHttp(app, env, webRoot);
  return app;
}

/** Everything a request passes through before and after its handler. */
export async function configureHttp(
  app: NestFastifyApplication,
  env: Env,
  webRoot: string | null,
): Promise<void> {
  // Field errors are read by people.
  z.config({ ...z.locales.fr(), customError: inputWords });
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  // The bytes of an uploaded list are read as they are: their encoding is ours to find out.
  server.addContentTypeParser(
    ['text/csv', 'image/png', 'image/jpeg', 'image/webp', 'image/gif'],
    { parseAs: 'buffer' },
    (_request, body, done) => {
      done(null, body);
    },
  );
  // Questions come with their pictures, workbooks with a logo: what reads them refuses more.
  server.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: 5 * 1024 * 1024 },
    (_request, body, done) => {
      done(null, body);
    },
  );
  // Read as it is, and only where it is taken.
  server.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'string', bodyLimit: 10_000 },
    (_request, body, done) => {
      done(null, body);
    },
  );
  // A message that came back, perhaps with all that it answers.
  server.addContentTypeParser(
    'message/rfc822',
    { parseAs: 'buffer', bodyLimit: 10 * 1024 * 1024 },
    (_request, body, done) => {
      done(null, body);
    },
  );
  server.decorateRequest('caller', null);
  await app.register(fastifyCookie);
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(careful(request, env));
    checkWellFormed(request);
  });
  server.addHook('preHandler', async (request) => checkOrigin(request, env.publicUrl));
  server.addHook('onResponse', async (request, reply) => {
    request.log.info({
      requestId: request.id,
      method: request.method,
      // The pattern, not the address: ids and codes stay out of logs.
      route: request.routeOptions.url,
      // Who acted, by id: names and addresses stay out too.
      actor: request.caller?.id,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
  sendKeptAnswers(server);
  const web = webRoot && existsSync(webRoot) ? webRoot : null;
  if (web) serveWeb(server, web);
  serveVerifier(server, app.get(VerifierPage, { strict: false }), web);

  app.useGlobalInterceptors(new AnswerInterceptor(app.get(Reflector)));
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalGuards(app.get(SessionGuard));
}

/** Requests under way end; those half sent, and what a database that is gone still owes, are not waited for. */
export async function closeHttp(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const hurry = setTimeout(() => server.closeAllConnections(), 2_000);
  await Promise.race([app.close(), pause(5_000, undefined, { ref: false })]);
  clearTimeout(hurry);
}

const year = 365 * 24 * 60 * 60;

/** Serves the built web app, compressed beforehand; any address without extension is a page of it. */
function serveWeb(server: FastifyInstance, root: string): void {
  void server.register(fastifyStatic, {
    root,
    preCompressed: true,
    serve: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = /-[\w-]{8}\.\w+(\.(br|gz))?$/.test(path);
      void reply.header(
        'cache-control',
        hashed ? `public, max-age=${year}, immutable` : 'no-cache',
      );
    },
  });
  server.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const path = request.params['*'];
    if (path.startsWith('api/')) return reply.callNotFound();
    return reply.sendFile(/\.\w+$/.test(path) ? path : 'index.html');
  });
}

const plainPage = `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Vérifier un document</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><noscript></noscript></body></html>`;

/** The pages of the verifier, which say all there is to say without a script. */
function serveVerifier(server: FastifyInstance, page: VerifierPage, root: string | null): void {
  const index = root ? readFileSync(join(root, 'index.html'), 'utf8') : plainPage;
  const [before, after = ''] = index.split(/<noscript>.*?<\/noscript>/s);
  const answer = async (reply: FastifyReply, said: PlainPage | Promise<PlainPage>) => {
    const { status, html } = await said;
    return (
      reply
        .code(status)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('x-robots-tag', 'noindex')
        // Its form then says where it comes from.
        .header('referrer-policy', 'same-origin')
        .send(
          `${before}<noscript><style>app-root{display:none}</style><main>${html}</main></noscript>${after}`,
        )
    );
  };
  server.get<{ Querystring: { code?: unknown } }>('/verifier', (request, reply) => {
    const { code } = request.query;
    return answer(reply, page.plain(typeof code === 'string' ? code : '', request.ip));
  });
  server.get<{ Params: { code: string } }>('/verifier/:code', (request, reply) =>
    answer(reply, page.plain(request.params.code, request.ip)),
  );
  // A file comes by a form here, and nowhere else: elsewhere forms are short, and read as words.
  void server.register((scope, _options, done) => {
    scope.removeContentTypeParser('multipart/form-data');
    scope.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: heaviestForm },
      (_request, body, parsed) => parsed(null, body),
    );
    scope.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      if (error.statusCode === 413) return answer(reply, page.tooHeavy());
      throw error;
    });
    scope.post('/verifier', (request, reply) => {
      const { body, headers, ip } = request;
      const form = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      return answer(reply, page.file(form, headers['content-type'] ?? '', ip));
    });
    done();
  });
}
