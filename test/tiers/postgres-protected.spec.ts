import { LogBroken } from '@libro/event-sourcing';
import type { EventStore } from '@libro/event-sourcing';
import { openPostgresEventStore, preparePostgresLog } from '@libro/event-store';
import { AppendSource, logOf } from '../support/appends';
import { PostgresServer } from '../support/postgres-server';

const APP = 'libro_app';
const CHANGES = [
  "UPDATE libro.events SET data = '{}'",
  'DELETE FROM libro.events',
  'TRUNCATE libro.events',
  'UPDATE libro.head SET position = 0',
  'DELETE FROM libro.head',
  'TRUNCATE libro.head',
];

let server: PostgresServer;
let url: string;
let store: EventStore;
let appends: AppendSource;
beforeAll(async () => {
  server = await PostgresServer.start();
  await server.asOwner(`CREATE ROLE ${APP} LOGIN PASSWORD 'de la app'`);
});
afterAll(() => server.stop());
beforeEach(async () => {
  url = await server.createDatabase();
  await preparePostgresLog(url, APP);
  store = await openPostgresEventStore(asApp(url));
  appends = new AppendSource();
  await store.append('plan-1', 'none', appends.sized(3));
  await store.append('plan-2', 'none', appends.sized(2));
});
afterEach(() => store.close());

function asApp(address: string): string {
  return server.url(new URL(address).pathname.slice(1), APP, 'de la app');
}

function database(): string {
  return new URL(url).pathname.slice(1);
}

/** As someone who owns the tables and means to break them. */
async function broken(statement: string): Promise<void> {
  const off = 'ALTER TABLE libro.events DISABLE TRIGGER ALL';
  await server.asOwner(`${off}; ${statement}`, database());
}

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'not refused',
    (error: unknown) => error,
  );
}

describe('what is on record', () => {
  it.each(CHANGES)('the program’s own role may not change: %s', async (statement) => {
    const before = await logOf(store);
    const refused = await refusalOf(server.as(asApp(url), statement));
    expect(refused).toMatchObject({
      code: statement.startsWith('UPDATE libro.head') ? 'P0001' : '42501',
    });
    expect(await logOf(store)).toStrictEqual(before);
  });

  it.each(CHANGES)('its owner changes only on purpose: %s', async (statement) => {
    const before = await logOf(store);
    const refused = await refusalOf(server.asOwner(statement, database()));
    expect(refused).toMatchObject({ code: 'P0001', message: 'the log only grows' });
    expect(await logOf(store)).toStrictEqual(before);
  });
});

describe('a log that someone broke', () => {
  it.each([
    ['lost an event', 'DELETE FROM libro.events WHERE position = 2', 2],
    ['lost a whole append', "DELETE FROM libro.events WHERE stream = 'plan-1'", 1],
    ['lost its end', "DELETE FROM libro.events WHERE stream = 'plan-2'", 5],
    [
      'ends inside an append',
      'DELETE FROM libro.events WHERE position = 5; UPDATE libro.head SET position = 4',
      4,
    ],
    [
      'has two events in each other’s place',
      `UPDATE libro.events SET revision = 7 WHERE position = 1`,
      1,
    ],
    [
      'has an event of another append',
      `UPDATE libro.events SET metadata = replace(metadata, '"index":1', '"index":0')
       WHERE position = 2`,
      2,
    ],
    ['has metadata that is none', `UPDATE libro.events SET metadata = 'x' WHERE position = 3`, 3],
  ])('that %s is not read over', async (_, statement, position) => {
    await broken(`ALTER TABLE libro.head DISABLE TRIGGER ALL; ${statement}`);
    const error = await refusalOf(logOf(store));
    expect(error).toBeInstanceOf(LogBroken);
    expect(error).toMatchObject({ position });
  });

  it.each([
    ['lost its end', "DELETE FROM libro.events WHERE stream = 'plan-2'"],
    [
      'ends inside an append',
      'DELETE FROM libro.events WHERE position = 5; UPDATE libro.head SET position = 4',
    ],
  ])('that %s takes no append of another process', async (_, statement) => {
    await broken(`ALTER TABLE libro.head DISABLE TRIGGER ALL; ${statement}`);
    const other = await openPostgresEventStore(url);
    await expect(other.append('plan-3', 'none', appends.sized(1))).rejects.toThrow(LogBroken);
    await other.close();
  });

  it('is noticed by a reader who is ahead of it', async () => {
    await expect(logOf(store, 6)).rejects.toThrow(LogBroken);
  });
});

describe('an event id that stands in the log already', () => {
  it('is the fault of its append alone', async () => {
    const [taken] = await store.read('plan-1');
    const good = [appends.sized(1), appends.sized(2)];
    const bad = appends.sized(1);
    const events = bad.events.map((event) => ({ ...event, id: taken?.id ?? '' }));
    const answers = await Promise.allSettled([
      store.append('plan-3', 'none', good[0] ?? bad),
      store.append('plan-4', 'none', { ...bad, events }),
      store.append('plan-5', 'none', good[1] ?? bad),
    ]);
    expect(answers.map(({ status }) => status)).toStrictEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await store.read('plan-4')).toStrictEqual([]);
    expect((await logOf(store)).map(({ position }) => position)).toStrictEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });
});
