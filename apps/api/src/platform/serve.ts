import {
  applyDecorators,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SerializeOptions,
  SetMetadata,
} from '@nestjs/common';
import type { Route } from '@percolateur/contract';
import { z } from 'zod';

export const ROUTE = 'percolateur:route';

const statusOf = (route: Route) => (route.answer === undefined ? 204 : 200);

/** Makes a controller method answer a route of the contract: method, path, access and answer schema. */
export function Serve(route: Route): MethodDecorator {
  const { answer } = route;
  return applyDecorators(
    RequestMapping({ method: RequestMethod[route.method], path: route.path }),
    HttpCode(statusOf(route)),
    SetMetadata(ROUTE, route),
    ...(answer instanceof z.ZodType
      ? // Nest serialises a list item by item, so it wants the schema of one item.
        [
          SerializeOptions({
            schema: answer instanceof z.ZodArray ? (answer.element as z.ZodType) : answer,
          }),
        ]
      : []),
  );
}

/** Leaves a handler that is not part of the contract (health, documents) open to anyone. */
export const Open = () => SetMetadata(ROUTE, { access: 'public' } satisfies Pick<Route, 'access'>);
