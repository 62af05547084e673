import Database from 'better-sqlite3';
import { join } from 'node:path';
import { authorizedPlan, officesOf, PLAN } from '../../support/http-plan';
import { tamper } from '../../support/tamper';
import { served } from '../../support/served';
import type { Answer, Served } from '../../support/served';

let server: Served;
afterEach(() => server.close());

function shown({ status, body }: Answer) {
  return [status, body];
}

describe('health', () => {
  beforeEach(async () => {
    server = await served();
  });

  it('is told without a token: the process is there, and how far the views are', async () => {
    const open = server.withToken(null);
    expect(shown(await open.get('/health/live'))).toStrictEqual([200, { status: 'ok' }]);
    const offices = await officesOf(server);
    const position = (await authorizedPlan(offices)).at(-1)?.body?.['position'];
    await offices.reader.get(`/v1/plans/${PLAN}?minPosition=${String(position)}`);
    const ready = await open.get('/health/ready');
    const body = { status: 'ok', projection: { position, behind: 0 } };
    expect(shown(ready)).toStrictEqual([200, body]);
    expect(ready.headers.get('Cache-Control')).toBe('no-store');
  });

  it('keeps connections for longer than a proxy in front does', async () => {
    const { headers } = await server.withToken(null).get('/health/live');
    expect(headers.get('Keep-Alive')).toBe('timeout=130');
  });

  it('says that the views stand still, how far they are behind, and when they go on', async () => {
    const offices = await officesOf(server);
    const position = (await authorizedPlan(offices)).at(-1)?.body?.['position'];
    await offices.reader.get(`/v1/plans/${PLAN}?minPosition=${String(position)}`);
    const views = new Database(join(server.data, 'views.db'));
    views.exec('ALTER TABLE audit_entry RENAME TO audit_entry_away');
    const path = `/v1/plans/${PLAN}/quarters/1/progress/number:101`;
    expect((await offices.capture.send('PUT', path, { body: { achieved: '1' } })).status).toBe(200);
    const open = server.withToken(null);
    const until = async (status: number): Promise<Answer> => {
      const answer = await open.get('/health/ready');
      return answer.status === status ? answer : until(status);
    };
    const body = { status: 'views-stand-still', projection: { position, behind: 1 } };
    expect((await until(503)).body).toStrictEqual(body);
    const reported = `/v1/plans/${PLAN}?minPosition=${String(Number(position) + 1)}`;
    const behind = await offices.reader.get(reported);
    expect([behind.status, behind.body?.['code']]).toStrictEqual([503, 'read-model-behind']);
    expect(behind.headers.get('Retry-After')).toBe('1');
    views.exec('ALTER TABLE audit_entry_away RENAME TO audit_entry');
    views.close();
    await offices.reader.get(reported);
    expect((await until(200)).body?.['status']).toBe('ok');
  });
});

describe('health over a log that lost an event', () => {
  it('says that it is not ready, instead of failing', async () => {
    server = await served();
    const offices = await officesOf(server);
    const position = (await authorizedPlan(offices)).at(-1)?.body?.['position'];
    await offices.reader.get(`/v1/plans/${PLAN}?minPosition=${String(position)}`);
    tamper(
      join(server.data, 'events.db'),
      `DELETE FROM events WHERE position = ${String(position)}`,
    );
    const body = { status: 'views-stand-still', projection: { position, behind: null } };
    expect(shown(await server.withToken(null).get('/health/ready'))).toStrictEqual([503, body]);
    const { status, text } = await offices.administrator.get('/metrics');
    expect(status).toBe(200);
    expect(text).toMatch(/^libro_projection_lag_events Nan$/im);
  });
});

describe('metrics', () => {
  it('are for the administrator, by route and never by address', async () => {
    server = await served();
    const offices = await officesOf(server);
    await authorizedPlan(offices);
    const { status, headers, text } = await offices.administrator.get('/metrics');
    expect([status, headers.get('Content-Type')]).toStrictEqual([
      200,
      'text/plain; charset=utf-8; version=0.0.4',
    ]);
    const lines = text.split('\n');
    const labels = 'method="POST",route="/v1/plans/:planId/authorization",status="200"';
    expect(lines).toContain(`libro_http_request_duration_seconds_count{${labels}} 1`);
    expect(text).toMatch(/^libro_projection_position \d+$/m);
    expect(text).toMatch(/^libro_projection_lag_events \d+$/m);
    expect(text).not.toContain(PLAN);
    const refused = await Promise.all([
      offices.reader.get('/metrics'),
      server.withToken(null).get('/metrics'),
    ]);
    expect(refused.map((answer) => answer.status)).toStrictEqual([403, 401]);
  });
});

