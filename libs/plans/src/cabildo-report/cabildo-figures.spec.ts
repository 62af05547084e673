import { AUTHORIZED_PLAN, planAfter } from '../../../../test/support/plan-history';
import { planHead } from '../current-goals/current-goals';
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
