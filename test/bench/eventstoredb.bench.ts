import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import type { EventData } from '@eventstore/db-client';
import { canonicalJson, timeOrderedIds } from '@libro/event-sourcing';
import { openEventStoreDb } from '@libro/event-store';
import { seconds } from './measure';
import { singleAppends } from './postgres.bench';
import type { Append } from './postgres.bench';

const APPENDS = 2_000;
const CALLERS = 16;
/** The client shows credentials with each append here as there: then it is a call of its own. */
const UNARY = { credentials: { username: 'admin', password: 'changeit' } };
const UTF_8 = new TextEncoder();

/** Per second, by the ledger's adapter and by the bare client, over the same server. */
export interface EventStoreDbRun {
  readonly append: { readonly adapter: number; readonly bare: number };
  readonly read: { readonly adapter: number; readonly bare: number };
}

/** Appends of one event each, then reads of all of them, in turns with the bare client. */
export async function eventStoreDbRun(): Promise<EventStoreDbRun> {
  const { url, stop } = await serverApart();
  const store = await openEventStoreDb(url);
  const client = EventStoreDBClient.connectionString(url);
  const byAdapter = (round: number) =>
    rateOf(round, (stream, i, append) =>
      store.append(`plan-${stream}`, i === 0 ? 'none' : i - 1, append),
    );
  const byClient = (round: number) =>
    rateOf(round, (stream, i, append) =>
      client.appendToStream(`bare-${stream}`, append.events.map(bareEvent), {
        expectedRevision: i === 0 ? NO_STREAM : BigInt(i - 1),
        ...UNARY,
      }),
    );
  // What is slow at first, here and in the server, is not what is measured.
  for (const send of [byAdapter, byClient]) await send(0);
  const append = { adapter: await byAdapter(1), bare: await byClient(1) };
  const warm = async () => [await readByClient(client), await readByAdapter(store)];
  await warm();
  const read = { bare: await readByClient(client), adapter: await readByAdapter(store) };
  await store.close();
  await client.dispose();
  await stop();
  return { append, read };
}

/** Callers that each append to a stream of their own, one event after another; each round anew. */
async function rateOf(
  round: number,
  send: (stream: number, nth: number, append: Append) => Promise<unknown>,
): Promise<number> {
  const queues = Array.from({ length: CALLERS }, (_, caller) => {
    const stream = round * CALLERS + caller;
    return { stream, queue: singleAppends(stream, APPENDS / CALLERS) };
  });
  const taken = await seconds(() =>
    Promise.all(
      queues.map(async ({ stream, queue }) => {
        for (const [i, append] of queue.entries()) await send(stream, i, append);
      }),
    ),
  );
  return APPENDS / taken;
}

function bareEvent({ type, data, metadata }: Append['events'][number]): EventData {
  return {
    id: timeOrderedIds.next(),
    contentType: 'application/octet-stream',
    type,
    data: UTF_8.encode(data),
    metadata: UTF_8.encode(canonicalJson(metadata)),
  };
}

/** Events per second of all that is there. */
async function readByClient(client: EventStoreDBClient): Promise<number> {
  let events = 0;
  const taken = await seconds(async () => {
    for await (const { event } of client.readAll()) events += event === undefined ? 0 : 1;
  });
  return events / taken;
}

/** Events per second; it passes by those that are not the ledger's, which it reads, too. */
async function readByAdapter(store: Awaited<ReturnType<typeof openEventStoreDb>>): Promise<number> {
  let events = 0;
  const taken = await seconds(async () => {
    for await (const batch of store.follow({ after: 0, live: false })) events += batch.length;
  });
  return (2 * events) / taken;
}

/** The tests' server in a process of its own. */
async function serverApart() {
  const program = join(__dirname, '../support/eventstoredb/serve.js');
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { url: line.trim(), stop };
}
