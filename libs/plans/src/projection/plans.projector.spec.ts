import {
  ACTION_101,
  AUTHORIZED_PLAN,
  idOf,
  PLAN_ID,
  PLAN_OPENED,
  META_100,
  reported,
  withClosed,
  event,
} from '../../../../test/support/plan-history';
import { record } from '../../../../test/support/plan-log';
import { plansFixture } from '../../../../test/support/plans-fixture';
import { currentGoals } from '../current-goals/current-goals.queries';
import { lineHistory } from '../audit-trail/audit-trail.queries';
import { quarterlyGrid } from '../quarterly-grid/quarterly-grid.queries';
import { PLANS_READ_MODEL } from './plans.projector';

const { projection } = PLANS_READ_MODEL;

const fixture = plansFixture();
const { openRows } = fixture;

const HISTORY = [
  [PLAN_OPENED, META_100],
  [ACTION_101],
  ...AUTHORIZED_PLAN.slice(3).map((each) => [each]),
  ...[101, 102, 100].map((number) => [reported(number, 1, '12.5')]),
  [reported(101, 1, '20'), reported(101, 2, '5')],
];

describe('the schema', () => {
  it('does not drift from the entities', async () => {
    const { readStore } = await openRows();
    const { upQueries } = await readStore.opened.source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toStrictEqual([]);
  });

  it('has the columns that the projection fills, and no other', async () => {
    const { readStore } = await openRows();
    const inEntities = readStore.opened.source.entityMetadatas.map(({ tableName, columns }) => [
      tableName,
      columns.map(({ databaseName }) => databaseName).toSorted(),
    ]);
    const filled = projection.tables.map(({ name, kind, key, values }) => {
      const positions = kind === 'versions' ? ['valid_from', 'valid_to'] : [];
      return [name, [...key, ...positions, ...values].toSorted()];
    });
    expect(Object.fromEntries(inEntities)).toMatchObject(Object.fromEntries(filled));
    expect(inEntities).toHaveLength(filled.length + 2);
  });

  it('is made once by several that open the same new file at the same time', async () => {
    await expect(Promise.all([openRows(), openRows(), openRows()])).resolves.toHaveLength(3);
  });
});

describe('the rows', () => {
  it('as of any position are what they were then', async () => {
    const { readStore, projector } = await openRows();
    const then = [];
    for (const append of HISTORY) {
      await record(fixture.store, append);
      await projector.projectToEnd();
      then.push(await currentGoals(readStore, PLAN_ID));
    }
    for (const answer of then) {
      expect(await currentGoals(readStore, PLAN_ID, answer?.asOf)).toStrictEqual(answer);
    }
    expect(then.map((answer) => answer?.asOf)).toStrictEqual([2, 3, 4, 5, 6, 7, 8, 10]);
    expect(then.map((answer) => answer?.revision)).toStrictEqual([1, 2, 3, 4, 5, 6, 7, 9]);
  });

  it('of a position inside an append are those of the append before', async () => {
    const { readStore, projector } = await openRows();
    for (const append of HISTORY) await record(fixture.store, append);
    await projector.projectToEnd();
    expect(await readStore.asOf(1)).toBe(0);
    expect(await readStore.asOf(9)).toBe(8);
    expect(await readStore.asOf(99)).toBe(10);
    expect(await currentGoals(readStore, PLAN_ID, 1)).toBeNull();
    const grid = await quarterlyGrid(readStore, { planId: PLAN_ID, quarter: 1 }, 9);
    expect(grid?.lines.map(({ achieved }) => achieved[0])).toStrictEqual(['12.5', '12.5', '12.5']);
  });

  it('are the same, incremental and rebuilt', async () => {
    const incremental = await openRows('incremental.db');
    for (const append of HISTORY) {
      await record(fixture.store, append);
      await incremental.projector.projectToEnd();
    }
    const rebuilt = await openRows('rebuilt.db');
    expect(await rebuilt.projector.rebuild()).toBe(10);
    expect(await rebuilt.projector.digest()).toBe(await incremental.projector.digest());
    await incremental.projector.rebuild();
    expect(await rebuilt.projector.digest()).toBe(await incremental.projector.digest());
  });

  it('are the same when several project at once', async () => {
    for (const append of HISTORY) await record(fixture.store, append);
    const several = [await openRows(), await openRows(), await openRows()];
    await Promise.all(several.map(({ projector }) => projector.projectToEnd()));
    await record(fixture.store, [reported(102, 2, '7')]);
    await Promise.all(several.map(({ projector }) => projector.projectToEnd()));
    const alone = await openRows('alone.db');
    await alone.projector.projectToEnd();
    expect(await several[0]?.projector.digest()).toBe(await alone.projector.digest());
  });
});

describe('the grid', () => {
  it('shows signatures with their time, and that a correction outdates them', async () => {
    const { readStore, projector } = await openRows();
    const closed = withClosed([...AUTHORIZED_PLAN, reported(101, 1, '20')], 1);
    await record(fixture.store, closed);
    const correction = { quarter: 1 as const, lineId: idOf(101), achieved: '21', reason: 'Error' };
    await record(fixture.store, [event('ProgressCorrected', correction)]);
    await projector.projectToEnd();
    const ask = { planId: PLAN_ID, quarter: 1 as const };
    const before = await quarterlyGrid(readStore, ask, closed.length);
    const after = await quarterlyGrid(readStore, ask);
    expect([before?.closed, before?.outdated]).toStrictEqual([true, false]);
    expect([after?.closed, after?.outdated]).toStrictEqual([true, true]);
    expect(after?.signatures[0]).toStrictEqual({
      role: 'prepared',
      office: 'Unidad ejecutora',
      name: 'u-elena',
      signedAt: '2021-04-05T10:00:00.000Z',
    });
    expect(after?.lines[1]?.corrections).toStrictEqual([{ quarter: 1, reason: 'Error' }]);
    const history = await lineHistory(readStore, { planId: PLAN_ID, line: 'number:101' });
    expect(history?.lines[0]?.entries.map(({ type }) => type)).toStrictEqual([
      'ActionOpened',
      'ProgressReported',
      'ProgressCorrected',
    ]);
    expect(history?.lines[0]?.entries.at(-1)?.changes).toStrictEqual([
      { field: 'achieved.1', before: '20', after: '21' },
      { field: 'quarters.1.outdated', before: 'false', after: 'true' },
    ]);
  });
});
