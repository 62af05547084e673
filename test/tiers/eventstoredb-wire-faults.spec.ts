import { EventStoreDBClient, NO_STREAM, START } from '@eventstore/db-client';
import type { EventData } from '@eventstore/db-client';
import {
  event,
  events,
  freshStream,
  Heard,
  numbersOf,
  outcomeOf,
  UNARY,
} from '../support/eventstoredb/asked';
import { startEventStoreDb } from '../support/eventstoredb/server';
import type { EventStoreDb } from '../support/eventstoredb/server';

let server: EventStoreDb;
let client: EventStoreDBClient;
let stream: string;
beforeEach(async () => {
  server = await startEventStoreDb();
  client = EventStoreDBClient.connectionString(server.url);
  stream = freshStream();
});
afterEach(async () => {
  await client.dispose();
  await server.stop();
});

function append(written: EventData | EventData[], how: object = {}): Promise<unknown> {
  const appended = client.appendToStream(stream, written, {
    ...{ expectedRevision: NO_STREAM, ...UNARY, ...how },
  });
  return outcomeOf(appended, () => 'written');
}

const read = () => numbersOf(client.readStream(stream));

/** Sends the same append until its outcome is known. @returns what each was answered */
async function untilKnown(written: EventData | EventData[]): Promise<readonly unknown[]> {
  const answer = await append(written);
  return answer === 'unavailable' ? [answer, ...(await untilKnown(written))] : [answer];
}

describe('an append', () => {
  it('that is dropped wrote nothing; the same again does', async () => {
    server.faults.next('append', 'drop');
    const written = events(2);
    expect(await append(written)).toBe('unavailable');
    expect(server.faults.happened('append', 'drop')).toBe(1);
    expect(await read()).toBe('stream-not-found');
    expect(await append(written)).toBe('written');
    expect(await read()).toStrictEqual([0, 1]);
  });

  it('that is dropped after it was written stands once, however often it is sent', async () => {
    server.faults.next('append', 'write-and-drop', { times: 3 });
    const answers = await untilKnown(events(2));
    expect(answers).toStrictEqual(['unavailable', 'unavailable', 'unavailable', 'written']);
    expect(server.faults.happened('append', 'write-and-drop')).toBe(3);
    expect(await read()).toStrictEqual([0, 1]);
  });

  it('that is dropped in the shared batch is known by its error as well', async () => {
    await append(event(0));
    server.faults.next('append', 'write-and-drop');
    const batched = client.appendToStream(stream, event(1), { expectedRevision: 0n });
    expect(await outcomeOf(batched, () => 'written')).toBe('unavailable');
    expect(server.faults.happened('append', 'write-and-drop')).toBe(1);
    expect(await read()).toStrictEqual([0, 1]);
  });

  it('lands after nobody waits for it any more', async () => {
    server.faults.next('append', 'write-late', { ms: 400 });
    const written = event(0);
    expect(await append(written, { deadline: 100 })).toBe('deadline-exceeded');
    const subscription = client.subscribeToStream(stream, { fromRevision: START });
    const heard = new Heard(subscription);
    expect(await heard.until(3)).toContain(0);
    expect(server.faults.happened('append', 'write-late')).toBe(1);
    expect(await append(written)).toBe('written');
    expect(await read()).toStrictEqual([0]);
  });

  it('that is frozen is neither written nor answered before it is thawed', async () => {
    server.faults.next('append', 'freeze', { times: Infinity });
    const [first, second] = [append(event(0), { deadline: 200 }), append(event(1))];
    expect(await first).toBe('deadline-exceeded');
    expect([await read(), server.faults.frozen('append')]).toStrictEqual(['stream-not-found', 2]);
    server.faults.thaw('append');
    expect(await second).toBe('wrong-expected-version');
    expect(await read()).toStrictEqual([0]);
    expect(server.faults.happened('append', 'freeze')).toBe(2);
  });

  it('is refused while the server is not ready, and taken by the same client after', async () => {
    server.faults.next('append', 'not-ready', { times: 2 });
    expect(await untilKnown(event(0))).toStrictEqual(['unavailable', 'unavailable', 'written']);
    expect(server.faults.happened('append', 'not-ready')).toBe(2);
  });

  it('goes wrong in the order that the test says', async () => {
    server.faults.next('append', 'drop', { after: 1 });
    server.faults.next('append', 'not-ready', { after: 1 });
    const answers: unknown[] = [];
    for (let count = 0; count < 5; count += 1) {
      stream = freshStream();
      answers.push(await append(event(0)));
    }
    expect(answers).toStrictEqual([
      ...['written', 'unavailable', 'written', 'unavailable', 'written'],
    ]);
  });
});

