import { openSqliteEventStore } from '@libro/event-store';
import type { StoredEvent } from '@libro/event-sourcing';
import type { Role } from '@libro/identity';
import { logOf } from '../support/appends';
import { play, receiptOf } from '../support/busy-client';
import { authorizedPlan } from '../support/http-plan';
import { DataFolder } from '../support/libro';
import { eventsOfPlans, figuresOf, naiveGrid } from '../support/naive-grid';
import type { Client } from '../support/served';
import { contradictions } from '../support/told';
import type { Told } from '../support/told';
import { apiChild, type ApiChild, clientIn } from './harness/api-child';
import { compiledForAll } from './harness/compiled';
import { inSet } from './harness/quick-or-long';

const CLIENTS = 8;
const ROUNDS = inSet({ quick: 4, long: 40 });
const UNITS = ['54202', '54203'];

const compiled = compiledForAll();
let data: DataFolder;
let server: ApiChild;
beforeAll(async () => {
  data = new DataFolder();
  const clock = compiled.program('test/faults/programs/jumping-clock.ts');
  server = await apiChild(data.path, { NODE_OPTIONS: `--require ${clock}` });
});
afterAll(async () => {
  await server.child.kill();
  data.remove();
});

function client(roles: readonly Role[], holder: string): Promise<Client> {
  return clientIn(data.path, { roles, holder, days: 400, at: () => server.url });
}

/** The receipts of all clients. */
async function played(): Promise<readonly Told[]> {
  const offices = {
    capture: await client(['capture'], 'captura'),
    branch: await client(['branch-head'], 'rama'),
  };
  const told: Told[] = [];
  for (const unit of UNITS) told.push(...(await authorizedPlan(offices, unit)).map(receiptOf));
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, number) => {
      const planId = `2021.${UNITS[number % UNITS.length] ?? ''}`;
      const busy = { client: await client(['unit-head'], `titular-${number}`), number, planId };
      await play(busy, { rounds: ROUNDS, told });
    }),
  );
  return told;
}

async function recorded(): Promise<readonly StoredEvent[]> {
  const store = await openSqliteEventStore(data.file('events.db'));
  const log = await logOf(store);
  expect((await store.verify()).problems).toStrictEqual([]);
  await store.close();
  return log;
}

/** The last position up to which nothing was recorded later (domain.md, Two times). */
function positionAsOf(log: readonly StoredEvent[], time: string): number {
  const later = log.findIndex(({ metadata }) => metadata.recordedAt > time);
  return later === -1 ? log.length : later;
}

describe('a server whose clock jumps, under 8 clients', () => {
  it('loses and doubles nothing, and shows the figures of the log as of every time', async () => {
    const reader = await client(['reader'], 'lector');
    const told = await played();
    const log = await recorded();
    expect(contradictions(told, log)).toStrictEqual([]);

    const times = log.map(({ metadata }) => metadata.recordedAt);
    const back = times.filter((time, nth) => time < (times[nth - 1] ?? ''));
    process.stdout.write(`The clock went back between ${back.length} of ${log.length} events\n`);
    expect(back.length).toBeGreaterThan(10);

    const end = log.length;
    for (const time of times) {
      const { body } = await reader.get(`/v1/plans?asOf=${time}&minPosition=${end}`);
      expect([time, body?.['asOf']]).toStrictEqual([time, positionAsOf(log, time)]);
    }
    for (const [planId, events] of eventsOfPlans(log)) {
      const grid = `/v1/plans/${planId}/quarterly-grid?quarter=2&minPosition=${end}`;
      const { lines } = (await reader.get(grid)).body as unknown as { lines: object[] };
      expect(figuresOf(lines)).toStrictEqual(figuresOf(naiveGrid(events, 2)));
    }
    expect(await server.child.terminate()).toStrictEqual({ code: 0, signal: null, stderr: '' });
    expect(await data.answer('check')).toMatchObject({ problems: [], views: { agree: true } });
  });
});
