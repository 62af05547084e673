import { openSqliteEventStore } from '@libro/event-store';
import { join } from 'node:path';
import { logOf } from '../../support/appends';
import { play, receiptOf } from '../../support/busy-client';
import { authorizedPlan } from '../../support/http-plan';
import { served } from '../../support/served';
import type { Served } from '../../support/served';
import { contradictions } from '../../support/told';
import type { Told } from '../../support/told';

const CLIENTS = 32;
const ROUNDS = 2;

jest.setTimeout(60_000);

let server: Served;
beforeEach(async () => {
  server = await served();
});
afterEach(() => server.close());

/** The receipts of all: of those who prepared the plans, too. */
async function playedOn(units: readonly string[]): Promise<readonly Told[]> {
  const offices = {
    capture: await server.client({ roles: ['capture'] }),
    branch: await server.client({ roles: ['branch-head'] }),
  };
  const told: Told[] = [];
  for (const unit of units) told.push(...(await authorizedPlan(offices, unit)).map(receiptOf));
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, number) => {
      const client = await server.client({ roles: ['unit-head'], holder: `titular-${number}` });
      const planId = `2021.${units[number % units.length] ?? ''}`;
      await play({ client, number, planId }, { rounds: ROUNDS, told });
    }),
  );
  return told;
}

describe('what 32 clients at once were told', () => {
  it.each([
    ['one plan', ['54202']],
    ['many plans', Array.from({ length: 16 }, (_, nth) => String(54_200 + nth))],
  ])('holds, on %s', async (_, units) => {
    const told = await playedOn(units);
    const store = await openSqliteEventStore(join(server.data, 'events.db'));
    const log = await logOf(store);
    expect(contradictions(told, log)).toStrictEqual([]);
    expect((await store.verify()).problems).toStrictEqual([]);
    await store.close();
    const accepted = new Set(told.map(({ commandId }) => commandId));
    expect(accepted.size).toBe(4 * units.length + 4 * ROUNDS * CLIENTS);
    expect(told.length - accepted.size).toBe(ROUNDS * CLIENTS);
  });
});
