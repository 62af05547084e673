import { openSqliteEventStore } from '@libro/event-store';
import { planOfStream } from '@libro/plans';
import { join } from 'node:path';
import { logOf } from '../../support/appends';
import { eventStream } from '../../support/event-stream';
import type { EventStream, StreamedEvent } from '../../support/event-stream';
import { authorizedPlan, officesOf, PLAN } from '../../support/http-plan';
import type { Offices } from '../../support/http-plan';
import { served } from '../../support/served';
import type { Served } from '../../support/served';
import { issuedIn, tokenIn, withTokens } from '../../support/granted-token';
import { ADMINISTRATOR } from '../../support/tokens';

let server: Served;
let offices: Offices;
let token: string;
beforeEach(async () => {
  server = await served();
  offices = await officesOf(server);
  token = await tokenIn(server.data, { roles: ['auditor'] });
  await authorizedPlan(offices);
});
afterEach(() => server.close());

async function listen(lastEventId?: string): Promise<EventStream> {
  const headers = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId };
  return eventStream(server.url, { token, headers });
}

/** Every event as the log has it, but for what a token's secret is known by. */
async function onRecord(): Promise<readonly StreamedEvent[]> {
  const store = await openSqliteEventStore(join(server.data, 'events.db'));
  const log = await logOf(store);
  await store.close();
  return log.map(({ position, stream, revision, id, type, data: stored, metadata }) => {
    const { secretHash: _, ...data } = JSON.parse(stored) as Record<string, unknown>;
    const event = { position, stream, revision, id, type, data, metadata };
    return { id: String(position), type, data: event };
  });
}

/** Of the whole log, what was recorded about plans. */
async function aboutPlans(): Promise<readonly StreamedEvent[]> {
  return (await onRecord()).filter(({ data }) => planOfStream(String(data['stream'])) !== null);
}

function reportQuarter(achieved: string) {
  const lines = [100, 101].map((line) => ({ line: `number:${line}`, achieved }));
  return offices.capture.send('PUT', `/v1/plans/${PLAN}/quarters/1/progress`, { body: { lines } });
}

describe('the events of the log, as a client hears them', () => {
  it('are all of them, each once, in order and as recorded, and then those that come', async () => {
    const stream = await listen();
    const before = await onRecord();
    expect([...(await stream.until(before.length))]).toStrictEqual(before);
    for (const achieved of ['32', '33']) await reportQuarter(achieved);
    const after = await onRecord();
    expect(after).toHaveLength(before.length + 4);
    expect(await stream.until(after.length)).toStrictEqual(after);
    stream.cut();
  });

  it('go on after the last one that the client had, also in the middle of a command', async () => {
    await reportQuarter('32');
    const all = await onRecord();
    expect(await aboutPlans()).toHaveLength(6);
    for (const [had, event] of all.slice(0, -1).entries()) {
      const stream = await listen(event.id);
      expect(await stream.until(all.length - had - 1)).toStrictEqual(all.slice(had + 1));
      stream.cut();
    }
  });

  it('lose and double nothing over cuts, while others write', async () => {
    const before = (await onRecord()).length;
    const writing = (async () => {
      for (let nth = 1; nth <= 40; nth += 1) await reportQuarter(String(nth));
    })();
    const heard: StreamedEvent[] = [];
    for (let cuts = 1; heard.length < before + 2 * 40; cuts += 1) {
      const stream = await listen(heard.at(-1)?.id);
      const left = before + 2 * 40 - heard.length;
      heard.push(...(await stream.until(Math.min(1 + (cuts % 7), left))));
      stream.cut();
    }
    await writing;
    expect(heard).toStrictEqual(await onRecord());
  });

  it('begin after a position in the address, and Last-Event-ID goes before that', async () => {
    const all = await onRecord();
    const after = `/v1/events?after=${all[1]?.id ?? ''}`;
    const stream = await eventStream(server.url, { token, path: after });
    expect(await stream.until(all.length - 2)).toStrictEqual(all.slice(2));
    const headers = { 'Last-Event-ID': all[2]?.id ?? '' };
    const resumed = await eventStream(server.url, { token, path: after, headers });
    expect(await resumed.until(all.length - 3)).toStrictEqual(all.slice(3));
    for (const each of [stream, resumed]) each.cut();
  });

  it('are refused after a position that the log does not reach, or that is none', async () => {
    const { auditor } = offices;
    const far = await auditor.get('/v1/events', { 'Last-Event-ID': '4000' });
    const wrong = await auditor.get('/v1/events', { 'Last-Event-ID': 'último' });
    for (const { status, body } of [far, wrong]) {
      expect([status, body?.['code']]).toStrictEqual([400, 'request-malformed']);
    }
  });
});

describe('who hears events', () => {
  it('hears of grants and revocations with the whole body in view, and no secret', async () => {
    const { id } = await issuedIn(server.data, { roles: ['reader'], holder: 'de paso' });
    await withTokens(server.data, (tokens) => tokens.revoke({ tokenId: id }, ADMINISTRATOR));
    const stream = await listen();
    const all = await stream.until((await onRecord()).length);
    expect(all.slice(-2)).toMatchObject([
      {
        type: 'TokenGranted',
        data: { stream: 'tokens', data: { tokenId: id, roles: ['reader'] } },
      },
      { type: 'TokenRevoked', data: { metadata: { actor: ADMINISTRATOR }, data: { tokenId: id } } },
    ]);
    expect(JSON.stringify(all)).not.toContain('secretHash');
    stream.cut();
  });

  it('hears those of the plans that the token covers, and no others', async () => {
    await authorizedPlan(offices, '54203');
    await reportQuarter('32');
    const all = await aboutPlans();
    const scope = { branch: '54', program: '542', unit: '54203' };
    token = await tokenIn(server.data, { roles: ['auditor'], holder: 'auditora', scope });
    const stream = await listen();
    const own = all.filter(({ data }) => data['stream'] === 'plan-2021.54203');
    expect(await stream.until(own.length)).toStrictEqual(own);
    await reportQuarter('33');
    const path = '/v1/plans/2021.54203/quarters/1/progress/number:101';
    await offices.capture.send('PUT', path, { body: { achieved: '1' } });
    const last = (await stream.until(own.length + 1)).at(-1);
    expect(last?.data['stream']).toBe('plan-2021.54203');
    stream.cut();
  });

  it('hears the end when the server closes, and goes on where it was on the next one', async () => {
    const before = await onRecord();
    const stream = await listen();
    await stream.until(before.length);
    const ended = stream.toEnd();
    await server.restart();
    expect(await ended).toStrictEqual(before);
    await reportQuarter('32');
    const resumed = await listen(stream.events.at(-1)?.id);
    expect(await resumed.until(2)).toStrictEqual((await onRecord()).slice(before.length));
    resumed.cut();
  });
});
