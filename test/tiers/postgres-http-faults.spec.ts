import { setImmediate as nextTick } from 'node:timers/promises';
import { project } from '../../apps/api/src/serve';
import type { Projecting } from '../../apps/api/src/operation/projection';
import { apiChild } from '../faults/harness/api-child';
import { eventStream } from '../support/event-stream';
import { FaultyWay } from '../support/faulty-way';
import type { WayFault } from '../support/faulty-way';
import { authorizedPlan, officesOf, PLAN } from '../support/http-plan';
import type { Offices } from '../support/http-plan';
import { PostgresServer } from '../support/postgres-server';
import { clientOf, served } from '../support/served';
import type { Answer, Served } from '../support/served';
import { tempFolder } from '../support/temp-folder';

const AT = `/v1/plans/${PLAN}`;
const FAULTS: readonly WayFault[] = ['cut-before', 'cut-after', 'late'];
/** What only the views answer, and what the log is asked for as well. */
const QUERIES = [
  ['/v1/plans', 'log_append'],
  [AT, 'plan_version'],
  [AT, 'stream'],
  [`${AT}/quarterly-grid?quarter=1`, 'line_version'],
  [`${AT}/lines/number:101/history`, 'audit_entry'],
  ['/v1/findings', 'finding_version'],
  ['/v1/audit-trail', 'audit_entry'],
  ['/v1/reports/cabildo?fiscalYear=2021&quarter=1', 'log_append'],
] as const;
/** Of an append, in turn; the last one as it stands, not as part of a word. */
const STATEMENTS = ['BEGIN ISOLATION', 'streams', 'insert', 'COMMIT\0'] as const;

let server: PostgresServer;
let url: string;
let way: FaultyWay;
let projecting: Projecting;
/** Reaches the database by the way that breaks; whoever keeps its views up does not. */
let api: Served;
let offices: Offices;
let keys = 0;
beforeAll(async () => {
  server = await PostgresServer.start();
  url = await server.createDatabase();
  projecting = await project({ folder: '', eventStoreUrl: null, databaseUrl: url });
  way = await FaultyWay.to(url);
  api = await served({ DATABASE_URL: way.url }, null);
  offices = await officesOf(api);
  const answers = await authorizedPlan(offices);
  const position = String(answers.at(-1)?.body?.['position']);
  expect((await offices.reader.get(`${AT}?minPosition=${position}`)).status).toBe(200);
});
afterAll(async () => {
  process.stdout.write(`Faults on the way under HTTP: ${way.happened()}\n`);
  await api.close();
  await projecting.close();
  await way.refuse();
  await server.stop();
});

function report(achieved: string, key = ''): Promise<Answer> {
  const path = `${AT}/quarters/1/progress/number:101`;
  const headers = { 'Idempotency-Key': key };
  return offices.capture.request('PUT', path, { headers, body: { achieved } });
}

function expectProblem(answer: Answer, code: string): void {
  const { status, headers, body } = answer;
  expect([status, body?.['code']]).toStrictEqual([503, code]);
  expect(headers.get('Content-Type')).toContain('application/problem+json');
  expect(headers.get('Retry-After')).toBe('1');
  expect(answer.text).not.toMatch(/ECONN|postgres|127\.0\.0\.1|stack/);
}

/** The answer, as soon as it is no problem of the connection any more. */
async function answered(ask: () => Promise<Answer>): Promise<Answer> {
  const answer = await ask();
  return answer.status === 503 ? answered(ask) : answer;
}

describe('a query over a connection that fails', () => {
  it.each(QUERIES)('is answered in clear words, and rightly after: %s at %s', async (path, at) => {
    const ask = () => offices.auditor.get(path);
    const right = await ask();
    expect(right.status).toBe(200);
    for (const fault of FAULTS) {
      way.next(fault, at);
      expectProblem(await ask(), 'unavailable');
      expect(way.waiting).toBe(0);
      way.release();
      expect((await answered(ask)).text).toBe(right.text);
    }
    await way.refuse();
    expectProblem(await ask(), 'unavailable');
    await way.accept();
    expect((await answered(ask)).text).toBe(right.text);
  });
});

describe('a command over a connection that fails', () => {
  const CASES = STATEMENTS.flatMap((at) => FAULTS.map((fault) => ({ at, fault })));

  it.each(CASES)('at $at: $fault; takes effect once, sent again', async ({ at, fault }) => {
    keys += 1;
    const [achieved, key] = [String(keys), `fault-${keys}`];
    way.next(fault, at);
    const unknown = await report(achieved, key);
    expectProblem(unknown, 'outcome-unknown');
    expect(way.waiting).toBe(0);
    way.release();
    const again = await answered(() => report(achieved, key));
    expect(again.status).toBe(200);
    expect(again.body?.['commandId']).toBe(unknown.body?.['commandId']);
    const tookEffect = at === 'COMMIT\0' && fault !== 'cut-before';
    expect(again.headers.get('Idempotency-Replayed')).toBe(tookEffect ? 'true' : null);
    expect((await report(achieved, key)).text).toBe(again.text);
    const grid = await offices.reader.get(
      `${AT}/quarterly-grid?quarter=1&minPosition=${String(again.body?.['position'])}`,
    );
    const [, line] = grid.body?.['lines'] as readonly { achieved: readonly unknown[] }[];
    expect(line?.achieved).toStrictEqual([achieved, null, null, null]);
  });

  it('is refused an answer with its connection, and its figures wait', async () => {
    await way.refuse();
    expectProblem(await report('7', 'refused'), 'unavailable');
    expectProblem(await offices.reader.get('/health/ready'), 'unavailable');
    expect((await offices.reader.get('/health/live')).status).toBe(200);
    await way.accept();
    expect((await answered(() => report('7', 'refused'))).status).toBe(200);
    expect((await answered(() => offices.reader.get('/health/ready'))).status).toBe(200);
  });
});

describe('who listens to events over a connection that fails', () => {
  it('is cut off, and goes on after the last one that it has', async () => {
    const token = offices.auditor.authorization['Authorization']?.slice('Bearer '.length) ?? '';
    const headers = { 'Last-Event-ID': '2' };
    const first = await eventStream(api.url, { token, headers });
    await first.until(2);
    way.next('cut-after', 'page');
    const heard = (await first.toEnd()).map(({ id }) => Number(id));
    const { body } = await answered(() => report('11', 'while-cut'));
    const last = heard.at(-1) ?? 0;
    const second = await eventStream(api.url, { token, headers: { 'Last-Event-ID': `${last}` } });
    while (heard.at(-1) !== body?.['position']) {
      const next = await second.until(heard.length + 3 - last);
      heard.push(Number(next.at(-1)?.id));
    }
    second.cut();
    expect(heard).toStrictEqual(Array.from({ length: heard.length }, (_, nth) => nth + 3));
  });
});

describe('a server that keeps its own views up', () => {
  it('says that they stand still without the database, and goes on by itself', async () => {
    const folder = tempFolder();
    const { child, url: at } = await apiChild(folder.path, { DATABASE_URL: way.url });
    const client = clientOf(() => at, null);
    const ready = async () => (await client.get('/health/ready')).status;
    expect(await ready()).toBe(200);
    for (let times = 0; times < 3; times += 1) {
      await way.refuse();
      while ((await ready()) !== 503) await nextTick();
      await server.kill();
      await server.restart();
      await way.accept();
      while ((await ready()) !== 200) await nextTick();
    }
    expect(await child.terminate()).toMatchObject({ code: 0, signal: null, stderr: '' });
    folder.remove();
  });
});
