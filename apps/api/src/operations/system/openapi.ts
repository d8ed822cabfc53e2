import * as contract from '@percolateur/contract';
import { features, paramsOf, Problem } from '@percolateur/contract';
import type { FileKind, Route } from '@percolateur/contract';
import { z } from 'zod';

/** The schemas of the contract, by the name they have there. */
const names = new Map(
  Object.entries(contract).flatMap(([name, value]) =>
    value instanceof z.ZodType ? [[value as z.ZodType, name]] : [],
  ),
);

type Schemas = Record<string, object>;

/** The OpenAPI 3.1 document of every route of the contract. */
export function openApiDocument(serverUrl: string, version: string) {
  const secure = serverUrl.startsWith('https:');
  const schemas: Schemas = {};
  schemaOf(Problem, 'output', schemas);
  const paths: Record<string, Record<string, object>> = {};
  for (const [feature, routes] of Object.entries(features)) {
    for (const [name, route] of Object.entries<Route>(routes)) {
      const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}');
      const operations = (paths[path] ??= {});
      operations[route.method.toLowerCase()] = operation(feature, name, route, schemas);
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Percolateur',
      version,
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: secure ? '__Host-percolateur' : 'percolateur',
        },
      },
    },
  };
}

function operation(feature: string, name: string, route: Route, schemas: Schemas) {
  return {
    operationId: `${feature}.${name}`,
    summary: route.summary,
    tags: [feature],
    security: route.access === 'public' ? [] : [{ session: [] }],
    parameters: [...parameters(paramsOf(route), 'path'), ...parameters(route.query, 'query')],
    ...requestBody(route, schemas),
    responses: {
      ...success(route, schemas),
      default: {
        description: 'A problem (RFC 9457)',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

type Io = 'input' | 'output';

/** A schema that has a name is written once, under it; as `…Input` too, where the two differ. */
function schemaOf(schema: z.ZodType, io: Io, schemas: Schemas): object {
  const name = names.get(schema);
  if (!name) {
    return schema instanceof z.ZodArray
      ? { type: 'array', items: schemaOf(schema.element as z.ZodType, io, schemas) }
      : jsonOf(schema, io);
  }
  const json = jsonOf(schema, io);
  const same = JSON.stringify(schemas[name] ?? json) === JSON.stringify(json);
  const key = same ? name : `${name}${io === 'input' ? 'Input' : 'Output'}`;
  schemas[key] = json;
  return { $ref: `#/components/schemas/${key}` };
}

function jsonOf(schema: z.ZodType, io: Io) {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  delete json.$schema;
  return json;
}

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query') {
  if (!(schema instanceof z.ZodObject)) return [];
  const { properties = {}, required = [] } = jsonOf(schema, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: property,
  }));
}

function requestBody(route: Route, schemas: Schemas) {
  if (route.consumes) {
    const content = { [route.consumes]: { schema: { type: 'string', format: 'binary' } } };
    return { requestBody: { required: true, content } };
  }
  if (!route.body) return {};
  const content = { 'application/json': { schema: schemaOf(route.body, 'input', schemas) } };
  return { requestBody: { required: true, content } };
}

const binary = { schema: { type: 'string', format: 'binary' } };
const filesOf: Record<FileKind, readonly string[]> = {
  pdf: ['application/pdf'],
  zip: ['application/zip'],
  image: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
  questions: ['text/plain', 'application/xml'],
  badge: ['application/ld+json', 'image/png', 'image/svg+xml'],
  ics: ['text/calendar'],
  export: ['application/json', 'text/html'],
};

function success({ answer }: Route, schemas: Schemas) {
  if (answer === undefined) return { 204: { description: 'Done' } };
  const content =
    typeof answer === 'string'
      ? Object.fromEntries(filesOf[answer].map((type) => [type, binary]))
      : { 'application/json': { schema: schemaOf(answer, 'output', schemas) } };
  return { 200: { description: 'Done', content } };
}
