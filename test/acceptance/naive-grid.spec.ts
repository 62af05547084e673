import type { StoredEvent } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import { PLANS_READ_MODEL, QUARTERS, quarterlyGrid } from '@libro/plans';
import { openReadStore } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import { logOf } from '../support/appends';
import { DataFolder, SAMPLES } from '../support/libro';
import { eventsOfPlans, figuresOf, naiveGrid } from '../support/naive-grid';

let data: DataFolder;
let plans: ReadonlyMap<string, readonly StoredEvent[]>;
let reads: ReadStore;
beforeAll(async () => {
  data = await DataFolder.with(SAMPLES);
  const store = await openSqliteEventStore(data.file('events.db'));
  plans = eventsOfPlans(await logOf(store));
  await store.close();
  reads = await openReadStore(data.file('views.db'), PLANS_READ_MODEL);
});
afterAll(async () => {
  await reads.close();
  data.remove();
});

describe('the quarterly grids of the sample sheets', () => {
  it('have the figures that the events alone give, for all plans and quarters', async () => {
    const lines = { compared: 0, modified: 0, reported: 0 };
    for (const [planId, events] of plans) {
      for (const quarter of QUARTERS) {
        const grid = await quarterlyGrid(reads, { planId, quarter });
        const naive = naiveGrid(events, quarter);
        expect(figuresOf(grid?.lines ?? [])).toStrictEqual(figuresOf(naive));
        lines.compared += naive.length;
        lines.modified += naive.filter((each) => each.modificationFactor !== '1').length;
        lines.reported += naive.filter((each) => each.absoluteProgress !== null).length;
      }
    }
    expect(plans.size).toBe(6);
    expect(lines).toStrictEqual({ compared: 184, modified: 20, reported: 160 });
  });
});
