import { EventStoreDBClient, START } from '@eventstore/db-client';
import type { AppendResult } from '@eventstore/db-client';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { compile } from '../faults/harness/compiled';
import {
  event,
  events,
  freshStream,
  Heard,
  numbersInAll,
  numbersOf,
  outcomeOf,
  UNARY,
} from '../support/eventstoredb/asked';
import { makeCertificate } from '../support/eventstoredb/certificate';
import { startCluster } from '../support/eventstoredb/cluster';
import { connectionString, startEventStoreDb } from '../support/eventstoredb/server';

const connect = (url: string) => EventStoreDBClient.connectionString(url);
const revisionOf = ({ nextExpectedRevision }: AppendResult) => nextExpectedRevision;
const anew = { expectedRevision: 'no_stream', ...UNARY } as const;
const stream = freshStream();

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

/** Ends with its test, however that ends. */
async function started<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  running.push(server);
  return server;
}

/** Asks until it is answered: a client notices only by an error that its server was away. */
async function answered(ask: () => Promise<unknown>): Promise<unknown> {
  const answer = await ask();
  return answer === 'unavailable' ? answered(ask) : answer;
}

function appended(client: EventStoreDBClient, n: number): Promise<unknown> {
  const append = () => client.appendToStream(stream, event(n), UNARY);
  return answered(() => outcomeOf(append(), revisionOf));
}

describe('a server that is restarted', () => {
  it('has its events, and knows a repeat by its revision but not by its ids alone', async () => {
    const server = await started(startEventStoreDb());
    const client = connect(server.url);
    const first = events(2);
    await client.appendToStream(stream, first, anew);
    await client.appendToStream(stream, event(2), UNARY);
    expect(await outcomeOf(client.appendToStream(stream, first, UNARY), revisionOf)).toBe(1n);
    const heard = new Heard(client.subscribeToStream(stream, { fromRevision: START }));
    await heard.until(5);
    await server.restart();
    expect(await heard.until(6)).toStrictEqual([
      ...['confirmation', 0, 1, 2, 'caughtUp', 'unavailable'],
    ]);
    const again = () => outcomeOf(client.appendToStream(stream, first, anew), revisionOf);
    expect(await answered(again)).toBe(1n);
    expect(await outcomeOf(client.appendToStream(stream, first, UNARY), revisionOf)).toBe(4n);
    expect(await numbersOf(client.readStream(stream))).toStrictEqual([0, 1, 2, 0, 1]);
  });

  it('answers nobody meanwhile, and loses what was under way', async () => {
    const server = await started(startEventStoreDb());
    const client = connect(server.url);
    server.faults.next('append', 'freeze');
    const frozen = outcomeOf(client.appendToStream(stream, event(0), anew), revisionOf);
    while (server.faults.frozen('append') === 0) await new Promise(setImmediate);
    const asked: unknown[] = [];
    const meanwhile = async () => {
      asked.push(await frozen, await numbersOf(connect(server.url).readStream(stream)));
    };
    await server.restart({ meanwhile });
    expect(asked).toStrictEqual(['unavailable', 'unavailable']);
    expect(await numbersOf(client.readStream(stream))).toBe('stream-not-found');
  });

  it('can come back without its last events, or without any', async () => {
    const server = await started(startEventStoreDb());
    const client = connect(server.url);
    const other = freshStream();
    await client.appendToStream(stream, events(3), anew);
    await client.appendToStream(other, events(2), anew);
    await client.tombstoneStream(other);
    await server.restart({ forget: 3 });
    expect(await appended(client, 3)).toBe(3n);
    expect(await numbersOf(client.readStream(other))).toBe('stream-not-found');
    expect(await numbersInAll(client, stream)).toStrictEqual([0, 1, 2, 3]);
    await server.restart({ forget: Infinity });
    const read = () => numbersOf(client.readStream(stream));
    expect(await answered(read)).toBe('stream-not-found');
  });

  it('can cut every connection and stay', async () => {
    const server = await started(startEventStoreDb());
    const client = connect(server.url);
    const heard = new Heard(client.subscribeToStream(stream, { fromRevision: START }));
    await heard.until(2);
    server.cutConnections();
    expect((await heard.until(3)).at(-1)).toBe('unavailable');
    expect(await appended(client, 0)).toBe(0n);
  });
});

