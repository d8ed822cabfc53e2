import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { problemType } from '@percolateur/contract';
import type { Problem } from '@percolateur/contract';
import { Refusal, refusalMessage } from '@percolateur/domain';
import type { RefusalCode } from '@percolateur/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter } from 'prom-client';
import type { z } from 'zod';
import { isAway } from './is-away';
import { statusOfRefusal } from './refusal-status';

/** Input that does not fit its schema; carries what to mend, field by field. */
export class InputInvalid extends Refusal {
  constructor(readonly issues: readonly Pick<z.core.$ZodIssue, 'path' | 'message'>[]) {
    super('input-invalid', { fields: new Set(issues.map(({ path }) => path.join('.'))).size });
  }
}

/** What was refused, by code: somebody who tries every address is seen in it, and named by the log. */
export const refusals = new Counter({
  name: 'percolateur_refusals_total',
  help: 'Requests refused, by the code of their problem',
  labelNames: ['code'],
  registers: [],
});

/** Turns every failure into `application/problem+json` (RFC 9457), in French for people. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refusal = this.asRefusal(error);
    const status = statusOfRefusal[refusal.code];
    refusals.inc({ code: refusal.code });
    if (status >= 500) {
      const where = `${request.id} ${request.method} ${request.routeOptions.url}`;
      // What is away is named; where we were when it left says nothing, a roomful of times.
      if (status === 503) this.logger.warn(`${where}: ${messageOf(error)}`);
      else this.logger.error(`${where}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    const { title, detail } = refusalMessage(refusal.code, refusal.details);
    const problem: Problem = {
      type: problemType(refusal.code),
      title,
      status,
      detail,
      instance: request.id,
      ...(refusal instanceof InputInvalid && {
        errors: refusal.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
      }),
    };
    if (status === 429) void reply.header('retry-after', String(refusal.details?.seconds ?? 60));
    // What we stand on comes back within seconds, or tells the next who asks that it has not.
    if (status === 503) void reply.header('retry-after', '5');
    void reply.status(status).type('application/problem+json').send(problem);
  }

  private asRefusal(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    if (holdsNoText(error)) return new Refusal('input-invalid');
    const status = error instanceof HttpException ? error.getStatus() : fastifyStatus(error);
    return new Refusal(codeOfStatus[status] ?? (isAway(error) ? 'unavailable' : 'unexpected'));
  }
}

const codeOfStatus: Record<number, RefusalCode> = {
  400: 'input-invalid',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  413: 'input-too-large',
  415: 'input-invalid',
  503: 'unavailable',
};

function fastifyStatus(error: unknown): number {
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
}

/** PostgreSQL was given a character that none of its texts can hold, such as NUL. */
function holdsNoText(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['22021', '22P05'].includes(String(error.code))
  );
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
