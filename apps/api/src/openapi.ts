import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { CABILDO_SCHEMAS } from './openapi/cabildo.schemas';
import { COMMAND_SCHEMAS } from './openapi/command.schemas';
import { EVENT_SCHEMAS } from './openapi/event.schemas';
import { EXAMPLES } from './openapi/examples';
import { FOLIO_SCHEMAS } from './openapi/folio.schemas';
import { OPERATIONS, PATH_PARAMETERS, REQUEST_ID } from './openapi/operations';
import type { Operation } from './openapi/operations';
import { PLAN_SCHEMAS } from './openapi/plan.schemas';
import { RECORD_SCHEMAS } from './openapi/record.schemas';
import type { Schema } from './openapi/schema';
import { SHEET_SCHEMAS } from './openapi/sheet.schemas';
import { inVersion31 } from './openapi/version-31';

/** What the framework gathers of a route: its requests, from the decorators and their bodies. */
interface Gathered {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, object>> };
  readonly responses: Schema;
}
type Parameter = Schema & { readonly in: string; readonly name: string };
type Paths = Readonly<Record<string, Readonly<Record<string, Gathered>>>>;

/**
 * The description of the API (OpenAPI 3.1): requests as the controllers have them; answers,
 * examples and names out of the folder beside this file.
 * @throws Error for a route that does not stand in the table of operations
 */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const document = inVersion31(SwaggerModule.createDocument(app, head())) as OpenAPIObject;
  const paths = Object.entries(document.paths as unknown as Paths).toSorted(byName);
  const schemas = { ...document.components?.schemas, ...ANSWERS };
  return {
    ...document,
    paths: Object.fromEntries(paths.map(([path, item]) => [path, describedPath(path, item)])),
    components: {
      ...document.components,
      schemas: Object.fromEntries(Object.entries(schemas).toSorted(byName)),
    },
  };
}

const ANSWERS = {
  ...CABILDO_SCHEMAS,
  ...COMMAND_SCHEMAS,
  ...EVENT_SCHEMAS,
  ...FOLIO_SCHEMAS,
  ...PLAN_SCHEMAS,
  ...RECORD_SCHEMAS,
  ...SHEET_SCHEMAS,
};

function head() {
  return new DocumentBuilder()
    .setTitle('Libro de Metas')
    .setDescription('Libro de las metas de los programas de gobierno, por hechos')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .setOpenAPIVersion('3.1.0')
    .addSecurity('bearer', { type: 'http', scheme: 'bearer' })
    .addSecurityRequirements('bearer')
    .build();
}

function describedPath(path: string, item: Paths[string]): object {
  const operations = Object.entries(item).map(([method, gathered]) => {
    const operation = OPERATIONS[`${method} ${path}`];
    if (operation === undefined) throw new Error(`openapi: ${method} ${path} is not described`);
    return [method, describedRoute(path, gathered, operation)] as const;
  });
  return Object.fromEntries(operations);
}

function describedRoute(path: string, gathered: Gathered, operation: Operation): object {
  const { requestBody, parameters = [], ...route } = gathered;
  const { id, tag, answers, open } = operation;
  return {
    ...route,
    operationId: id,
    tags: [tag],
    ...(open === true ? { security: [] } : {}),
    parameters: [...pathParameters(path), ...parameters.filter((each) => each.in !== 'path')],
    ...(requestBody === undefined ? {} : { requestBody: withExample(requestBody, id) }),
    responses: { ...answers, default: PROBLEM },
  };
}

function pathParameters(path: string): readonly object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    return { name, in: 'path', required: true, ...PATH_PARAMETERS[name] };
  });
}

function withExample(body: NonNullable<Gathered['requestBody']>, id: string): object {
  const content = Object.entries(body.content).map(([type, media]) => {
    return [type, { ...media, example: EXAMPLES[id] }] as const;
  });
  return { ...body, content: Object.fromEntries(content) };
}

const PROBLEM = {
  description: 'Problema (RFC 9457)',
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  },
  headers: {
    ...REQUEST_ID,
    'Retry-After': {
      description: 'Con 429 y 503: segundos que conviene esperar',
      schema: { type: 'integer' },
    },
    'WWW-Authenticate': {
      description: 'Con 401: cómo se muestra la credencial',
      schema: { type: 'string' },
    },
  },
};

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
