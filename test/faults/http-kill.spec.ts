import { openSqliteEventStore } from '@libro/event-store';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { logOf } from '../support/appends';
import { authorizedPlan, officesOf, PLAN } from '../support/http-plan';
import type { Answer, Client } from '../support/served';
import { tempFolder, type TempFolder } from '../support/temp-folder';
import type { Granted } from '../support/granted-token';
import { apiChild, type ApiChild, clientIn } from './harness/api-child';
import { Random } from './harness/random';

const ROUNDS = 12;
const AT_ONCE = 16;
/** Whole milliseconds within which a kill comes: shorter than most bursts take. */
const LATEST_KILL_MS = 40;

let folder: TempFolder;
let data: string;
let server: ApiChild;
beforeAll(async () => {
  folder = tempFolder();
  data = folder.file('data');
  server = await apiChild(data);
});
afterAll(async () => {
  await server.child.kill();
  folder.remove();
});

function client(granted: Granted): Promise<Client> {
  return clientIn(data, { ...granted, at: () => server.url });
}

describe('kill -9 of the server while one key is sent 16 times at once', () => {
  const chance = new Random(4);
  const tally = { answered: 0, cutBeforeTheEffect: 0, cutAfterTheEffect: 0 };

  function report(capture: Client, round: number, achieved = String(round)): Promise<Answer> {
    return capture.request('PUT', `/v1/plans/${PLAN}/quarters/1/progress/number:101`, {
      headers: { 'Idempotency-Key': `round-${round}` },
      body: { achieved },
    });
  }

  /** The answers that arrived before the kill. */
  async function burst(capture: Client, round: number): Promise<readonly Answer[]> {
    const sent = Array.from({ length: AT_ONCE }, () => report(capture, round));
    const all = Promise.allSettled(sent);
    await pause(chance.below(LATEST_KILL_MS));
    expect(await server.child.kill()).toMatchObject({ signal: 'SIGKILL', stderr: '' });
    return (await all).flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  }

  async function round(capture: Client, nth: number): Promise<void> {
    const before = await burst(capture, nth);
    tally.answered += before.length;
    server = await apiChild(data);
    const after = await Promise.all(Array.from({ length: AT_ONCE }, () => report(capture, nth)));
    const answers = [...before, ...after];
    expect(new Set(answers.map(({ status }) => status))).toStrictEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const replayed = after.filter(({ headers }) => headers.has('Idempotency-Replayed')).length;
    expect(replayed).toBeGreaterThanOrEqual(AT_ONCE - 1);
    const cut = AT_ONCE - before.length;
    if (replayed === AT_ONCE) tally.cutAfterTheEffect += cut;
    else tally.cutBeforeTheEffect += cut;
    const other = await report(capture, nth, String(nth + 1));
    expect([other.status, other.body?.['code']]).toStrictEqual([422, 'idempotency-key-reused']);
  }

  it('has one effect, one answer, and refuses another body', async () => {
    const offices = await officesOf({ client });
    await authorizedPlan(offices);
    for (let nth = 1; nth <= ROUNDS; nth += 1) await round(offices.capture, nth);
    await server.child.kill();
    const store = await openSqliteEventStore(join(data, 'events.db'));
    const reports = (await logOf(store)).filter(({ type }) => type === 'ProgressReported');
    const achieved = reports.map(
      (each) => (JSON.parse(each.data) as { achieved: string }).achieved,
    );
    expect(achieved).toStrictEqual(Array.from({ length: ROUNDS }, (_, i) => String(i + 1)));
    expect((await store.verify()).problems).toStrictEqual([]);
    await store.close();
    process.stdout.write(`kill -9 of the server: ${JSON.stringify(tally)}\n`);
    // What a client must not double: its command took effect, and it was not told.
    expect(tally.cutAfterTheEffect).toBeGreaterThan(0);
  });
});