describe('metrics on a port of their own', () => {
  it('are there without a token, and on the public one not at all', async () => {
    server = await served({ METRICS_PORT: '0' });
    const offices = await officesOf(server);
    const position = (await authorizedPlan(offices)).at(-1)?.body?.['position'];
    await offices.reader.get(`/v1/plans/${PLAN}?minPosition=${String(position)}`);
    const url = server.metricsUrl ?? '';
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('Content-Type')]).toStrictEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect(await answer.text()).toMatch(/^libro_projection_lag_events 0$/m);
    const elsewhere = new URL('/v1/plans', url);
    expect((await fetch(elsewhere)).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
    const asked = await offices.administrator.get('/metrics');
    expect([asked.status, asked.body?.['code']]).toStrictEqual([404, 'not-found']);
  });
});

describe('every request', () => {
  beforeEach(async () => {
    server = await served();
  });

  it('has an id: its own, where it is one, else one of the server', async () => {
    const open = server.withToken(null);
    const own = await open.get('/health/live', { 'X-Request-Id': 'caja-7.2026_1' });
    expect(own.headers.get('X-Request-Id')).toBe('caja-7.2026_1');
    for (const wrong of ['con espacio', 'x'.repeat(101), 'a<b']) {
      const given = await open.get('/health/live', { 'X-Request-Id': wrong });
      expect(given.headers.get('X-Request-Id')).toMatch(
        /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      );
    }
  });

  it('is answered with the headers that keep browsers out of trouble', async () => {
    const { headers } = await server.withToken(null).get('/v1/plans');
    const names = ['Content-Security-Policy', 'X-Content-Type-Options', 'X-Frame-Options'];
    const [policy, ...others] = names.map((name) => headers.get(name));
    expect(policy).toBe("default-src 'none';frame-ancestors 'none'");
    expect(others).toStrictEqual(['nosniff', 'SAMEORIGIN']);
    expect(headers.get('Strict-Transport-Security')).toContain('max-age=');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Powered-By')).toBeNull();
  });

  it('holds at most so many bytes, and leaves nothing where it holds more', async () => {
    const { capture } = await officesOf(server);
    const body = { fiscalYear: 2021, header: 'x'.repeat(512_000) };
    const large = await capture.send('POST', '/v1/plans', { body });
    expect([large.status, large.body?.['code']]).toStrictEqual([413, 'too-large']);
    const headers = { 'Content-Type': 'text/plain', 'Idempotency-Key': 'cedulas' };
    const text = 'x'.repeat(4_000_001);
    const sheet = await capture.request('POST', '/v1/transcriptions', { headers, body: text });
    expect([sheet.status, sheet.body?.['code']]).toStrictEqual([413, 'too-large']);
  });
});

describe('who asks too often', () => {
  it('is told to wait, and for how long', async () => {
    server = await served({ RATE_LIMIT: '3' });
    const open = server.withToken(null);
    const answers = [];
    for (let nth = 0; nth < 4; nth += 1) answers.push(await open.get('/v1/plans'));
    expect(answers.map(({ status }) => status)).toStrictEqual([401, 401, 401, 429]);
    const last = answers.at(-1);
    expect(last?.body?.['code']).toBe('too-many-requests');
    const left = answers.map(({ headers }) => headers.get('RateLimit'));
    expect(left.map((each) => each?.replace(/reset=\d+$/, ''))).toStrictEqual([
      'limit=3, remaining=2, ',
      'limit=3, remaining=1, ',
      'limit=3, remaining=0, ',
      'limit=3, remaining=0, ',
    ]);
    expect(Number(last?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(Number(last?.headers.get('Retry-After'))).toBeLessThanOrEqual(60);
  });
});
