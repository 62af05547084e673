import fc from 'fast-check';
import type { Described, Operation } from '../support/openapi';
import { operationsOf } from '../support/openapi';
import type { RawRequest } from '../support/raw-http';
import { bodyOf, noJson, spoilt, written } from './http-bodies';
import { ODD_HEADERS, ODD_KEYS, ODD_PARTS, ODD_TEXTS } from './odd-values';

/** A request as it is drawn: its key is made as it is sent, so that most are new. */
export interface Drawn extends RawRequest {
  readonly operation: string;
}

/** As `If-Match`: the revision that the plan has as the request is sent. */
export const AS_IT_IS = 'as it is';

type Parameter = Operation['parameters'][number];

const ID = '0b6f1b3e-6b5e-5d0f-9c55-0f5d8c2a7e11';
const USUAL_PARTS: Readonly<Record<string, readonly string[]>> = {
  planId: ['2021.54202', '2021.54202', '2021.54101', '2021.99999'],
  line: ['number:100', 'number:101', ID],
  folio: ['2021-04-1', '1'],
  quarter: ['1', '2', '3', '4'],
};
function partOf(name: string): fc.Arbitrary<string> {
  const usual = USUAL_PARTS[name] ?? [ID];
  return fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...ODD_PARTS) },
    { weight: 1, arbitrary: fc.string({ minLength: 1 }).map(encoded) },
  );
}

/** As a form encodes it; half a character is sent as the bytes that it would have. */
function encoded(text: string): string {
  return Array.from(text)
    .map((each) => (each.isWellFormed() ? encodeURIComponent(each) : '%ED%A0%80'))
    .join('');
}

function pathOf({ path }: Operation): fc.Arbitrary<string> {
  const parts = path
    .split('/')
    .map((part) => (part.startsWith('{') ? partOf(part.slice(1, -1)) : fc.constant(part)));
  return fc.tuple(...parts).map((each) => each.join('/'));
}

function valueOf({ name, schema }: Parameter): fc.Arbitrary<string> {
  const { enum: values, type } = schema as { enum?: readonly string[]; type?: string };
  if (values !== undefined) return fc.constantFrom(...values);
  // A position that is not there yet is waited for, two seconds by design.
  if (name === 'minPosition') return fc.constantFrom('0', '1', '4');
  if (type === 'integer') return fc.nat(40).map(String);
  return fc.constantFrom('true', '1', '3', '2021.54202', 'number:100', '2021-04-30T00:00:00Z');
}

/** Most as described; some odd, sent twice, or of no such name. */
function queryOf({ parameters }: Operation): fc.Arbitrary<string> {
  const inQuery = parameters.filter((each) => each.in === 'query');
  const one = (parameter: Parameter) => {
    const pair = fc
      .oneof(
        { weight: 9, arbitrary: valueOf(parameter) },
        { weight: 1, arbitrary: fc.constantFrom(...ODD_TEXTS) },
      )
      .map((value) => `${parameter.name}=${encoded(value)}`);
    const [none, twice] = [fc.constant(''), fc.tuple(pair, pair).map((both) => both.join('&'))];
    const [left, weight] = parameter.required === true ? [1, 40] : [40, 10];
    return fc.oneof({ weight: left, arbitrary: none }, { weight, arbitrary: pair }, rare(twice));
  };
  const odd = fc.constantFrom('x=1', 'asOf[]=1', '%=', '%ff=%ff', '&&', 'asOf=%00', '=');
  const key = fc.constantFrom(...ODD_KEYS).map((each) => `${encoded(each)}=1`);
  const extra = fc.oneof({ weight: 30, arbitrary: fc.constant('') }, odd, key);
  return fc.tuple(...inQuery.map(one), extra).map((pairs) => {
    const query = pairs.filter((pair) => pair !== '').join('&');
    return query === '' ? '' : `?${query}`;
  });
}

function rare<T>(arbitrary: fc.Arbitrary<T>) {
  return { weight: 1, arbitrary };
}

function bytesOf(document: Described, { requestBody }: Operation): fc.Arbitrary<Uint8Array | null> {
  const [[type, media] = []] = Object.entries(requestBody?.content ?? {});
  const none = fc.constant(null);
  if (type === undefined || media === undefined)
    return fc.oneof({ weight: 20, arbitrary: none }, noJson);
  if (type === 'text/plain') {
    const sheet = Buffer.from(String(media.example));
    const cut = fc.nat(sheet.length).map((end) => sheet.subarray(0, end));
    return fc.oneof(fc.constant(sheet), cut, noJson, none);
  }
  const valid = fc.oneof(
    fc.constant(media.example),
    bodyOf(document, media.schema as Readonly<Record<string, unknown>>),
  );
  return fc.oneof(
    { weight: 6, arbitrary: valid.map(written) },
    { weight: 6, arbitrary: valid.chain(spoilt).map(written) },
    { weight: 2, arbitrary: noJson },
    rare(none),
  );
}

/** What a well-behaved client sends, with some headers put otherwise or left out. */
function headersOf({ parameters, requestBody }: Operation): fc.Arbitrary<Record<string, string>> {
  const [type] = Object.keys(requestBody?.content ?? {});
  const decides = parameters.some((each) => each.name === 'If-Match' && each.required === true);
  const usual: Record<string, string> = {
    ...(decides ? { 'If-Match': AS_IT_IS } : {}),
    ...(type === undefined ? {} : { 'Content-Type': type }),
  };
  const odd = fc
    .constantFrom(...Object.entries(ODD_HEADERS))
    .chain(([name, values]) => fc.constantFrom(...values).map((value) => ({ [name]: value })));
  const left = fc.constantFrom('If-Match', 'Content-Type', '').map((name) => ({ [name]: '' }));
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 4, arbitrary: odd.map((each) => ({ ...usual, ...each })) },
    { weight: 1, arbitrary: left.map((each) => without(usual, Object.keys(each))) },
  );
}

function without(headers: Record<string, string>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'] as const;

/** Requests against the description: good ones, and every way of being wrong. */
export function requests(document: Described): fc.Arbitrary<Drawn> {
  return fc.constantFrom(...operationsOf(document)).chain((operation) =>
    fc
      .record({
        method: fc.oneof(
          { weight: 30, arbitrary: fc.constant(operation.method) },
          rare(fc.constantFrom(...METHODS)),
        ),
        path: pathOf(operation),
        query: queryOf(operation),
        headers: headersOf(operation),
        body: bytesOf(document, operation),
      })
      .map(({ path, query, ...request }) => ({
        ...request,
        operation: operation.operationId,
        path: `${path}${query}`,
      })),
  );
}
