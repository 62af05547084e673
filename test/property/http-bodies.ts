import fc from 'fast-check';
import type { Described } from '../support/openapi';
import { ODD_KEYS, oddValue, TOO_LARGE } from './odd-values';

type Schema = Readonly<Record<string, unknown>>;

/** Bodies as a schema of the description has them. */
export function bodyOf({ components }: Described, schema: Schema): fc.Arbitrary<unknown> {
  const { $ref, anyOf, enum: values, type, pattern } = schema;
  const inner = (each: unknown) => bodyOf({ components, paths: {} }, each as Schema);
  if (typeof $ref === 'string') return inner(components.schemas[$ref.replace(/.*\//, '')]);
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map(inner));
  if (Array.isArray(values)) return fc.constantFrom(...(values as unknown[]));
  if (Array.isArray(type))
    return fc.oneof(...type.map((each: unknown) => inner({ ...schema, type: each })));
  switch (type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries((schema['properties'] ?? {}) as Schema).map(([k, v]) => [k, inner(v)]),
        ),
        { requiredKeys: (schema['required'] ?? []) as string[] },
      );
    case 'array':
      return fc.array(inner(schema['items']), {
        minLength: Number(schema['minItems'] ?? 0),
        maxLength: Math.min(4, Number(schema['maxItems'] ?? 4)),
      });
    case 'integer':
      return whole(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return typeof pattern === 'string' ? ofPattern(pattern) : text(schema);
  }
}

function whole({ minimum, maximum }: Schema): fc.Arbitrary<number> {
  const [min, max] = [Number(minimum ?? 0), Number(maximum ?? 1_000)];
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max: Math.min(max, min + 300) }));
}

function ofPattern(pattern: string): fc.Arbitrary<string> {
  if (pattern.includes('64')) return fc.constantFrom('0'.repeat(64), 'ab'.repeat(32));
  return fc.constantFrom('0', '10', '0.5', '100', '999999999999999', '1.0001');
}

function text({ example }: Schema): fc.Arbitrary<string> {
  const usual = ['number:100', '2.6.1', 'Expediente', '2021.54202', '2021-04', 'Porque sí'];
  const known = typeof example === 'string' ? [example] : usual;
  return fc.oneof(
    fc.constantFrom(...known),
    fc.constantFrom(...usual),
    fc.string({ minLength: 1 }),
  );
}

/** One place of a body spoilt: another value there, a field left out or one too many. */
export function spoilt(body: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(body);
  const change = fc.constantFrom('replace', 'replace', 'drop', 'add');
  return fc
    .tuple(fc.constantFrom(...places), change, oddValue, fc.constantFrom(...ODD_KEYS, 'extra'))
    .map(([place, how, value, key]) => changed(body, place, { how, value, key }));
}

type Place = readonly string[];

function placesIn(value: unknown, above: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [above];
  const inner = Object.entries(value).flatMap(([key, each]) => placesIn(each, [...above, key]));
  return [above, ...inner];
}

interface Change {
  readonly how: string;
  readonly value: unknown;
  readonly key: string;
}

function changed(body: unknown, [at, ...below]: Place, change: Change): unknown {
  const { how, value, key } = change;
  if (at === undefined) return how === 'add' ? withField(body, key, value) : value;
  const entries = Object.entries(body as object).flatMap(([name, each]: [string, unknown]) => {
    if (name !== at) return [[name, each] as const];
    if (how === 'drop' && below.length === 0) return [];
    return [[name, changed(each, below, change)] as const];
  });
  return Array.isArray(body) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}

function withField(body: unknown, key: string, value: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return value;
  return Object.fromEntries([...Object.entries(body), [key, value]]);
}

/** A body as text, with numbers that JavaScript has not. */
export function written(body: unknown): Uint8Array {
  const json = JSON.stringify(body).replaceAll(JSON.stringify(TOO_LARGE), '1e400');
  return Buffer.from(json);
}

const HUGE = Buffer.from(JSON.stringify({ reason: 'x'.repeat(600_000) }));
const DEEP = Buffer.from('['.repeat(100_000) + ']'.repeat(100_000));
const DEEP_OBJECTS = Buffer.from('{"a":'.repeat(30_000) + '1' + '}'.repeat(30_000));

/** Bytes that are no JSON, or too much of it. */
export const noJson: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 8, arbitrary: fc.uint8Array({ maxLength: 40 }) },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(
        '',
        '{',
        'null',
        '1',
        '"x"',
        '[]',
        '{"reason":1e400}',
        '{"reason":"x","reason":1}',
        '\uFEFF{}',
        '{"reason":"\\ud800"}',
        '{"__proto__":{"a":1}}',
        '{"a":{"constructor":{"prototype":{}}}}',
      )
      .map((each) => Buffer.from(each)),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom([0x22, 0xff, 0x22], [0x7b, 0x22, 0xc0, 0x80, 0x22], [0xef, 0xbb])
      .map((bytes) => Uint8Array.from(bytes)),
  },
  { weight: 1, arbitrary: fc.constantFrom(HUGE, DEEP, DEEP_OBJECTS) },
);
