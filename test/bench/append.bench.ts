import { join } from 'node:path';
import { Ledger, systemClock, timeOrderedIds } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import type { SqliteEventStore } from '@libro/event-store';
import { planCodec, planFold, reportProgress, streamOf } from '@libro/plans';
import type { Plan, PlanEvent, Quarter } from '@libro/plans';
import Database from 'better-sqlite3';
import { repeated, seconds, withFolder } from './measure';
import type { Measured } from './measure';
import { syntheticPlan } from './synthetic';

const APPENDS_ONE = 4_000;
const APPENDS_MANY = 16_000;
const CALLERS = 64;
const actor = { id: 'captura', office: 'Unidad ejecutora' };

export interface AppendRates {
  readonly raw: Measured;
  readonly oneCaller: Measured;
  readonly manyCallers: Measured;
}

/**
 * Durable appends per second of one event each: bare better-sqlite3 with `synchronous=FULL`, and
 * whole commands (load, decide with all invariants, append) by one caller and by 64. In turns, so
 * that a disk that changes its mind changes it for all.
 */
export async function appendRates(runs: number): Promise<AppendRates> {
  const raw: number[] = [];
  const one: number[] = [];
  const many = await repeated(runs, async () => {
    raw.push(await withFolder(rawRate));
    one.push(await withFolder((folder) => commandRate(folder, 1, APPENDS_ONE)));
    return withFolder((folder) => commandRate(folder, CALLERS, APPENDS_MANY));
  });
  const of = (values: number[]) => repeated(values.length, (index) => values[index] ?? Number.NaN);
  return { raw: await of(raw), oneCaller: await of(one), manyCallers: many };
}

/** Durable appends per second of bare better-sqlite3. */
export async function rawRate(folder: string): Promise<number> {
  const db = new Database(join(folder, 'raw.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE events (position INTEGER PRIMARY KEY, data TEXT NOT NULL)');
  const insert = db.prepare('INSERT INTO events (data) VALUES (?)');
  const [append] = syntheticPlan(0).slice(12);
  const data = append?.events[0]?.data ?? '';
  const taken = await seconds(() => {
    for (let index = 0; index < APPENDS_ONE; index += 1) insert.run(data);
  });
  db.close();
  return APPENDS_ONE / taken;
}

async function commandRate(folder: string, callers: number, appends: number): Promise<number> {
  const store = await openSqliteEventStore(join(folder, 'events.db'));
  const ledger = ledgerOver(store);
  await openPlans(store, callers);
  const report = (caller: number, turn: number) => {
    const plan = streamOf(`2021.50${String(caller).padStart(5, '0')}`);
    const line = `number:${101 + (turn % 4)}`;
    const quarter: Quarter = turn % 8 < 4 ? 1 : 2;
    const lines = [{ line, achieved: String(turn + 1), remarks: null, occurredIn: [] }];
    const command = { quarter, lines };
    const request = { stream: plan, name: 'ReportProgress', command, decide: reportProgress };
    return ledger.execute(request, { commandId: timeOrderedIds.next(), actor });
  };
  const each = appends / callers;
  const taken = await seconds(() =>
    Promise.all(
      Array.from({ length: callers }, async (_, caller) => {
        for (let turn = 0; turn < each; turn += 1) await report(caller, turn);
      }),
    ),
  );
  await store.close();
  return appends / taken;
}

function ledgerOver(store: SqliteEventStore): Ledger<Plan, PlanEvent> {
  return new Ledger({
    store,
    codec: planCodec(),
    fold: planFold,
    clock: systemClock,
    ids: timeOrderedIds,
  });
}

/** Plans as they stand after their authorization: nothing reported yet. */
export async function openPlans(store: SqliteEventStore, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    let revision = -1;
    for (const { stream, commandId, events } of syntheticPlan(index).slice(0, 12)) {
      const expected = revision < 0 ? 'none' : revision;
      ({ revision } = await store.append(stream, expected, { commandId, events }));
    }
  }
}
