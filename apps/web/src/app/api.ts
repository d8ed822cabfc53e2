import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type AnswerOf,
  type CallOf,
  type Method,
  type Problem,
  type Route,
  urlOf,
} from '@percolateur/contract';
import { firstValueFrom } from 'rxjs';

/** What went wrong, in the words shown to the person. */
export class ProblemError extends Error {
  constructor(
    /** HTTP status, 0 when the server was not reached. */
    readonly status: number,
    /** Stable word for programs: the end of `urn:percolateur:CODE`, or `offline`. */
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: NonNullable<Problem['errors']> = [],
    /** Request id, to quote when asking for help. */
    readonly instance?: string,
    /** After how many seconds the server asks to come back, when it does. */
    readonly retryAfter?: number,
  ) {
    super(title);
  }

  /** What to mend in one field, or null. */
  fault(path: string): string | null {
    return this.errors.find((error) => error.path === path)?.message ?? null;
  }
}

/** Any failure, as a problem that can be shown. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof HttpErrorResponse) {
    // Our server never answers a success that cannot be read.
    if (error.status >= 200 && error.status < 300) return answeredByAnother();
    if (error.status === 0) {
      return new ProblemError(
        0,
        'offline',
        'Le réseau ne répond pas.',
        'Vos saisies restent ici. Vérifiez la connexion, puis réessayez.',
      );
    }
    const problem = error.error as Partial<Problem> | null;
    if (problem?.type && problem.title) {
      return new ProblemError(
        error.status,
        problem.type.replace('urn:percolateur:', ''),
        problem.title,
        problem.detail ?? '',
        problem.errors,
        problem.instance,
        secondsIn(error.headers.get('retry-after')),
      );
    }
  }
  return new ProblemError(
    500,
    'unexpected',
    'Quelque chose n’a pas marché de notre côté.',
    'Vos saisies restent ici. Réessayez dans un instant.',
  );
}

/**
 * The page of a public network, where one signs in or pays, stands in place of our answer: nothing
 * was received, and what was given waits as it does without network.
 */
const answeredByAnother = () =>
  new ProblemError(
    0,
    'offline',
    'Ce réseau n’est pas encore ouvert.',
    'Une page de connexion, celle d’un Wi-Fi public sans doute, a répondu à la place de Percolateur. Vos saisies restent ici. Ouvrez l’accès à ce réseau, ou changez-en, puis réessayez.',
  );

/** `Retry-After` in seconds (RFC 9110, 10.2.3); our server writes no date there. */
const secondsIn = (header: string | null) => (Number(header) > 0 ? Number(header) : undefined);

/** What a call hands over, left out altogether for a route that wants nothing. */
export type Handed<R extends Route> = unknown extends CallOf<R> ? [] : [call: CallOf<R>];

/** A phone on a weak network must not wait for ever for a reply that will not come. */
const TIMEOUT_MS = 30_000;

/** The wire: one method for every route of the contract. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  /** Calls a route; throws `ProblemError`. */
  call<R extends Route>(target: R, ...[call]: Handed<R>): Promise<AnswerOf<R>> {
    const { body, ...where } = (call ?? {}) as { body?: unknown } & Parameters<typeof urlOf>[1];
    return this.send(target, urlOf(target, where), body);
  }

  /** Sends a request written down earlier; throws `ProblemError`. */
  deliver(
    { method, url, body }: { method: Method; url: string; body: unknown },
    headers: Record<string, string>,
  ): Promise<unknown> {
    return this.send({ method }, url, body, headers);
  }

  /** Sends a file to a route that consumes one; throws `ProblemError`. */
  upload<R extends Route>(target: R, file: Blob, ...[call]: Handed<R>): Promise<AnswerOf<R>> {
    const { consumes = file.type } = target;
    const headers = { 'content-type': consumes.endsWith('/*') ? file.type : consumes };
    return this.send(target, urlOf(target, call ?? {}), file, headers);
  }

  private async send<Answer>(
    { method }: Pick<Route, 'method'>,
    url: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    try {
      const reply = await firstValueFrom(
        this.http.request<Answer>(method, url, {
          ...{ body, headers, timeout: TIMEOUT_MS },
          observe: 'response',
        }),
      );
      // A success with nothing to say is 204 from us: an empty 200 is somebody else’s.
      if (reply.body === null && reply.status !== 204) throw answeredByAnother();
      return reply.body as Answer;
    } catch (error) {
      throw problemOf(error);
    }
  }
}
