import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { StoreUnavailable } from '@libro/event-sourcing';
import { openEventStoreDb } from '@libro/event-store';
import { AppendSource, logOf } from '../support/appends';
import { makeCertificate } from '../support/eventstoredb/certificate';
import { startCluster } from '../support/eventstoredb/cluster';
import { startEventStoreDb } from '../support/eventstoredb/server';

async function refusal(url: string): Promise<Error> {
  const opening = openEventStoreDb(url, { deadlineMs: 1_000 });
  return opening.then(
    () => new Error('it was opened'),
    (error: unknown) => error as Error,
  );
}

/** One clear sentence that names the server, and never its password. */
function expectSentence(error: Error, start: string): void {
  expect(error).toBeInstanceOf(StoreUnavailable);
  expect(error.message.slice(0, start.length)).toBe(start);
  expect(error.message).not.toMatch(/secreta|\n/);
}

async function listening(answer: (server: Server) => void): Promise<Server> {
  const other = createServer();
  answer(other);
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  return other;
}

function hostOf(other: Server): string {
  return `127.0.0.1:${(other.address() as AddressInfo).port}`;
}

describe('an EventStoreDB that cannot be used', () => {
  it('behind a port where nobody listens', async () => {
    const other = await listening(() => undefined);
    const host = hostOf(other);
    other.close();
    const error = await refusal(`esdb://libro:secreta@${host}?tls=false`);
    expectSentence(error, `the EventStoreDB at ${host} cannot be reached or does not answer (`);
  });

  it('behind a port that accepts and never answers', async () => {
    const taken: Socket[] = [];
    const other = await listening((each) => each.on('connection', (socket) => taken.push(socket)));
    const host = hostOf(other);
    const error = await refusal(`esdb://${host}?tls=false`);
    expectSentence(error, `the EventStoreDB at ${host} cannot be reached or does not answer (`);
    for (const socket of taken) socket.destroy();
    other.close();
  });

  it('that is something else', async () => {
    const other = await listening((each) =>
      each.on('connection', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    );
    const host = hostOf(other);
    const error = await refusal(`esdb://${host}?tls=false`);
    expectSentence(error, `the EventStoreDB at ${host} cannot be reached or does not answer (`);
    other.close();
  });

  it('that is not ready yet, and can be used once it is', async () => {
    const server = await startEventStoreDb();
    server.faults.next('read', 'not-ready');
    const { host, port } = server.address;
    const start = `the EventStoreDB at ${host}:${port} cannot be reached or does not answer (`;
    expectSentence(await refusal(server.url), start);
    await (await openEventStoreDb(server.url)).close();
    await server.stop();
  });

  it.each(['esdb://', 'eventstore://host', 'esdb://libro:secreta@host:puerto', 'esdb://a?b'])(
    'whose address is %s',
    async (url) => {
      const start = 'the address of the EventStoreDB is not of the form esdb://host:port';
      expectSentence(await refusal(url), start);
    },
  );

  it('of which no node is there', async () => {
    const error = await refusal('esdb://libro:secreta@127.0.0.1:1,127.0.0.1:2?tls=false');
    const start =
      'the EventStoreDB at 127.0.0.1:1,127.0.0.1:2 cannot be reached or does not answer (';
    expectSentence(error, start);
  });

  it('whose authority has no certificate in that file', async () => {
    const error = await refusal('esdb://libro:secreta@127.0.0.1:1?tlsCAFile=/no/hay.pem');
    expectSentence(error, 'the EventStoreDB at 127.0.0.1:1 cannot be reached or does not');
  });
});

describe('an EventStoreDB with TLS and credentials', () => {
  it('is used with those of the address, and refuses others', async () => {
    const tls = makeCertificate();
    const credentials = { username: 'libro', password: 'secreta' };
    const server = await startEventStoreDb({ tls, credentials });
    const store = await openEventStoreDb(server.url);
    const append = new AppendSource().sized(2);
    expect(await store.append('plan-1', 'none', append)).toMatchObject({ revision: 1 });
    expect(await logOf(store)).toHaveLength(2);
    await store.close();
    const { host } = new URL(server.url);
    const start = `the EventStoreDB at ${host} refuses the name or the password (`;
    expectSentence(await refusal(server.url.replace('secreta', 'otra')), start);
    expectSentence(await refusal(server.url.replace('libro:secreta@', '')), start);
    await server.stop();
    tls.remove();
  });
});

describe('a cluster', () => {
  it('is written through its leader, also when another node leads or one is away', async () => {
    const cluster = await startCluster(3);
    const store = await openEventStoreDb(cluster.url, { deadlineMs: 5_000 });
    const appends = new AppendSource();
    await store.append('plan-1', 'none', appends.sized(2));
    cluster.elect(1);
    await store.append('plan-1', 1, appends.sized(1));
    await cluster.nodes[0]?.down();
    await store.append('plan-1', 2, appends.sized(1));
    expect(await store.read('plan-1')).toHaveLength(4);
    expect(await store.verify()).toStrictEqual({ events: 4, problems: [], truncated: false });
    await store.close();
    await cluster.stop();
  });
});
