import { StoreUnavailable } from '@libro/event-sourcing';
import type { EventStore } from '@libro/event-sourcing';
import { openPostgresEventStore } from '@libro/event-store';
import { PLANS_PROJECTION, PLANS_READ_MODEL } from '@libro/plans';
import { openPostgresReadStore, ReadStoreUnavailable } from '@libro/read-store';
import { AppendSource, logOf } from '../support/appends';
import { PostgresServer } from '../support/postgres-server';
import { syntheticGrowth } from '../support/synthetic-growth';
import { digestOfLog, projectorOf } from '../support/views-of-log';

/** More appends than the pages that are there have room for. */
const MOST_APPENDS = 500;
const REFUSALS = 3;

let server: PostgresServer;
let url: string;
let store: EventStore;
beforeEach(async () => {
  server = await PostgresServer.start();
  url = await server.createDatabase();
  store = await openPostgresEventStore(url);
});
afterEach(async () => {
  await store.close();
  await server.stop();
});

/** From now on the server finds no room for what it writes to a table's file. */
async function noRoomFor(table: string): Promise<void> {
  const file = await server.fileOf(table, url);
  await store.close();
  await server.shutDown();
  const writes = 'pwrite64,pwritev,fallocate';
  const how = ['-e', `trace=${writes}`, '-e', `inject=${writes}:error=ENOSPC`, '-P', file];
  await server.restart(['strace', '-D', '-f', '-qq', '-o', '/dev/null', ...how]);
  store = await openPostgresEventStore(url);
}

/** The disk has room again. What was not written is made good from the server's own log. */
async function roomAgain(): Promise<void> {
  await store.close();
  await server.kill();
  await server.restart();
  store = await openPostgresEventStore(url);
}

it('refuses an append that finds no room, and keeps what it acknowledged', async () => {
  const source = new AppendSource();
  await store.append('before', 'none', source.sized(20));
  await noRoomFor('libro.events');
  let acknowledged = 20;
  const refused: unknown[] = [];
  for (let nth = 0; nth < MOST_APPENDS && refused.length < REFUSALS; nth += 1) {
    try {
      acknowledged = (await store.append(`full-${nth}`, 'none', source.sized(20))).position;
    } catch (error) {
      refused.push(error);
    }
  }
  expect(refused).toHaveLength(REFUSALS);
  for (const error of refused) {
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(String(error)).toMatch(/^[^\n]*cannot be read or written \(53100: [^\n]*No space left/);
  }
  expect(await logOf(store)).toHaveLength(acknowledged);

  await roomAgain();
  const log = await logOf(store);
  expect(log.map(({ position }) => position)).toStrictEqual(
    Array.from({ length: acknowledged }, (_, nth) => nth + 1),
  );
  expect(await store.append('after', 'none', source.sized(1))).toMatchObject({
    position: acknowledged + 1,
  });
});

it('leaves views as they were where they find no room, and brings them up afterwards', async () => {
  await syntheticGrowth(store).grow();
  let reads = await openPostgresReadStore(url, PLANS_READ_MODEL);
  const projector = () => projectorOf(store, reads);
  const standing = async () => [await reads.asOf(), await projector().digest()];
  await projector().projectToEnd();
  const before = await standing();
  await reads.close();
  await noRoomFor(`libro_${PLANS_PROJECTION.name}_v${PLANS_PROJECTION.version}.audit_entry`);
  reads = await openPostgresReadStore(url, PLANS_READ_MODEL);
  const growth = syntheticGrowth(store, 1);
  for (let nth = 0; nth < MOST_APPENDS; nth += 1) await growth.grow();
  const error: unknown = await projector()
    .projectToEnd()
    .catch((each: unknown) => each);
  expect(error).toBeInstanceOf(ReadStoreUnavailable);
  expect(String(error)).toMatch(/^[^\n]*No space left on device[^\n]*$/);
  expect(await standing()).toStrictEqual(before);
  await reads.close();

  await roomAgain();
  reads = await openPostgresReadStore(url, PLANS_READ_MODEL);
  const log = await logOf(store);
  await projector().projectToEnd();
  expect(await standing()).toStrictEqual([log.length, await digestOfLog(log)]);
  await reads.close();
});
