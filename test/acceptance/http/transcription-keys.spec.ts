import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '@libro/event-store';
import { logOf } from '../../support/appends';
import { eventStream } from '../../support/event-stream';
import { issuedIn } from '../../support/granted-token';
import { officesOf, seen } from '../../support/http-plan';
import type { Offices } from '../../support/http-plan';
import { served } from '../../support/served';
import type { Answer, Client, Served } from '../../support/served';

const SAMPLE = readFileSync(join(__dirname, '../../../samples/poa-2021.txt'));
/** The same sheets, in other bytes. */
const OTHER = Buffer.concat([SAMPLE, Buffer.from('\n')]);
const AT_ONCE = 16;

let server: Served;
let offices: Offices;
beforeEach(async () => {
  server = await served();
  offices = await officesOf(server);
});
afterEach(() => server.close());

interface File {
  readonly body?: Buffer;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function send(client: Client, { body = SAMPLE, key = 'hojas-1', headers }: File = {}) {
  return client.request('POST', '/v1/transcriptions', {
    headers: { 'Content-Type': 'text/plain', 'Idempotency-Key': key, ...headers },
    body,
  });
}

function isReplayed({ headers }: Answer): boolean {
  return headers.get('Idempotency-Replayed') === 'true';
}

/** The types of the events on record, but for those of tokens. */
async function recorded(): Promise<readonly string[]> {
  const store = await openSqliteEventStore(join(server.data, 'events.db'));
  const log = await logOf(store);
  await store.close();
  return log.filter(({ stream }) => stream !== 'tokens').map(({ type }) => type);
}

/** Words one header entry of all plans alike: a finding about the sheets ceases. */
async function nameAlike({ reader, unit }: Offices): Promise<void> {
  const { items } = (await reader.get('/v1/plans')).body as { items: { id: string }[] };
  for (const { id } of items) {
    const { headers } = await reader.get(`/v1/plans/${id}`);
    const told = await unit.send('POST', `/v1/plans/${id}/corrections`, {
      headers: { 'If-Match': String(headers.get('ETag')) },
      body: { field: 'purpose', value: 'Bienestar', reason: 'Se escribe igual en todas' },
    });
    await seen(unit, told.body?.['position']);
  }
}

function findingsIn({ body }: Answer): number {
  const { sheets } = body as { sheets: { findings: number }[] };
  return sheets.reduce((total, { findings }) => total + findings, 0);
}

describe('a file that is sent again under its key', () => {
  it('has one effect and one answer, sent 16 times at once', async () => {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => send(offices.capture)));
    expect(new Set(answers.map(({ status }) => status))).toStrictEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(isReplayed)).toHaveLength(AT_ONCE - 1);
    const requests = (await recorded()).filter((type) => type === 'TranscriptionRequested');
    expect(requests).toHaveLength(1);
  });

  it('is answered as the first time though its findings changed, and after a restart', async () => {
    const { capture } = offices;
    const first = await send(capture);
    expect([first.status, isReplayed(first)]).toStrictEqual([200, false]);
    await nameAlike(offices);
    const anew = await send(capture, { key: 'hojas-2' });
    expect(findingsIn(anew)).toBeLessThan(findingsIn(first));
    const later = await send(capture);
    const events = await recorded();
    await server.restart();
    const restarted = await send(capture);
    expect([later.text, restarted.text]).toStrictEqual([first.text, first.text]);
    expect([later, restarted].map(isReplayed)).toStrictEqual([true, true]);
    expect(await recorded()).toStrictEqual(events);
  });

  it('is refused with other bytes or another name, and nothing is recorded', async () => {
    await send(offices.capture);
    const before = await recorded();
    for (const other of [{ body: OTHER }, { headers: { 'X-File-Name': 'otras.txt' } }]) {
      const { status, body } = await send(offices.capture, other);
      expect([status, body?.['code']]).toStrictEqual([422, 'idempotency-key-reused']);
    }
    expect(await recorded()).toStrictEqual(before);
  });
});

describe('a file under a key', () => {
  it('meets no other holder’s equal key, nor its own key for a plan', async () => {
    const other = await server.client({ roles: ['capture'], holder: 'captura-2' });
    const first = await send(offices.capture);
    const second = await send(other, { body: OTHER });
    expect([first.status, second.status, isReplayed(second)]).toStrictEqual([200, 200, false]);
    const known = (second.body as { sheets: { alreadyKnown: boolean }[] }).sheets;
    expect(new Set(known.map(({ alreadyKnown }) => alreadyKnown))).toStrictEqual(new Set([true]));
    const path = '/v1/plans/2021.54101/quarters/2/progress/number:100';
    const told = await offices.capture.request('PUT', path, {
      headers: { 'Idempotency-Key': 'hojas-1' },
      body: { achieved: '1' },
    });
    expect(told.status).toBe(200);
  });

  it('is refused with If-Match: it has no revision', async () => {
    const { status, body } = await send(offices.capture, { headers: { 'If-Match': '"0"' } });
    expect([status, body?.['code']]).toStrictEqual([400, 'request-malformed']);
    expect(body?.['errors']).toMatchObject([{ header: 'If-Match' }]);
    expect(await recorded()).toStrictEqual([]);
  });

  it('is heard of by who may read the whole body’s events, and by nobody else', async () => {
    await send(offices.capture);
    const whole = (await recorded()).length;
    const listen = async (scope: { unit?: string }) => {
      const { token } = await issuedIn(server.data, { roles: ['auditor'], scope });
      const stream = await eventStream(server.url, { token });
      return stream;
    };
    const all = await listen({});
    await all.readWhile(() => all.events.filter(isPlans).length < whole);
    const heard = all.events.filter(({ type }) => type === 'TranscriptionRequested');
    expect(heard.map(({ data }) => [data['stream'], data['data']])).toMatchObject([
      ['transcription-requests', { file: 'hojas.txt' }],
    ]);
    const narrow = await listen({ unit: '54101' });
    await narrow.readWhile(() => !narrow.events.some(({ type }) => type === 'FormTranscribed'));
    expect(narrow.events.map(({ type }) => type)).not.toContain('TranscriptionRequested');
    for (const stream of [all, narrow]) stream.cut();
  });
});

function isPlans({ data }: { data: Readonly<Record<string, unknown>> }): boolean {
  return data['stream'] !== 'tokens';
}
