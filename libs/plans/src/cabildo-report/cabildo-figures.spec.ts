import { AUTHORIZED_PLAN, planAfter } from '../../../../test/support/plan-history';
import { planHead } from '../current-goals/current-goals';
import type { AmountUnderWay } from '../current-goals/current-goals';
import type { Folio } from '../modifications-sheet/modifications-sheet';
import { QUARTERS } from '../plan/words';
import type { Quarter } from '../plan/words';
import { cabildoReportOf } from './cabildo-figures';
import type { UnitParts } from './cabildo-figures';

const plan = planHead(planAfter(...AUTHORIZED_PLAN));
const NONE: UnitParts = { plan, lines: [], folios: [], amountsUnderWay: [], findings: [] };

function reportOf(quarter: Quarter, ...parts: readonly UnitParts[]) {
  return cabildoReportOf({ asOf: 1, fiscalYear: 2021, quarter, findings: [] }, parts);
}

function folio(formDate: string, status: Folio['status'] = 'authorized'): Folio {
  return { folio: `F ${formDate}`, status, formDate, blocks: [], signatures: [], digest: 'd' };
}

describe('the folios of a quarter', () => {
  const folios = [
    ...['2020-12', '2021-03-31', '2021-04', '2021-12-01', '2022-01-10'].map((date) => folio(date)),
    folio('2021-04-02', 'draft'),
  ];
  const shownIn = (quarter: Quarter) =>
    reportOf(quarter, { ...NONE, folios }).branches[0]?.programs[0]?.units[0]?.modifications.map(
      ({ formDate }) => formDate,
    );

  it('are those in effect by their date: after the year in IV, before it in I', () => {
    expect(QUARTERS.map(shownIn)).toStrictEqual([
      ['2020-12', '2021-03-31'],
      ['2021-04'],
      [],
      ['2021-12-01', '2022-01-10'],
    ]);
  });
});

describe('amounts under way', () => {
  const ids = { plan: '2021.54202', other: '2021.54203', elsewhere: '2021.60101' };
  const amount = (transferId: string, direction: 'out' | 'in'): AmountUnderWay => {
    const from = { planId: ids.plan, lineId: 'a' };
    const to = { planId: ids.other, lineId: 'b' };
    return { transferId, direction, amount: '4', whole: false, folio: 'F-1', from, to };
  };
  const other = { ...plan, id: ids.other, executingUnit: { code: '54203', name: 'OTRA' } };
  const elsewhere = { ...plan, id: ids.elsewhere, branch: { code: '60', name: 'OBRAS' } };
  const report = reportOf(
    2,
    { ...NONE, amountsUnderWay: [amount('t-1', 'out'), amount('t-2', 'out')] },
    { ...NONE, plan: other, amountsUnderWay: [amount('t-1', 'in')] },
    { ...NONE, plan: elsewhere, amountsUnderWay: [amount('t-2', 'in')] },
  );

  it('count once in program, branch and body, and stand in both units', () => {
    expect(report.tally.amountsUnderWay).toBe(2);
    expect(report.branches.map(({ tally }) => tally.amountsUnderWay)).toStrictEqual([2, 1]);
    const [program] = report.branches[0]?.programs ?? [];
    expect(program?.tally.amountsUnderWay).toBe(2);
    expect(program?.units.map(({ tally }) => tally.amountsUnderWay)).toStrictEqual([2, 1]);
  });

  it('leave the other counts the sums of the units', () => {
    expect(report.tally.units).toBe(3);
    expect(report.branches.map(({ tally }) => tally.units)).toStrictEqual([2, 1]);
  });
});
