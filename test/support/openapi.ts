import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** What the tests read of the description of the API. */
export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

export interface DescribedOperation {
  readonly operationId: string;
  /** Empty where the route asks for no token; left out where it asks as all do. */
  readonly security?: readonly object[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required?: boolean;
    readonly schema: Readonly<Record<string, unknown>>;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: object; example: unknown }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

export const ROOT = join(__dirname, '../..');
const OPENAPI_FILE = join(ROOT, 'openapi.json');

/** The description as it is committed. */
export function described(): Described {
  return JSON.parse(readFileSync(OPENAPI_FILE, 'utf8')) as Described;
}

export interface Operation extends DescribedOperation {
  readonly method: string;
  readonly path: string;
}

/** Every operation of the description. */
export function operationsOf({ paths }: Described): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
}

/** The example of each command's body, by the name of its operation. */
export function examplesIn(document: Described) {
  return new Map(
    operationsOf(document).flatMap(({ operationId, requestBody }) => {
      const [[type, media] = []] = Object.entries(requestBody?.content ?? {});
      if (type === undefined || media === undefined) return [];
      return [[operationId, { type, body: media.example, schema: media.schema }] as const];
    }),
  );
}

/** What is wrong with a value, held strictly against a schema of the description by name. */
export function checkerOf(document: Described): (schema: string, value: unknown) => unknown {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTuples: false });
  addFormats(ajv);
  ajv.addVocabulary(['components', 'example']);
  ajv.addSchema({ $id: 'openapi', components: strict(document.components) });
  return (schema, value) => {
    const validate = ajv.getSchema(`openapi#/components/schemas/${schema}`);
    if (validate === undefined) throw new Error(`openapi.json has no schema ${schema}`);
    return validate(value) === true ? [] : validate.errors;
  };
}

/** Clients expect more fields to come; a test wants to know of each. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (typeof value !== 'object' || value === null) return value;
  const each = Object.entries(value).map(([name, inner]) => [name, strict(inner)] as const);
  const schema: Record<string, unknown> = Object.fromEntries(each);
  const isClosed = typeof schema['properties'] === 'object' && schema['type'] === 'object';
  return isClosed ? { ...schema, additionalProperties: false } : schema;
}
