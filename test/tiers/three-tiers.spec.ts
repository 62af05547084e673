import type { StoredEvent } from '@libro/event-sourcing';
import { openEventStore } from '@libro/event-store';
import { logOf } from '../support/appends';
import { startEventStoreDb } from '../support/eventstoredb/server';
import type { EventStoreDb } from '../support/eventstoredb/server';
import { DataFolder, SHEET_FILES } from '../support/libro';
import { PostgresServer } from '../support/postgres-server';

jest.setTimeout(600_000);

/** The largest sheets at hand: those as published, where they lie beside the project. */
const [SHEETS] = SHEET_FILES.toReversed().map(({ path }) => path);

let postgres: PostgresServer;
let eventStoreDb: EventStoreDb;
let embedded: DataFolder;
beforeAll(async () => {
  postgres = await PostgresServer.start();
  eventStoreDb = await startEventStoreDb();
  embedded = await DataFolder.with(SHEETS ?? '');
});
afterAll(async () => {
  embedded.remove();
  await eventStoreDb.stop();
  await postgres.stop();
});

interface Tier {
  readonly data: DataFolder;
  /** Where its log is, as `copy --to` takes it. */
  readonly log: string;
  readonly read: () => Promise<readonly StoredEvent[]>;
}

const logIn = async (place: Parameters<typeof openEventStore>[0]) => {
  const store = await openEventStore(place);
  const log = await logOf(store);
  await store.close();
  return log;
};

async function oneServer(): Promise<Tier> {
  const databaseUrl = await postgres.createDatabase();
  const read = () => logIn({ folder: '', eventStoreUrl: null, databaseUrl });
  return { data: new DataFolder({ databaseUrl }), log: databaseUrl, read };
}

async function production(): Promise<Tier> {
  await eventStoreDb.restart({ forget: Infinity });
  const { url: eventStoreUrl } = eventStoreDb;
  const databaseUrl = await postgres.createDatabase();
  const read = () => logIn({ folder: '', eventStoreUrl, databaseUrl });
  return { data: new DataFolder({ databaseUrl, eventStoreUrl }), log: eventStoreUrl, read };
}

const TIERS = [
  ['PostgreSQL', oneServer],
  ['EventStoreDB and PostgreSQL', production],
] as const;

/** Every report of every plan and quarter, and the findings. */
async function reportsOf(data: DataFolder): Promise<readonly unknown[]> {
  const streams = new Set((await embeddedLog()).map(({ stream }) => stream));
  const plans = [...streams].flatMap((stream) => /^plan-(.+)$/.exec(stream)?.[1] ?? []);
  expect(plans.length).toBeGreaterThan(3);
  const answers: unknown[] = [await data.answer('findings')];
  for (const quarter of ['1', '2', '3', '4']) {
    answers.push(await data.answer('report', 'cabildo', '--year', '2021', '--quarter', quarter));
  }
  for (const plan of plans) {
    answers.push(await data.answer('report', 'goals', '--plan', plan));
    answers.push(await data.answer('report', 'f009', '--plan', plan));
    answers.push(await data.answer('report', 'f004', '--plan', plan, '--quarter', '2'));
  }
  return answers.map(withoutPositions);
}

/** Positions are each tier's own. */
function withoutPositions(answer: unknown): unknown {
  const text = JSON.stringify(answer, (key, value: unknown) =>
    key === 'asOf' || key === 'position' ? undefined : value,
  );
  return JSON.parse(text);
}

/** What two imports of the same sheets have in common: event ids and times are each one's own. */
function content(log: readonly StoredEvent[]): readonly unknown[] {
  return log.map(({ stream, revision, type, data, metadata }) => {
    const { commandId, commandDigest } = metadata;
    return { stream, revision, type, data, commandId, commandDigest };
  });
}

const embeddedLog = () => logIn({ folder: embedded.path, eventStoreUrl: null, databaseUrl: null });
const exact = (log: readonly StoredEvent[]) => log.map(({ position: _, ...event }) => event);

describe.each(TIERS)('the sheets in %s', (_, open) => {
  it('become the same log, reports and findings as in the embedded ledger', async () => {
    const { data, read } = await open();
    await data.answer('import', SHEETS ?? '');
    expect(content(await read())).toStrictEqual(content(await embeddedLog()));
    expect(await data.answer('check')).toMatchObject({ problems: [], views: { agree: true } });
    expect(await reportsOf(data)).toStrictEqual(await reportsOf(embedded));
    data.remove();
  });

  it('come there by a copy, ids and times included, and back again', async () => {
    const { data, log, read } = await open();
    const copied = await embedded.answer('copy', '--to', log);
    expect(exact(await read())).toStrictEqual(exact(await embeddedLog()));
    expect(await embedded.answer('copy', '--to', log)).toStrictEqual(copied);
    await data.answer('rebuild');
    expect(await data.answer('check')).toMatchObject({ problems: [], views: { agree: true } });
    expect(await reportsOf(data)).toStrictEqual(await reportsOf(embedded));
    const back = new DataFolder();
    expect(await data.answer('copy', '--to', back.path)).toStrictEqual(copied);
    expect(await back.answer('rebuild')).toStrictEqual(await embedded.answer('rebuild'));
    back.remove();
    data.remove();
  });

  it('are not mixed with another ledger that is there already', async () => {
    const { data, log, read } = await open();
    await data.answer('token', 'create', '--role', 'reader');
    const before = await read();
    const { code, stderr } = await embedded.libro('copy', '--to', log);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^libro: el destino ya tiene otro libro, y quedó como estaba \(/);
    expect(await read()).toStrictEqual(before);
    data.remove();
  });
});
