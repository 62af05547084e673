import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { EventStore } from '@libro/event-sourcing';
import { openEventStoreDb } from '@libro/event-store';
import { AppendSource, logOf } from '../support/appends';
import { startEventStoreDb } from '../support/eventstoredb/server';
import type { EventStoreDb } from '../support/eventstoredb/server';

type Opened = Awaited<ReturnType<typeof openEventStoreDb>>;

let server: EventStoreDb;
let store: EventStore;
let appends: AppendSource;
let opened: Opened[];
beforeEach(async () => {
  server = await startEventStoreDb();
  opened = [];
  store = await open();
  appends = new AppendSource();
});
afterEach(async () => {
  for (const each of opened) await each.close();
  await server.stop();
});

/** Another process, as it were. */
async function open(): Promise<Opened> {
  const each = await openEventStoreDb(server.url, { deadlineMs: 1_000, pollMs: 20 });
  opened.push(each);
  return each;
}

describe('a stream that somebody changed in EventStoreDB itself', () => {
  let client: EventStoreDBClient;
  beforeEach(async () => {
    client = EventStoreDBClient.connectionString(server.url);
    for (let i = 0; i < 3; i += 1)
      await store.append('plan-1', i === 0 ? 'none' : i - 1, appends.sized(1));
  });
  afterEach(() => client.dispose());

  const reread = async () => (await open()).read('plan-1');

  it('is named where it was truncated', async () => {
    await client.setStreamMetadata('libro-plan-1', { truncateBefore: 2 });
    await expect(reread()).rejects.toThrow('stream plan-1 lacks revision 0');
  });

  it('is named where it was cut off whole', async () => {
    await client.setStreamMetadata('libro-plan-1', { truncateBefore: 3 });
    await expect(reread()).rejects.toThrow('the stream libro-plan-1 was deleted in EventStoreDB');
  });

  it.each([
    ['truncated', () => client.setStreamMetadata('libro-plan-1', { truncateBefore: 2 })],
    ['cut off whole', () => client.setStreamMetadata('libro-plan-1', { truncateBefore: 3 })],
    ['deleted', () => client.deleteStream('libro-plan-1')],
  ])('is found by a check where it was %s', async (_, change) => {
    const { position } = (await logOf(store))[0] ?? {};
    await change();
    const detail = 'stream plan-1 was truncated or deleted in EventStoreDB';
    const { problems } = await (await open()).verify();
    expect(problems).toStrictEqual([{ code: 'revision-gap', position, detail }]);
  });

  it('is named where it was deleted, and not begun anew', async () => {
    await client.deleteStream('libro-plan-1');
    const fresh = await open();
    const said = 'the stream libro-plan-1 was deleted in EventStoreDB';
    await expect(fresh.read('plan-1')).rejects.toThrow(said);
    await expect(fresh.append('plan-1', 'none', appends.sized(1))).rejects.toThrow(said);
  });

  it('is named where it was tombstoned', async () => {
    await client.tombstoneStream('libro-plan-1');
    await expect(reread()).rejects.toThrow('the stream libro-plan-1 was deleted in EventStoreDB');
  });

  it('is named where it holds an event of another program', async () => {
    await client.appendToStream('libro-plan-1', jsonEvent({ type: 'Ajeno', data: {} }));
    const said = 'an event Ajeno of another program stands in libro-plan-1';
    await expect(reread()).rejects.toThrow(said);
    await expect(logOf(store)).rejects.toThrow(said);
    const { problems } = await (await open()).verify();
    expect(problems.map(({ code }) => code)).toStrictEqual(['metadata-malformed']);
  });

  it('goes on beside streams of other programs', async () => {
    await client.appendToStream('otro-1', [jsonEvent({ type: 'Ajeno', data: {} })]);
    await store.append('plan-1', 2, appends.sized(1));
    expect(await logOf(store)).toHaveLength(4);
  });
});

describe('a log that ends before its reader', () => {
  it('stops it with the position named', async () => {
    const { position } = await store.append('plan-1', 'none', appends.sized(2));
    await server.restart({ forget: Infinity });
    await store.append('plan-2', 'none', appends.sized(1)).catch(() => undefined);
    const said = `the log is broken at position ${position}: a reader stands there`;
    await expect(logOf(store, position)).rejects.toThrow(said);
  });
});
