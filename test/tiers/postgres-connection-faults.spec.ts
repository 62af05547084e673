import { StoreUnavailable } from '@libro/event-sourcing';
import type { EventStore } from '@libro/event-sourcing';
import { openPostgresEventStore } from '@libro/event-store';
import { setImmediate as nextTick } from 'node:timers/promises';
import { AppendSource, asStored, logOf, withoutPosition } from '../support/appends';
import type { Append } from '../support/appends';
import { FaultyWay, WAY_FAULTS } from '../support/faulty-way';
import { PostgresServer } from '../support/postgres-server';
import { Tail } from '../support/torture';

const DEADLINE_MS = 500;
/** An append takes these statements in turn; the last one as it stands, not as part of a word. */
const OF_AN_APPEND = ['BEGIN ISOLATION', 'streams', 'insert', 'COMMIT\0'] as const;
const OF_A_FOLLOWER = ['head', 'has', 'page', 'large', 'before'] as const;
/** Faults that the client is told of, or hears nothing of, without a late effect. */
const OF_A_READ = WAY_FAULTS.filter((fault) => fault !== 'late');

/** Each commit of events takes longer than an answer is waited for. */
const SLOW_COMMITS = `
CREATE FUNCTION libro.slowly() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN PERFORM pg_sleep(${(3 * DEADLINE_MS) / 1_000}); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER slowly AFTER INSERT ON libro.events DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.revision = 0) EXECUTE FUNCTION libro.slowly();
`;

let server: PostgresServer;
let way: FaultyWay;
const opened: EventStore[] = [];
/** Reached by the way. */
let store: EventStore;
/** Reached past it. */
let beside: EventStore;
const source = new AppendSource();
let streams = 0;
let stream: string;

beforeAll(async () => {
  server = await PostgresServer.start();
  const url = await server.createDatabase();
  way = await FaultyWay.to(url);
  store = await open(way.url);
  beside = await open(url, 10_000);
});
afterAll(async () => {
  await Promise.all(opened.map((each) => each.close()));
  process.stdout.write(`Faults on the way to the log: ${way.happened()}\n`);
  await way.refuse();
  await server.stop();
});
beforeEach(() => {
  streams += 1;
  stream = `plan-${streams}`;
});

async function open(url: string, deadlineMs = DEADLINE_MS): Promise<EventStore> {
  const each = await openPostgresEventStore(url, { deadlineMs });
  opened.push(each);
  return each;
}

/** What the port's own error says. @throws any other error, and where there is none */
async function unavailable(work: () => Promise<unknown>): Promise<string> {
  const error: unknown = await work().then(
    () => 'no error',
    (each: unknown) => each,
  );
  if (!(error instanceof StoreUnavailable)) {
    throw new Error('it went through, or failed otherwise', { cause: error });
  }
  // On a slow machine a connection may be too late for its deadline before any fault.
  return way.waiting > 0 ? unavailable(work) : error.message;
}

/** Sends the append again until its answer is definite. */
async function settled(append: Append, to = store) {
  for (;;) {
    try {
      return await to.append(stream, 'none', append);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await nextTick();
    }
  }
}

describe('an append whose connection fails', () => {
  const CASES = OF_AN_APPEND.flatMap((at) => WAY_FAULTS.map((fault) => ({ at, fault })));

  it.each(CASES)('at $at: $fault; is settled by sending it again', async ({ at, fault }) => {
    const append = source.sized(3);
    way.next(fault, at);
    const said = await unavailable(() => store.append(stream, 'none', append));
    const { host, pathname } = new URL(way.url);
    expect(said).toContain(`the database ${host}${pathname} cannot be reached`);
    way.release();
    const { revision, position, repeated } = await settled(append);
    const tookEffect = at === 'COMMIT\0' && fault !== 'cut-before' && fault !== 'stall-before';
    expect([revision, repeated]).toStrictEqual([2, tookEffect]);
    const found = await beside.read(stream);
    expect(found.map(withoutPosition)).toStrictEqual(asStored(stream, [append]));
    expect(found.at(-1)?.position).toBe(position);
  });

  it('and that lands after its time-out stands once', async () => {
    const slowly = await server.createDatabase();
    const own = await open(slowly);
    await server.as(slowly, SLOW_COMMITS);
    const append = source.sized(2);
    const said = await unavailable(() => own.append(stream, 'none', append));
    expect(said).toContain(`no answer for ${2 * DEADLINE_MS} ms`);
    expect(await own.read(stream)).toStrictEqual([]);
    expect(await settled(append, own)).toMatchObject({ revision: 1, repeated: true });
    expect((await logOf(own)).map(withoutPosition)).toStrictEqual(asStored(stream, [append]));
  });

  it('is refused with its connection, and goes through when there is one again', async () => {
    await way.refuse();
    const append = source.sized(1);
    for (let times = 0; times < 3; times += 1) {
      const said = await unavailable(() => store.append(stream, 'none', append));
      expect(said).toContain('cannot be reached');
      expect(await unavailable(() => store.read(stream))).toContain('cannot be reached');
    }
    await way.accept();
    expect(await settled(append)).toMatchObject({ revision: 0, repeated: false });
  });
});

describe('a read whose connection fails', () => {
  it.each(OF_A_READ)('(%s) says so, and the next one answers', async (fault) => {
    const append = source.sized(2);
    await beside.append(stream, 'none', append);
    way.next(fault, 'stream');
    expect(await unavailable(() => store.read(stream))).toContain('cannot be reached');
    const found = await store.read(stream);
    expect(found.map(withoutPosition)).toStrictEqual(asStored(stream, [append]));
  });

  const CASES = OF_A_FOLLOWER.flatMap((at) => OF_A_READ.map((fault) => ({ at, fault })));

  it.each(CASES)('while it follows, at $at: $fault; goes on', async ({ at, fault }) => {
    const { position } = await beside.append(stream, 'none', source.sized(2));
    const own = await open(way.url);
    way.next(fault, at);
    const tail = new Tail(own, position);
    await beside.append(stream, 1, source.sized(2));
    while (way.waiting > 0) await nextTick();
    await beside.append(stream, 3, source.sized(1));
    const log = await logOf(beside, position);
    expect(await tail.until(3)).toStrictEqual(log);
  });
});

describe('a network that is gone and tells nobody', () => {
  it('keeps no process from closing the log', async () => {
    const own = await openPostgresEventStore(way.url, { deadlineMs: DEADLINE_MS });
    const stop = new AbortController();
    const following = (async () => {
      const batches = own.follow({ after: 0, live: true, signal: stop.signal });
      for await (const batch of batches) expect(batch).not.toHaveLength(0);
    })();
    while ((await listeners()) === 0) await nextTick();
    way.stall();
    stop.abort();
    await following.catch(() => undefined);
    await own.close();
    await expect(own.read(stream)).rejects.toThrow('was closed');
  });

  /** How many connections wait for hints. */
  async function listeners(): Promise<number | null> {
    return server.asOwner("SELECT 1 FROM pg_stat_activity WHERE query = 'LISTEN libro_log'");
  }
});
