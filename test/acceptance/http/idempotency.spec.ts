import { openSqliteEventStore } from '@libro/event-store';
import { join } from 'node:path';
import { logOf } from '../../support/appends';
import { authorizedPlan, META_100, officesOf, openPlan, PLAN } from '../../support/http-plan';
import type { Offices } from '../../support/http-plan';
import { HEADER } from '../../support/plan-history';
import { served } from '../../support/served';
import type { Answer, Client, Served } from '../../support/served';

const AT_ONCE = 16;
const OTHER_UNIT = '54203';
const KEY = { 'Idempotency-Key': 'avance-101' };

let server: Served;
let offices: Offices;
beforeEach(async () => {
  server = await served();
  offices = await officesOf(server);
});
afterEach(() => server.close());

function report(client: Client, achieved: string, plan = PLAN): Promise<Answer> {
  const path = `/v1/plans/${plan}/quarters/1/progress/number:101`;
  return client.request('PUT', path, { headers: KEY, body: { achieved } });
}

function atOnce(send: (nth: number) => Promise<Answer>): Promise<readonly Answer[]> {
  return Promise.all(Array.from({ length: AT_ONCE }, (_, nth) => send(nth)));
}

/** How many answers say that they are the first one again. */
function replayedAmong(answers: readonly Answer[]): number {
  return answers.filter(({ headers }) => headers.get('Idempotency-Replayed') === 'true').length;
}

/** What was achieved, report by report, as the log has it. */
async function reportsOnRecord(): Promise<readonly unknown[]> {
  const store = await openSqliteEventStore(join(server.data, 'events.db'));
  const log = await logOf(store);
  await store.close();
  const reports = log.filter(({ type }) => type === 'ProgressReported');
  return reports.map(({ data }) => (JSON.parse(data) as { achieved: string }).achieved);
}

describe('a key that is sent again', () => {
  it('has one effect and one answer, sent 16 times at once', async () => {
    await authorizedPlan(offices);
    const answers = await atOnce(() => report(offices.capture, '32'));
    expect(new Set(answers.map(({ status }) => status))).toStrictEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(replayedAmong(answers)).toBe(AT_ONCE - 1);
    expect(await reportsOnRecord()).toStrictEqual(['32']);
  });

  it('opens one plan, sent 16 times at once', async () => {
    const body = { fiscalYear: 2021, header: HEADER };
    const { capture } = offices;
    const answers = await atOnce(() =>
      capture.request('POST', '/v1/plans', { headers: KEY, body }),
    );
    expect(new Set(answers.map(({ status }) => status))).toStrictEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(replayedAmong(answers)).toBe(AT_ONCE - 1);
  });

  it('is answered as the first time after others have written, and after a restart', async () => {
    await authorizedPlan(offices);
    const first = await report(offices.capture, '32');
    await offices.unit.send('PUT', `/v1/plans/${PLAN}/quarters/2/progress/number:101`, {
      body: { achieved: '5' },
    });
    const later = await report(offices.capture, '32');
    await server.restart();
    const restarted = await report(offices.capture, '32');
    expect([later.text, restarted.text]).toStrictEqual([first.text, first.text]);
    expect(replayedAmong([first, later, restarted])).toBe(2);
    expect(await reportsOnRecord()).toStrictEqual(['32', '5']);
  });
});

describe('a key with another content', () => {
  it('is refused, and changes nothing', async () => {
    await authorizedPlan(offices);
    await report(offices.capture, '32');
    const other = await report(offices.capture, '33');
    expect([other.status, other.body?.['code']]).toStrictEqual([422, 'idempotency-key-reused']);
    expect(await reportsOnRecord()).toStrictEqual(['32']);
  });

  it('takes effect once, with one of the contents, sent 16 times at once', async () => {
    await authorizedPlan(offices);
    const answers = await atOnce((nth) => report(offices.capture, String(nth)));
    const accepted = answers.flatMap(({ status }, nth) => (status === 200 ? [String(nth)] : []));
    const codes = answers.map(({ body }) => body?.['code']).filter((code) => code !== undefined);
    expect(codes).toStrictEqual(Array<string>(AT_ONCE - 1).fill('idempotency-key-reused'));
    expect(await reportsOnRecord()).toStrictEqual(accepted);
  });
});

describe('equal keys that do not meet', () => {
  it('are those of two holders', async () => {
    await authorizedPlan(offices);
    const other = await server.client({ roles: ['capture'], holder: 'captura-2' });
    const [one, two] = [await report(offices.capture, '32'), await report(other, '33')];
    expect([one.status, two.status, replayedAmong([one, two])]).toStrictEqual([200, 200, 0]);
    expect(await reportsOnRecord()).toStrictEqual(['32', '33']);
  });

  it('are those on two plans', async () => {
    const { capture } = offices;
    await openPlan(capture);
    await openPlan(capture, OTHER_UNIT);
    const answers = await Promise.all(
      [PLAN, `2021.${OTHER_UNIT}`].map((plan) =>
        capture.request('POST', `/v1/plans/${plan}/lines`, { headers: KEY, body: META_100 }),
      ),
    );
    expect(answers.map(({ status }) => status)).toStrictEqual([200, 200]);
    expect(replayedAmong(answers)).toBe(0);
    expect(new Set(answers.map(({ body: told }) => told?.['commandId'])).size).toBe(2);
  });
});
