import { streamOf } from '@libro/plans';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { authorizedPlan, officesOf, PLAN } from '../support/http-plan';
import { checkerOf, described } from '../support/openapi';
import { rawClient } from '../support/raw-http';
import type { RawAnswer } from '../support/raw-http';
import { served } from '../support/served';
import type { Served } from '../support/served';
import { RUNS } from '../support/sheets/runs';
import { AS_IT_IS, requests } from './http-requests';
import type { Drawn } from './http-requests';

/** Ten requests for each run of the other properties: 10,000. */
const NUM_RUNS = RUNS.numRuns * 10;
const HEADS = ['capture', 'unit-head', 'program-head', 'branch-head'] as const;
/** What the heads may not read, but the auditor may. */
const OF_AUDITORS = ['auditTrail', 'followEvents'];

const faultsIn = checkerOf(described());
let server: Served;
let log: Database.Database;
beforeAll(async () => {
  server = await served();
  await authorizedPlan(await officesOf(server));
  log = new Database(join(server.data, 'events.db'), { readonly: true });
});
afterAll(async () => {
  log.close();
  await server.close();
});

function logEnd(): number {
  return (
    log.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck().get() ?? 0
  );
}

/** The plan's revision as it stands, for those who decide on what they saw. */
function seenNow(headers: Drawn['headers']): Drawn['headers'] {
  if (headers['If-Match'] !== AS_IT_IS) return headers;
  const revision = log
    .prepare<[string], number>(
      'SELECT max(revision) FROM events JOIN streams ON streams.id = stream WHERE name = ?',
    )
    .pluck()
    .get(streamOf(PLAN));
  return { ...headers, 'If-Match': `"${revision ?? 0}"` };
}

/** What is wrong with the answer to a request; nothing, as a rule. */
function wrong({ method }: Drawn, answer: RawAnswer, grown: number): readonly unknown[] {
  const { status, type, text: said, milliseconds } = answer;
  const late = milliseconds < 1_000 ? [] : [`${milliseconds} ms`];
  const isRead = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  const recorded = grown > 0 && (status >= 400 || isRead) ? [`${grown} events on record`] : [];
  return [...late, ...recorded, ...(status < 400 || method === 'HEAD' ? [] : problem())];

  function problem(): readonly unknown[] {
    if (!type.startsWith('application/problem+json')) return [`${status} ${type}`, said];
    const body = JSON.parse(said) as { status: number; code: string; errors?: Located[] };
    const faults = faultsIn('Problem', body) as readonly unknown[];
    const places = (body.errors ?? []).map((each) => JSON.stringify({ ...each, detail: '' }));
    return [
      ...faults,
      // Nothing else burdens this server: not even a 503 is due.
      ...(status >= 500 ? [said] : []),
      ...(body.status === status ? [] : [`${status} says ${body.status}`]),
      ...(new Set(places).size === places.length ? [] : ['one place is named twice', said]),
    ];
  }
}
interface Located {
  readonly detail: string;
}

describe('whatever is sent to the server', () => {
  it('is answered within a second, with a problem where it is wrong, and no event', async () => {
    const heads = await server.client({ roles: HEADS });
    const auditor = await server.client({ roles: ['auditor'] });
    const client = rawClient(server.url);
    const seen = new Map<number, number>();
    let keys = 0;
    await fc.assert(
      fc.asyncProperty(requests(described()), async (drawn) => {
        keys += 1;
        const { authorization } = OF_AUDITORS.includes(drawn.operation) ? auditor : heads;
        const own = { ...authorization, 'Idempotency-Key': `key-${keys}` };
        const before = logEnd();
        const answer = await client.send({
          ...drawn,
          headers: { ...own, ...seenNow(drawn.headers) },
        });
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        expect([answer.status, ...wrong(drawn, answer, logEnd() - before)]).toStrictEqual([
          answer.status,
        ]);
      }),
      { numRuns: NUM_RUNS, seed: RUNS.seed },
    );
    client.close();
    for (const status of [200, 400, 401, 404, 409, 413, 415, 422, 428]) {
      expect([status, (seen.get(status) ?? 0) > 0]).toStrictEqual([status, true]);
    }
  }, 1_200_000);

  it('is answered with a problem where it is no request at all', async () => {
    const { hostname, port } = new URL(server.url);
    for (const [bytes, status] of [
      ['NO HTTP\r\n\r\n', 400],
      [`GET /v1/plans HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
      ['GET /v1/plans HTTP/1.1\r\nHost: a\r\nX: a\u0001b\r\n\r\n', 400],
    ] as const) {
      const socket = connect({ host: hostname, port: Number(port) });
      socket.end(bytes);
      const answer = await text(socket);
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      expect(head).toContain('application/problem+json');
      expect(faultsIn('Problem', JSON.parse(body))).toStrictEqual([]);
      expect(JSON.parse(body)).toMatchObject({ status });
    }
  });
});