describe('a server that asks who it is', () => {
  const credentials = { username: 'libro', password: 'secreta: ñ@' };
  const tls = makeCertificate();
  afterAll(() => tls.remove());

  it('lets in over TLS who shows the right credentials', async () => {
    const server = await started(startEventStoreDb({ tls, credentials }));
    const client = connect(server.url);
    expect(await outcomeOf(client.appendToStream(stream, events(2)), revisionOf)).toBe(1n);
    const own = client.appendToStream(stream, event(2), { credentials });
    expect(await outcomeOf(own, revisionOf)).toBe(2n);
    expect(await numbersOf(client.readStream(stream))).toStrictEqual([0, 1, 2]);
  });

  it.each([
    ['wrong ones', { credentials: { username: 'libro', password: 'otra' } }, 16],
    ['none', {}, 7],
  ])('refuses who shows %s', async (_, shown, code) => {
    const server = await started(startEventStoreDb({ tls, credentials }));
    const client = connect(connectionString([server], { tls, ...shown }));
    const refused = { type: 'access-denied', code };
    await expect(client.appendToStream(stream, event(0), shown)).rejects.toMatchObject({
      ...{ type: 'access-denied' },
    });
    await expect(client.deleteStream(stream)).rejects.toMatchObject(refused);
    expect(await numbersOf(client.readStream(stream))).toBe('access-denied');
    const heard = new Heard(client.subscribeToStream(stream, { fromRevision: START }));
    expect(await heard.until(1)).toStrictEqual(['access-denied']);
    const right = connect(server.url);
    expect(await numbersOf(right.readStream(stream))).toBe('stream-not-found');
  });

  it('takes no connection without TLS, nor one that does not know its authority', async () => {
    const server = await started(startEventStoreDb({ tls }));
    const host = `localhost:${server.address.port}`;
    const plain = connect(`esdb://${host}?tls=false`);
    expect(await numbersOf(plain.readStream(stream))).toBe('unavailable');
    const unknown = connect(`esdb://${host}?tls=true`);
    expect(await numbersOf(unknown.readStream(stream))).toBe('unavailable');
  });
});

describe('a cluster', () => {
  it('is found by any of its nodes, and goes on with another leader', async () => {
    const cluster = await started(startCluster(3));
    const [first, second] = cluster.nodes;
    const client = connect(cluster.url);
    await client.appendToStream(stream, event(0), anew);
    first?.faults.next('append', 'not-ready');
    expect(await outcomeOf(client.appendToStream(stream, event(1), UNARY), revisionOf)).toBe(
      'unavailable',
    );
    await first?.down();
    cluster.elect(1);
    expect(await appended(client, 1)).toBe(1n);
    second?.faults.next('read', 'not-ready');
    expect(await numbersOf(client.readStream(stream))).toBe('unavailable');
    expect(second?.faults.happened('read', 'not-ready')).toBe(1);
    expect(await numbersOf(client.readStream(stream))).toStrictEqual([0, 1]);
  });

  it('has followers that name the leader to who requires it', async () => {
    const cluster = await started(startCluster(2));
    const [leader, follower] = cluster.nodes;
    const client = connect(follower?.url ?? '');
    const read = () => numbersOf(client.readStream(stream, { requiresLeader: true }));
    expect(await read()).toBe('not-leader');
    leader?.faults.next('read', 'not-ready');
    expect(await read()).toBe('unavailable');
    expect(leader?.faults.happened('read', 'not-ready')).toBe(1);
  });
});

it('serves as a program of its own', async () => {
  const compiled = compile(['test/support/eventstoredb']);
  const program = compiled.program('test/support/eventstoredb/serve.ts');
  const child = spawn(process.execPath, [program], { env: compiled.env });
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  const client = connect(String(url).trim());
  expect(await outcomeOf(client.appendToStream(stream, event(0), anew), revisionOf)).toBe(0n);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toStrictEqual([0, null]);
  compiled.remove();
});
