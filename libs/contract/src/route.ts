import { achievements, decidingRules, learnerSurveys } from '@percolateur/domain';
import { z } from 'zod';
import { ContentId, Day, Id } from './common';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a route that answers a file hands over; `export` is JSON, or a page, as was asked. */
export type FileKind = 'pdf' | 'zip' | 'ics' | 'export' | 'image' | 'questions' | 'badge';

/** A file that a route takes as its body; `image/*`: any picture that browsers show. */
type Consumed = 'image/png' | 'image/*' | 'application/octet-stream' | 'message/rfc822';

/**
 * One endpoint of the HTTP API. The same value declares the Nest handler, types the web client and
 * feeds the OpenAPI document, so the three cannot drift apart.
 */
export interface Route<
  Path extends string = string,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Query extends z.ZodType | undefined = z.ZodType | undefined,
  Answer extends z.ZodType | FileKind | undefined = z.ZodType | FileKind | undefined,
> {
  readonly method: Method;
  /** Full path with `:name` parameters. */
  readonly path: Path;
  readonly summary: string;
  /** `public`: anyone; `person`: a session is needed. Finer rights are asked of the domain. */
  readonly access: 'public' | 'person';
  readonly body: Body;
  readonly query: Query;
  /** A schema, a file, or nothing (204). */
  readonly answer: Answer;
  /** Content type of the body, JSON unless told. */
  readonly consumes?: Consumed;
}

type RouteOptions<
  Body extends z.ZodType | undefined,
  Query extends z.ZodType | undefined,
  Answer extends z.ZodType | FileKind | undefined,
> = {
  access?: 'public';
  body?: Body;
  query?: Query;
  answer?: Answer;
  consumes?: Consumed;
};

/** Declares an endpoint under `/api/v1`. */
export function route<
  Path extends string,
  Body extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Answer extends z.ZodType | FileKind | undefined = undefined,
>(
  method: Method,
  path: Path,
  summary: string,
  options: RouteOptions<Body, Query, Answer> = {},
): Route<`/api/v1${Path}`, Body, Query, Answer> {
  return {
    method,
    path: `/api/v1${path}`,
    summary,
    access: options.access ?? 'person',
    body: options.body as Body,
    query: options.query as Query,
    answer: options.answer as Answer,
    ...(options.consumes && { consumes: options.consumes }),
  };
}

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

type WhenSchema<Key extends string, Schema> = Schema extends z.ZodType
  ? { [K in Key]: z.input<Schema> }
  : unknown;

/** What a caller hands over: `params`, `body` and `query`, each only where the route has one. */
export type CallOf<R extends Route> = ([ParamNames<R['path']>] extends [never]
  ? unknown
  : { params: Record<ParamNames<R['path']>, string> }) &
  WhenSchema<'body', R['body']> &
  WhenSchema<'query', R['query']>;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler is handed: the same as the caller’s, parsed. A file comes as its bytes. */
export interface Asked<R extends Route> {
  params: Record<ParamNames<R['path']>, string>;
  query: Parsed<R['query']>;
  body: R['body'] extends z.ZodType ? z.output<R['body']> : unknown;
}

/** What addresses name by something else than an id of ours. */
const named: Record<string, z.ZodType<string>> = {
  course: ContentId,
  lessonId: ContentId,
  quizId: ContentId,
  questionId: ContentId,
  code: z.string(),
  feed: z.string().max(200),
  day: Day,
  achievement: z.enum(achievements),
  survey: z.enum(learnerSurveys),
  rule: z.enum(decidingRules),
  imageHash: z.string().regex(/^[0-9a-f]{64}$/),
};

/** The schema of the parameters of an address: each an `Id`, unless listed above. */
export function paramsOf({ path }: Route): z.ZodObject<Record<string, z.ZodType<string>>> {
  const names = [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name!);
  return z.object(Object.fromEntries(names.map((name) => [name, named[name] ?? Id])));
}

/** What a caller gets back. */
export type AnswerOf<R extends Route> = R['answer'] extends z.ZodType
  ? z.output<R['answer']>
  : void;

/** The address of a route, its parameters and query filled in and escaped. */
export function urlOf(
  target: Route,
  call: { params?: Record<string, string>; query?: object } = {},
): string {
  const path = target.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(call.params?.[name] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
