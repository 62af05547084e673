import type { StoredEvent } from '@libro/event-sourcing';
import { openEventStore } from '@libro/event-store';
import { currentGoals, modificationsSheets, PLANS_READ_MODEL, quarterlyGrid } from '@libro/plans';
import { openReadModels } from '@libro/read-store';
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

type Place = Parameters<typeof openEventStore>[0];

interface Tier {
  readonly data: DataFolder;
  readonly place: Place;
  /** Where its log is, as `copy --to` takes it. */
  readonly log: string;
}

async function logIn(place: Place): Promise<readonly StoredEvent[]> {
  const store = await openEventStore(place);
  const log = await logOf(store);
  await store.close();
  return log;
}

async function oneServer(): Promise<Tier> {
  const databaseUrl = await postgres.createDatabase();
  const place = { folder: '', eventStoreUrl: null, databaseUrl };
  return { data: new DataFolder({ databaseUrl }), log: databaseUrl, place };
}

async function production(): Promise<Tier> {
  await eventStoreDb.restart({ forget: Infinity });
  const { url: eventStoreUrl } = eventStoreDb;
  const databaseUrl = await postgres.createDatabase();
  const place = { folder: '', eventStoreUrl, databaseUrl };
  return { data: new DataFolder({ databaseUrl, eventStoreUrl }), log: eventStoreUrl, place };
}

const TIERS = [
  ['PostgreSQL', oneServer],
  ['EventStoreDB and PostgreSQL', production],
] as const;

/** Every report of every plan and quarter, and the findings. */
async function reportsOf({ data, place }: Pick<Tier, 'data' | 'place'>): Promise<unknown> {
  const answers: unknown[] = [await data.answer('findings')];
  for (const quarter of ['1', '2', '3', '4']) {
    answers.push(await data.answer('report', 'cabildo', '--year', '2021', '--quarter', quarter));
  }
  const reads = await openReadModels(place, PLANS_READ_MODEL);
  for (const planId of await plansIn(place)) {
    answers.push(await currentGoals(reads, planId), await modificationsSheets(reads, planId));
    for (const quarter of [1, 2, 3, 4] as const) {
      answers.push(await quarterlyGrid(reads, { planId, quarter }));
    }
  }
  await reads.close();
  return answers.map(withoutPositions);
}

async function plansIn(place: Place): Promise<readonly string[]> {
  const streams = new Set((await logIn(place)).map(({ stream }) => stream));
  const plans = [...streams].flatMap((stream) => /^plan-(.+)$/.exec(stream)?.[1] ?? []);
  expect(plans.length).toBeGreaterThan(3);
  return plans;
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

const embeddedPlace = () => ({ folder: embedded.path, eventStoreUrl: null, databaseUrl: null });
const embeddedLog = () => logIn(embeddedPlace());
const embeddedReports = () => reportsOf({ data: embedded, place: embeddedPlace() });
const exact = (log: readonly StoredEvent[]) => log.map(({ position: _, ...event }) => event);

describe.each(TIERS)('the sheets in %s', (_, open) => {
  it('become the same log, reports and findings as in the embedded ledger', async () => {
    const { data, place } = await open();
    await data.answer('import', SHEETS ?? '');
    expect(content(await logIn(place))).toStrictEqual(content(await embeddedLog()));
    expect(await data.answer('check')).toMatchObject({ problems: [], views: { agree: true } });
    expect(await reportsOf({ data, place })).toStrictEqual(await embeddedReports());
    data.remove();
  });

  it('come there by a copy, ids and times included, and back again', async () => {
    const { data, log, place } = await open();
    const copied = await embedded.answer('copy', '--to', log);
    expect(exact(await logIn(place))).toStrictEqual(exact(await embeddedLog()));
    expect(await embedded.answer('copy', '--to', log)).toStrictEqual(copied);
    await data.answer('rebuild');
    expect(await data.answer('check')).toMatchObject({ problems: [], views: { agree: true } });
    expect(await reportsOf({ data, place })).toStrictEqual(await embeddedReports());
    const back = new DataFolder();
    expect(await data.answer('copy', '--to', back.path)).toStrictEqual(copied);
    expect(await back.answer('rebuild')).toStrictEqual(await embedded.answer('rebuild'));
    back.remove();
    data.remove();
  });

  it('are not mixed with another ledger that is there already', async () => {
    const { data, log, place } = await open();
    await data.answer('token', 'create', '--role', 'reader');
    const before = await logIn(place);
    const { code, stderr } = await embedded.libro('copy', '--to', log);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^libro: el destino ya tiene otro libro, y quedó como estaba \(/);
    expect(await logIn(place)).toStrictEqual(before);
    data.remove();
  });
});

describe('a copy to an address that is none of these', () => {
  it('is refused, and no folder of that name is made', async () => {
    const { code, stderr } = await embedded.libro('copy', '--to', 'esbd://libro:secreta@host');
    const said = 'el destino no es una dirección postgres://… ni esdb://…';
    expect([code, stderr]).toStrictEqual([2, `libro: ${said}\n`]);
  });
});

describe('an address of a cluster of which no node is there', () => {
  it('ends a command in one line', async () => {
    const databaseUrl = await postgres.createDatabase();
    const eventStoreUrl = 'esdb://libro:secreta@127.0.0.1:1,127.0.0.1:2?tls=false';
    const data = new DataFolder({ databaseUrl, eventStoreUrl });
    const { code, stderr } = await data.libro('findings');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^libro: no se puede usar la bitácora \(the EventStoreDB at 127[^\n]*\n$/,
    );
    expect(stderr).not.toContain('secreta');
    data.remove();
  });
});