describe('a deletion', () => {
  it('that is dropped after it was done is done', async () => {
    await append(event(0));
    server.faults.next('delete', 'write-and-drop');
    expect(await outcomeOf(client.deleteStream(stream), () => 'done')).toBe('unavailable');
    expect(server.faults.happened('delete', 'write-and-drop')).toBe(1);
    expect(await read()).toBe('stream-not-found');
  });
});

describe('a read', () => {
  beforeEach(async () => {
    await append(events(5));
  });

  it.each([
    ['twice', [0, 1, 2, 2, 3, 4]],
    ['swap', [0, 1, 3, 2, 4]],
    ['leave-out', [0, 1, 3, 4]],
    ['error', 'unavailable'],
    ['drop', 'unavailable'],
  ] as const)('gives its events wrongly: %s', async (fault, expected) => {
    server.faults.next('read-event', fault, { after: 2 });
    expect(await read()).toStrictEqual(expected);
    expect(server.faults.happened('read-event', fault)).toBe(1);
    expect(await read()).toStrictEqual([0, 1, 2, 3, 4]);
  });

  it.each(['not-ready', 'drop'] as const)('does not begin: %s', async (fault) => {
    server.faults.next('read', fault);
    expect(await read()).toBe('unavailable');
    expect(server.faults.happened('read', fault)).toBe(1);
    expect(await read()).toStrictEqual([0, 1, 2, 3, 4]);
  });

  it.each(['read', 'read-event'] as const)('stalls while it is frozen: %s', async (operation) => {
    server.faults.next(operation, 'freeze');
    const stalled = read();
    while (server.faults.frozen(operation) === 0) await new Promise(setImmediate);
    server.faults.thaw(operation);
    expect(await stalled).toStrictEqual([0, 1, 2, 3, 4]);
    expect(server.faults.happened(operation, 'freeze')).toBe(1);
  });
});

describe('a subscription', () => {
  it.each([
    ['twice', [0, 1, 1, 2, 'caughtUp', 3]],
    ['swap', [0, 2, 1, 'caughtUp', 3]],
    ['leave-out', [0, 2, 'caughtUp', 3]],
    ['error', [0, 'unavailable']],
  ] as const)('brings its events wrongly: %s', async (fault, expected) => {
    await append(events(3));
    server.faults.next('subscribe-event', fault, { after: 1 });
    const heard = new Heard(client.subscribeToStream(stream, { fromRevision: START }));
    if (expected.at(-1) === 3) {
      await heard.until(expected.length);
      await client.appendToStream(stream, event(3), UNARY);
    }
    expect((await heard.until(expected.length + 1)).slice(1)).toStrictEqual(expected);
    expect(server.faults.happened('subscribe-event', fault)).toBe(1);
    const anew = new Heard(client.subscribeToStream(stream, { fromRevision: 0n }));
    expect((await anew.until(4)).slice(1, 3)).toStrictEqual([1, 2]);
  });

  it('is cut with its connection; another goes on', async () => {
    await append(events(3));
    server.faults.next('subscribe-event', 'drop', { after: 2 });
    const heard = new Heard(client.subscribeToStream(stream, { fromRevision: START }));
    // What was sent before a reset may be lost with it.
    for (let count = 1; heard.all.at(-1) !== 'unavailable'; count += 1) await heard.until(count);
    expect(heard.all).not.toContain(2);
    expect(server.faults.happened('subscribe-event', 'drop')).toBe(1);
    const anew = new Heard(client.subscribeToStream(stream, { fromRevision: 1n }));
    expect(await anew.until(3)).toStrictEqual(['confirmation', 2, 'caughtUp']);
  });

  it.each(['not-ready', 'drop'] as const)('does not begin: %s', async (fault) => {
    server.faults.next('subscribe', fault);
    const heard = new Heard(client.subscribeToStream(stream, { fromRevision: START }));
    expect(await heard.until(1)).toStrictEqual(['unavailable']);
    expect(server.faults.happened('subscribe', fault)).toBe(1);
  });
});
