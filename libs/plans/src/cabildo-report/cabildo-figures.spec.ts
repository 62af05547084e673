import { AUTHORIZED_PLAN, planAfter } from '../../../../test/support/plan-history';
import { planHead } from '../current-goals/current-goals';
import type { AmountUnderWay } from '../current-goals/current-goals';
import { QUARTERS } from '../plan/words';
import type { Quarter } from '../plan/words';
import { cabildoReportOf } from './cabildo-figures';
import type { UnitParts } from './cabildo-figures';
import { isShown } from './cabildo-movements';
import type { FolioInEffect } from './cabildo-movements';
import type { CabildoModification } from './cabildo-report';

const plan = planHead(planAfter(...AUTHORIZED_PLAN));
const NONE: UnitParts = { plan, lines: [], folios: [], amountsUnderWay: [], findings: [] };

function reportOf(quarter: Quarter, ...parts: readonly UnitParts[]) {
  const asked = { asOf: 1, fiscalYear: 2021, quarter, findings: [], comparison: null };
  return cabildoReportOf(asked, parts);
}

function folio(formDate: string): FolioInEffect {
  const shown = {
    status: 'authorized',
    formDate,
    blocks: [],
    signatures: [],
    digest: 'd',
  } as const;
  return { folio: { folio: `F ${formDate}`, ...shown }, linesBefore: [] };
}

describe('the folios of a quarter', () => {
  const folios = ['2020-12', '2021-03-31', '2021-04', '2021-12-01', '2022-01-10'].map(folio);
  const unitIn = (quarter: Quarter) =>
    reportOf(quarter, { ...NONE, folios }).branches[0]?.programs[0]?.units[0];
  const dates = (all: readonly CabildoModification[] = []) => all.map(({ formDate }) => formDate);

  it('are those in effect by their date: after the year in IV, before it in I', () => {
    expect(QUARTERS.map((quarter) => dates(unitIn(quarter)?.modifications))).toStrictEqual([
      ['2020-12', '2021-03-31'],
      ['2021-04'],
      [],
      ['2021-12-01', '2022-01-10'],
    ]);
  });

  it('stand apart from those of later quarters, which the current goals have in already', () => {
    expect(QUARTERS.map((quarter) => dates(unitIn(quarter)?.laterModifications))).toStrictEqual([
      ['2021-04', '2021-12-01', '2022-01-10'],
      ['2021-12-01', '2022-01-10'],
      ['2021-12-01', '2022-01-10'],
      [],
    ]);
  });

  it.each(['draft', 'returned', 'withdrawn', 'not-applied'] as const)(
    'hold none that is no more than %s',
    (status) => {
      const shown = { ...folio('2021-04').folio, status };
      expect(isShown(shown, 2021, 2)).toBe(false);
      expect(isShown({ ...shown, status: 'authorized' }, 2021, 2)).toBe(true);
    },
  );
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

  it('are held by the units that gave them', () => {
    expect(report.branches.map(({ tally }) => tally.unitsHoldingAmounts)).toStrictEqual([1, 0]);
  });

  it('leave the other counts the sums of the units', () => {
    expect(report.tally.units).toBe(3);
    expect(report.branches.map(({ tally }) => tally.units)).toStrictEqual([2, 1]);
  });
});
