import { changing, contentOf, TWO_METAS, withFolio } from '../../../../test/support/folios';
import { planAfter, reported, withClosed } from '../../../../test/support/plan-history';
import { planHead } from '../current-goals/current-goals';
import type { PlanEvent } from '../plan/plan.events';
import type { Quarter } from '../plan/words';
import { cabildoReportOf } from './cabildo-figures';

/** Action 201: 12 files a year as 4 · 4 · 4 · 0; then 24 boxes as 8 · 8 · 8 · 0. */
function inBoxes(history: readonly PlanEvent[], carriedOver: string) {
  const cum = { code: 'CUM', unitOfMeasure: 'Caja', annualGoal: '24', carriedOver } as const;
  return withFolio(history, contentOf(changing(201, [cum], ['12', ['8', '8', '8', '0']])));
}

/** Line 201 and its unit, as the cabildo sees them at the end of a quarter. */
function seen(quarter: Quarter, history: readonly PlanEvent[]) {
  const plan = planAfter(...history);
  const none = { folios: [], amountsUnderWay: [], findings: [] };
  const parts = { plan: planHead(plan), lines: [...plan.lines.values()], ...none };
  const asked = { asOf: 1, fiscalYear: 2021, quarter, findings: [], comparison: null };
  const [unit] = cabildoReportOf(asked, [parts]).branches[0]?.programs[0]?.units ?? [];
  const line = unit?.lines.find(({ number }) => number === 201);
  const isMissing = unit?.notReported.some(({ number }) => number === 201);
  return { line, isMissing, reported: unit?.tally.reported };
}

describe('a line that was measured anew', () => {
  const both = [...TWO_METAS, reported(201, 1, '4'), reported(201, 2, '3')];
  const history = inBoxes(withClosed(both, 1, 2), '14');

  it('is still reported in the quarters that it reported in the earlier unit', () => {
    for (const quarter of [1, 2] as const) {
      const { line, isMissing, reported: count } = seen(quarter, history);
      expect([line?.reported, isMissing, count]).toStrictEqual([true, false, 1]);
    }
  });

  it('is not reported in a quarter that it reported in no unit', () => {
    expect(seen(3, history)).toMatchObject({ isMissing: true, line: { reported: false } });
    const again = [...history, reported(201, 3, '9')];
    expect(seen(3, again)).toMatchObject({ isMissing: false, line: { reported: true } });
  });

  it('lags in a quarter by the plan of the unit that it reported it in', () => {
    const behind = inBoxes([...TWO_METAS, reported(201, 1, '1'), reported(201, 2, '7')], '16');
    const lags = (quarter: Quarter, events = behind) => seen(quarter, events).line?.lags;
    expect([lags(1), lags(2), lags(3)]).toStrictEqual([true, false, true]);
    expect([lags(1, history), lags(2, history)]).toStrictEqual([false, true]);
    const silent = inBoxes([...TWO_METAS, reported(201, 1, '1')], '0');
    expect([lags(1, silent), lags(2, silent)]).toStrictEqual([true, false]);
  });
});
