import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendsIn, systemClock, timeOrderedIds } from '@libro/event-sourcing';
import type { EventStore, StoredEvent } from '@libro/event-sourcing';
import { openPostgresEventStore } from '@libro/event-store';
import { decodeText, readSheets } from '@libro/forms';
import {
  auditTrail,
  cabildoReport,
  currentGoals,
  findings,
  modificationsSheets,
  planCodec,
  plans,
  PLANS_PROJECTION,
  PLANS_READ_MODEL,
  quarterlyGrid,
  transcriptions,
} from '@libro/plans';
import { TranscribeSheetsCommand } from '@libro/plans/commands';
import { openPostgresReadStore, openReadStore, Projector } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import { logOf } from '../support/appends';
import { MemoryStore } from '../support/memory-store';
import { UNIT } from '../support/plan-history';
import { PostgresServer } from '../support/postgres-server';
import { tempFolder } from '../support/temp-folder';
import { transcribing } from '../support/transcribing';

const SAMPLE = join(__dirname, '../../samples/poa-2021.txt');
const folder = tempFolder();

let server: PostgresServer;
let url: string;
let log: readonly StoredEvent[];
let stores: EventStore[] = [];
let reads: ReadStore[] = [];
beforeAll(async () => {
  server = await PostgresServer.start();
  log = await sampleLog();
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});
beforeEach(async () => {
  url = await server.createDatabase();
});
afterEach(async () => {
  for (const each of [...reads, ...stores]) await each.close();
  [stores, reads] = [[], []];
});

async function sampleLog(): Promise<readonly StoredEvent[]> {
  const store = new MemoryStore();
  const file = { file: 'poa-2021.txt', sha256: 'f0'.repeat(32) };
  const sheets = readSheets(decodeText(readFileSync(SAMPLE), file.file), file);
  const handler = transcribing({ store, clock: systemClock, ids: timeOrderedIds });
  await handler.execute(new TranscribeSheetsCommand(sheets, UNIT));
  return logOf(store);
}

async function openLog(): Promise<EventStore> {
  const store = await openPostgresEventStore(url);
  stores.push(store);
  return store;
}

async function record(store: EventStore, events: readonly StoredEvent[]): Promise<void> {
  for (const append of appendsIn(events)) {
    const [first] = append;
    if (first === undefined) continue;
    const { stream, revision, metadata } = first;
    const { commandId } = metadata;
    await store.append(stream, revision === 0 ? 'none' : revision - 1, {
      commandId,
      events: append,
    });
  }
}

async function opened(store: EventStore, how: 'PostgreSQL' | 'SQLite' = 'PostgreSQL') {
  const readStore =
    how === 'SQLite'
      ? await openReadStore(folder.file(`views-${reads.length}.db`), PLANS_READ_MODEL)
      : await openPostgresReadStore(url, PLANS_READ_MODEL);
  reads.push(readStore);
  const projection = PLANS_PROJECTION;
  return {
    readStore,
    projector: new Projector({ readStore, store, codec: planCodec(), projection }),
  };
}

/** Everything that queries answer, at a position. */
async function answersOf(readStore: ReadStore, at?: number) {
  const known = await plans(readStore, {}, at);
  const ids = known.items.map(({ id }) => id);
  const ofPlans = await Promise.all(
    ids.map(async (planId) => [
      await currentGoals(readStore, planId, at),
      await quarterlyGrid(readStore, { planId, quarter: 1 }, at),
      await modificationsSheets(readStore, planId, at),
      await transcriptions(readStore, planId, at),
    ]),
  );
  const cabildo = { fiscalYear: 2021, quarter: 1, since: 30 } as const;
  return {
    known,
    ofPlans,
    findings: await findings(readStore, {}, at),
    trail: await auditTrail(readStore, {}, at),
    cabildo: await cabildoReport(readStore, cabildo, at),
  };
}

describe('the views in PostgreSQL', () => {
  it('are those of SQLite over the same log, row by row and answer by answer', async () => {
    const store = await openLog();
    await record(store, log);
    const [there, here] = [await opened(store), await opened(store, 'SQLite')];
    for (const { projector } of [there, here]) await projector.projectToEnd();
    expect(await there.projector.digest()).toBe(await here.projector.digest());
    for (const at of [undefined, log.length, 60, 31]) {
      expect(await answersOf(there.readStore, at)).toStrictEqual(
        await answersOf(here.readStore, at),
      );
    }
  });

  it('are the same step by step, by several processes and made anew', async () => {
    const store = await openLog();
    const several = [await opened(store), await opened(store), await opened(store)];
    for (const append of appendsIn(log)) {
      await record(store, append);
      await Promise.all(several.map(({ projector }) => projector.projectToEnd()));
    }
    const digest = await several[0]?.projector.digest();
    expect(await several[1]?.projector.rebuild()).toBe(log.length);
    expect(await several[2]?.projector.digest()).toBe(digest);
    const alone = await opened(store, 'SQLite');
    await alone.projector.rebuild();
    expect(await alone.projector.digest()).toBe(digest);
    expect(await several[0]?.projector.projectToEnd()).toBe(log.length);
  });

  it('are whole after several rebuilds at once, and while the log grows', async () => {
    const store = await openLog();
    const several = [await opened(store), await opened(store), await opened(store)];
    const growing = record(await openLog(), log);
    for (let round = 0; round < 3; round += 1) {
      await Promise.all([
        several[0]?.projector.rebuild(),
        several[1]?.projector.rebuild(),
        several[2]?.projector.projectToEnd(),
      ]);
    }
    await growing;
    await Promise.all(several.map(({ projector }) => projector.projectToEnd()));
    const alone = await opened(store, 'SQLite');
    await alone.projector.rebuild();
    for (const { projector } of several) {
      expect(await projector.digest()).toBe(await alone.projector.digest());
    }
  });

  it('follow the log live', async () => {
    const store = await openLog();
    const { projector, readStore } = await opened(store);
    const stop = new AbortController();
    const running = projector.run(stop.signal);
    await record(await openLog(), log);
    while ((await readStore.asOf()) < log.length);
    stop.abort();
    await running;
    const alone = await opened(store, 'SQLite');
    await alone.projector.rebuild();
    expect(await projector.digest()).toBe(await alone.projector.digest());
  });

  it('show the old rows until a rebuild commits', async () => {
    const store = await openLog();
    await record(store, log);
    const { projector, readStore } = await opened(store);
    await projector.projectToEnd();
    const before = await answersOf(readStore);
    const seen: unknown[] = [];
    const pending: Promise<unknown>[] = [];
    await projector.rebuild(() => {
      pending.push(answersOf(readStore).then((answers) => seen.push(answers)));
    });
    await Promise.all(pending);
    expect(seen.length).toBeGreaterThan(0);
    for (const answers of seen) expect(answers).toStrictEqual(before);
  });
});
