/**
 * What the framework writes for 3.0, as 3.1 has it: there is no `nullable`, what may be null says
 * so by its types (JSON Schema 2020-12); and a body with fields that do not exist is refused.
 */
export function inVersion31(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inVersion31);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as { nullable?: unknown };
  const entries = Object.entries(rest).map(([name, each]) => [name, inVersion31(each)] as const);
  const schema = closed(Object.fromEntries(entries));
  return nullable === true ? orNull(schema) : schema;
}

type Schema = Readonly<Record<string, unknown>>;

function closed(schema: Schema): Schema {
  const isObject = schema['type'] === 'object' && typeof schema['properties'] === 'object';
  return isObject ? { ...schema, additionalProperties: false } : schema;
}

/** A reference bears no type of its own beside it. */
function orNull({ type, allOf, ...others }: Schema): Schema {
  if (Array.isArray(allOf))
    return { ...others, anyOf: [...(allOf as unknown[]), { type: 'null' }] };
  return { ...others, type: [type, 'null'] };
}
