import fc from 'fast-check';

/** Written into a body as the number 1e400, which no JSON.stringify writes. */
export const TOO_LARGE = '\uE000 1e400';

/** Texts that programs stumble over. */
export const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0007b',
  '\u202Etxet',
  '\u2066x\u2069',
  '\uFEFF',
  '\uD800',
  'x\uDFFFy',
  'é\u0301\u200D',
  '1e400',
  '-1',
  '0x10',
  '١٢',
  '1,000',
  '00.10',
  '99999999999999999999',
  'NaN',
  'null',
  '[object Object]',
  '../../etc/passwd',
  "'; DROP TABLE events; --",
  '=HYPERLINK("x")',
  '<script>alert(1)</script>',
  'number:',
  'number:999999999999',
  'x'.repeat(4_001),
] as const;

/** Names that reach into prototypes, or break pointers. */
export const ODD_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  '',
  'a/b~c',
  '\u202E',
  '\uD800',
] as const;

/** Parts of a path, encoded as they are sent. */
export const ODD_PARTS = [
  '%',
  '%0',
  '%00',
  '%ff',
  '%F0%9F',
  '%ED%A0%80',
  '%2e%2e',
  '..%2f..',
  '%E2%80%AE',
  '%20',
  '0',
  '5',
  '-1',
  '1.0',
  '1e0',
  '01',
  'NaN',
  '__proto__',
  'constructor',
  '2021.',
  '.54202',
  '99999.54202',
  '2021.%F0%9F%98%80',
  'number:',
  'number:-1',
  'x'.repeat(2_000),
] as const;

/** Headers as nobody should send them, some as they may. */
export const ODD_HEADERS: Readonly<Record<string, readonly string[]>> = {
  'Idempotency-Key': ['', 'the-same', 'con espacio', 'x'.repeat(201), 'clave-\u00f1', 'a,b'],
  'If-Match': ['', '*', '"0"', '"99999"', 'W/"1"', '"x"', '12', '"9999999999999999999"', '"1","2"'],
  'Content-Type': [
    '',
    'application/json; charset=utf-16',
    'application/json;;',
    'application/problem+json',
    'text/plain',
    'text/plain; charset=x',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    '/',
  ],
  'Content-Encoding': ['gzip', 'br', 'identity', 'x-none'],
  Accept: [
    '',
    '*/*',
    'text/html',
    'text/csv',
    'image/png',
    ';',
    'application/json;q=0',
    'text/*;q=x',
  ],
  'Last-Event-ID': ['', '0', '-1', 'abc', '1e3', '9'.repeat(30)],
  'X-File-Name': ['%', '%ff', '..%2fa', 'hojas.txt', 'x'.repeat(300), '%E2%80%AE'],
  'X-Request-Id': ['', 'ok-1', 'x'.repeat(300), '{}'],
  Authorization: ['', 'Bearer', 'Bearer  ', 'Basic eDp5', `Bearer ${'x'.repeat(600)}`],
  Range: ['bytes=0-1'],
  'If-None-Match': ['*', '"3"'],
  Expect: ['x'],
};

/** Any value of JSON, odd ones before all. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 53, TOO_LARGE, [], {}),
  fc.constantFrom<unknown>(...ODD_TEXTS),
  fc.constantFrom(nested(3), nested(14), nested(40)),
  fc.constantFrom(...ODD_KEYS).map((key) => Object.fromEntries([[key, { a: 1 }]])),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Lists in each other. */
export function nested(depth: number): unknown {
  let value: unknown = [];
  for (let at = 1; at < depth; at += 1) value = [value];
  return value;
}
