import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { StoreUnavailable } from '@libro/event-sourcing';
import { openPostgresEventStore, UnusableDatabase } from '@libro/event-store';
import { AppendSource } from '../support/appends';
import { PostgresServer } from '../support/postgres-server';

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

async function refusal(url: string): Promise<Error> {
  const opening = openPostgresEventStore(url, { deadlineMs: 1_000 });
  return opening.then(
    () => new Error('it was opened'),
    (error: unknown) => error as Error,
  );
}

/** One clear sentence that names the database, and never its password. */
function expectSentence(error: Error, start: string): void {
  expect(error).toBeInstanceOf(StoreUnavailable);
  expect(error.message.slice(0, start.length)).toBe(start);
  expect(error.message).not.toMatch(/secreta|\n/);
}

function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

async function listening(answer: (server: Server) => void): Promise<Server> {
  const other = createServer();
  answer(other);
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  return other;
}

function urlOf(other: Server): string {
  const { port } = other.address() as AddressInfo;
  return `postgres://libro:secreta@127.0.0.1:${port}/libro`;
}

describe('a database that cannot be used', () => {
  it('with another password', async () => {
    const url = server.url('postgres', 'libro_owner', 'secreta no es');
    const start = `the database ${nameOf(url)} refuses the name or the password (28P01: `;
    expectSentence(await refusal(url), start);
  });

  it('that is not there', async () => {
    const url = server.url('no_hay');
    const error = await refusal(url);
    expectSentence(error, `${nameOf(url)} is left untouched: database "no_hay" does not exist`);
    expect(error).toMatchObject({ fault: 'no-database' });
  });

  it('behind a port where nobody listens', async () => {
    const other = await listening(() => undefined);
    const url = urlOf(other);
    other.close();
    expectSentence(await refusal(url), `the database ${nameOf(url)} cannot be reached (`);
  });

  it('behind a port that accepts and never answers', async () => {
    const other = await listening((each) => each.on('connection', (socket) => socket.resume()));
    const url = urlOf(other);
    expectSentence(await refusal(url), `the database ${nameOf(url)} cannot be reached (`);
    other.close();
  });

  it('that is no PostgreSQL', async () => {
    const other = await listening((each) =>
      each.on('connection', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    );
    const url = urlOf(other);
    expectSentence(await refusal(url), `the database ${nameOf(url)} cannot be reached (`);
    other.close();
  });

  it.each([
    ['another version', 'other-version', 'UPDATE libro.log_version SET version = 2'],
    ['tables of others', 'other-version', 'DROP TABLE libro.log_version'],
  ])('with %s, which stay as they are', async (_, fault, statement) => {
    const url = await server.createDatabase();
    const store = await openPostgresEventStore(url);
    await store.append('plan-1', 'none', new AppendSource().sized(1));
    await store.close();
    await server.asOwner(statement, new URL(url).pathname.slice(1));
    const error = await refusal(url);
    expect(error).toBeInstanceOf(UnusableDatabase);
    expect(error).toMatchObject({ file: nameOf(url), fault });
    const count = await server.asOwner(
      'SELECT 1 FROM libro.events',
      new URL(url).pathname.slice(1),
    );
    expect(count).toBe(1);
  });

  it('that does not keep what it acknowledges', async () => {
    const url = await server.createDatabase();
    const name = new URL(url).pathname.slice(1);
    await server.asOwner(`ALTER DATABASE ${name} SET synchronous_commit = off`);
    expectSentence(await refusal(url), `the database ${nameOf(url)} cannot promise durability: `);
  });

  it('whose texts are not UTF-8', async () => {
    const how = "ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0";
    await server.asOwner(`CREATE DATABASE latin ${how}`);
    const error = await refusal(server.url('latin'));
    expect(error).toMatchObject({ fault: 'foreign' });
  });
});

describe('a new database', () => {
  it('is made once by many who open it at once', async () => {
    const url = await server.createDatabase();
    const stores = await Promise.all(Array.from({ length: 8 }, () => openPostgresEventStore(url)));
    const appends = new AppendSource();
    for (const [i, store] of stores.entries()) {
      const { position } = await store.append(`plan-${i}`, 'none', appends.sized(1));
      expect(position).toBe(i + 1);
    }
    await Promise.all(stores.map((store) => store.close()));
  });
});

describe('a lock that another process holds', () => {
  it('ends an append after the deadline, and the next one goes through', async () => {
    const url = await server.createDatabase();
    const store = await openPostgresEventStore(url, { deadlineMs: 300 });
    const appends = new AppendSource();
    const append = appends.sized(1);
    const release = await server.holdHead(url);
    const error: unknown = await store
      .append('plan-1', 'none', append)
      .catch((each: unknown) => each);
    expectSentence(
      error as Error,
      `the database ${nameOf(url)} is held by another process for too long`,
    );
    await release();
    expect(await store.append('plan-1', 'none', append)).toMatchObject({
      repeated: false,
      position: 1,
    });
    await store.close();
  });
});
