import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { ConsoleLogger, StandardSchemaValidationPipe, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { SessionGuard } from '../auth/session.guard';
import type { Env } from './env';
import { checkOrigin } from './origin';
import { InputInvalid, ProblemFilter } from './problem.filter';

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

/** Makes the HTTP application from a module; `webRoot` is the folder of the built web app, if served. */
export async function createHttpApp(
  module: unknown,
  env: Env,
  webRoot: string | null,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: env.trustProxy,
    bodyLimit: 2 * 1024 * 1024,
    genReqId: () => randomUUID(),
    disableRequestLogging: true,
    loggerInstance: pino({ level: env.logLevel, base: { service: 'api' } }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new ConsoleLogger({
      json: env.production,
      logLevels: env.logLevel === 'silent' ? ['fatal'] : ['fatal', 'error', 'warn'],
    }),
    abortOnError: false,
    // Nest would answer its own errors before the filter is known.
    bodyParser: true,
  });
  const server = adapter.getInstance() as unknown as FastifyInstance;
  // The bytes of an uploaded list are read as they are: their encoding is ours to find out.
  server.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  server.decorateRequest('caller', null);
  await app.register(fastifyCookie);
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'x-request-id': request.id,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      ...(env.publicUrl.startsWith('https:') && {
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
      }),
    });
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });
  server.addHook('preHandler', async (request) => checkOrigin(request, env.publicUrl));
  server.addHook('onResponse', async (request, reply) => {
    request.log.info({
      requestId: request.id,
      method: request.method,
      // The pattern, not the address: ids and codes stay out of logs.
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
  if (webRoot && existsSync(webRoot)) serveWeb(server, webRoot);

  app.useGlobalPipes(
    new StandardSchemaValidationPipe({
      exceptionFactory: (issues) => new InputInvalid(issues as InputInvalid['issues']),
    }),
  );
  app.useGlobalInterceptors(new StandardSchemaSerializerInterceptor(app.get(Reflector)));
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalGuards(app.get(SessionGuard));
  return app;
}

const year = 365 * 24 * 60 * 60;

/** Serves the built web app, compressed beforehand; any address without extension is a page of it. */
function serveWeb(server: FastifyInstance, root: string): void {
  void server.register(fastifyStatic, {
    root,
    preCompressed: true,
    wildcard: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = /-[A-Z0-9]{8}\.\w+(\.(br|gz))?$/.test(path);
      void reply.header(
        'cache-control',
        hashed ? `public, max-age=${year}, immutable` : 'no-cache',
      );
    },
  });
}
