import { features, paramsOf, Problem } from '@percolateur/contract';
import type { Route } from '@percolateur/contract';
import { z } from 'zod';

/** The OpenAPI 3.1 document of every route of the contract. */
export function openApiDocument(serverUrl: string, version: string) {
  const paths: Record<string, Record<string, object>> = {};
  for (const [feature, routes] of Object.entries(features)) {
    for (const [name, route] of Object.entries<Route>(routes)) {
      const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}');
      const operations = (paths[path] ??= {});
      operations[route.method.toLowerCase()] = operation(feature, name, route);
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
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'percolateur' },
      },
    },
  };
}

function operation(feature: string, name: string, route: Route) {
  return {
    operationId: `${feature}.${name}`,
    summary: route.summary,
    tags: [feature],
    security: route.access === 'public' ? [] : [{ session: [] }],
    parameters: [...parameters(paramsOf(route), 'path'), ...parameters(route.query, 'query')],
    ...requestBody(route),
    responses: {
      ...success(route),
      default: {
        description: 'A problem (RFC 9457)',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  delete json.$schema;
  return json;
}

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query') {
  if (!(schema instanceof z.ZodObject)) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
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

function requestBody(route: Route) {
  if (route.consumes) {
    const content = { [route.consumes]: { schema: { type: 'string', format: 'binary' } } };
    return { requestBody: { required: true, content } };
  }
  if (!route.body) return {};
  const content = { 'application/json': { schema: schemaOf(route.body, 'input') } };
  return { requestBody: { required: true, content } };
}

function success({ answer }: Route) {
  if (answer === undefined) return { 204: { description: 'Done' } };
  const content =
    answer === 'pdf'
      ? { 'application/pdf': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(answer, 'output') } };
  return { 200: { description: 'Done', content } };
}
