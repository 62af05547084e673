/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/**
 * An answer with the fields of `T`: one that is added to the view, or taken from it, does not
 * compile until it stands here. Those who read it must expect more fields to come.
 */
export function shape<T>(
  properties: { readonly [K in keyof T]-?: Schema },
  { optional = [] }: { readonly optional?: readonly OptionalKeys<T>[] } = {},
): Schema {
  const left = new Set<string>(optional.map(String));
  const required = Object.keys(properties).filter((name) => !left.has(name));
  return { type: 'object', required, properties };
}

/** A schema by its name under `components`. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

/** One value per quarter. */
export function perQuarter(items: Schema): Schema {
  return { type: 'array', items, minItems: 4, maxItems: 4 };
}

/** Also `null`: not stated, not reported, or does not apply. */
export function nullable(schema: Schema): Schema {
  const { type, enum: values } = schema;
  if (typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const named = Array.isArray(values) ? { enum: [...(values as unknown[]), null] } : {};
  return { ...schema, type: [type, 'null'], ...named };
}

export function oneOf(values: readonly string[]): Schema {
  return { type: 'string', enum: [...values] };
}

export function described(schema: Schema, description: string): Schema {
  return { ...schema, description };
}

export const TEXT: Schema = { type: 'string' };
export const FLAG: Schema = { type: 'boolean' };
export const WHOLE: Schema = { type: 'integer' };
export const QUARTER: Schema = { type: 'integer', minimum: 1, maximum: 4 };
export const POSITION: Schema = {
  type: 'integer',
  minimum: 0,
  description: 'Posición en la bitácora',
};
export const REVISION: Schema = { type: 'integer', minimum: 0, description: 'Del plan' };
/** Exact decimal in plain notation, without grouping or trailing zeros. */
export const DECIMAL: Schema = { type: 'string', pattern: '^\\d+(\\.\\d+)?$' };
export const UUID: Schema = { type: 'string', format: 'uuid' };
export const TIME: Schema = { type: 'string', format: 'date-time' };
export const SHA_256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };

/** A page of a list, and the cursor of the next one. */
export function page(items: Schema): {
  readonly asOf: Schema;
  readonly items: Schema;
  readonly next: Schema;
} {
  return { asOf: POSITION, items: listOf(items), next: nullable(TEXT) };
}
