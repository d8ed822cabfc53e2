import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SerializeOptions,
  SetMetadata,
} from '@nestjs/common';
import type { ExecutionContext, StreamableFile } from '@nestjs/common';
import { paramsOf } from '@percolateur/contract';
import type { Asked as AskedOf, FileKind, Route } from '@percolateur/contract';
import { Refusal, typeset, unkeepable } from '@percolateur/domain';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InputInvalid } from './problem.filter';

export const ROUTE = 'percolateur:route';
const READ = 'percolateur:read';

declare const holds: unique symbol;
/** The JSON of an answer, checked and written down when it was made ready. */
export type JsonOf<Answer> = Buffer & { readonly [holds]: Answer };

type Answer<R extends Route> = R['answer'] extends z.ZodType
  ? z.input<R['answer']> | JsonOf<z.output<R['answer']>>
  : R['answer'] extends FileKind
    ? StreamableFile | Buffer
    : void;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever else Nest hands over
type Handler<R extends Route> = (...args: any[]) => Answer<R> | Promise<Answer<R>>;

type Taken<H extends (...args: never[]) => unknown> = Extract<
  Exclude<Parameters<H>[number], FastifyRequest>,
  { params: unknown; query: unknown; body: unknown }
>;

/** A handler may leave what was asked alone; if it takes it, then as this route asks it. */
type Fits<R extends Route, H extends Handler<R>> = [Taken<H>] extends [never]
  ? unknown
  : AskedOf<R> extends Taken<H>
    ? unknown
    : { asked: AskedOf<R> };

const statusOf = (route: Route) => (route.answer === undefined ? 204 : 200);

/**
 * Makes a controller method answer a route of the contract: method, path, access, input and answer.
 * What the method returns, and what it takes as `Asked`, is checked by the compiler.
 */
export function Serve<R extends Route>(route: R) {
  const { answer } = route;
  return applyDecorators(
    RequestMapping({ method: RequestMethod[route.method], path: route.path }),
    HttpCode(statusOf(route)),
    SetMetadata(ROUTE, route),
    SetMetadata(READ, reader(route)),
    ...(answer instanceof z.ZodType
      ? // Nest serialises a list item by item, so it wants the schema of one item.
        [
          SerializeOptions({
            schema: answer instanceof z.ZodArray ? (answer.element as z.ZodType) : answer,
          }),
        ]
      : []),
  ) as <H extends Handler<R>>(
    target: object,
    name: string,
    method: TypedPropertyDescriptor<H> & Fits<R, H>,
  ) => void;
}

/**
 * What a request asks of the route that its handler serves: parameters, query and body, parsed.
 * @throws Refusal `not-found` for an address that names nothing possible; `InputInvalid`
 */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const read = Reflect.getMetadata(READ, context.getHandler()) as ReturnType<typeof reader>;
  return read(context.switchToHttp().getRequest<FastifyRequest>());
});
export type Asked<R extends Route> = AskedOf<R>;

function reader(route: Route) {
  const params = paramsOf(route);
  return (request: FastifyRequest): AskedOf<Route> => {
    const named = params.safeParse(request.params);
    if (!named.success) throw new Refusal('not-found');
    return {
      params: named.data,
      query: parsed(route.query, request.query),
      // A file is handed over as it came: how to read it is for its service to find out.
      body: route.consumes ? request.body : parsed(route.body, request.body),
    };
  };
}

/** What was sent, as the schema reads it. @throws InputInvalid, field by field */
export function parsed(schema: z.ZodType | undefined, value: unknown): unknown {
  const faults = unkeepable(value);
  if (faults.length > 0) {
    const message = 'Un caractère invisible ne peut pas être enregistré : retapez ce champ.';
    throw new InputInvalid(faults.map((path) => ({ path, message: typeset(message) })));
  }
  const result = schema?.safeParse(value);
  if (result?.success === false) throw new InputInvalid(result.error.issues);
  return result?.data;
}

/** Leaves a handler that is not part of the contract (health, documents) open to anyone. */
export const Open = () => SetMetadata(ROUTE, { access: 'public' } satisfies Pick<Route, 'access'>);
