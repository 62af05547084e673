import { TWO_METAS } from '../../../../test/support/folios';
import { finding, findingsAfter, placeIn } from '../../../../test/support/plan-findings';
import {
  ACTION_101,
  event,
  idOf,
  META_100,
  PLAN_OPENED,
  planAfter,
} from '../../../../test/support/plan-history';
import {
  modificationSheet,
  movementRow,
  progressRow,
  progressSheet,
} from '../../../../test/support/printed-sheets';
import { rowIdInSheet } from '../plan/ids';
import type { PlanEvent } from '../plan/plan.events';
import type { PrintedSheet } from '../plan/printed-sheet';
import { transcribeSheet } from '../transcribe-sheet/transcribe-sheet';

/** The history with a sheet that is transcribed onto it. */
function withSheet(history: readonly PlanEvent[], sheet: PrintedSheet): readonly PlanEvent[] {
  return [...history, ...transcribeSheet(sheet, planAfter(...history))];
}

const JOINING = progressSheet([progressRow(1, 103)], { quarter: 2 });
const C05 = 'POA-C05';
const about = { lineId: idOf(100), number: 100, severity: 'warning' } as const;

describe('POA-C05 outside folios: a sheet leaves an additive meta unlike its actions', () => {
  it('appears for a row that joins the plan under it', () => {
    expect(findingsAfter(C05, ...withSheet(TWO_METAS, JOINING))).toStrictEqual([
      finding(C05, idOf(100), {
        ...about,
        message:
          'La meta 100 es de 100 y la suma de sus acciones es de 140 (hoja del trimestre II).',
        expected: '140',
        actual: '100',
        evidence: 'hoja del trimestre II: 100 contra 140 (101: 60, 102: 40, 103: 40)',
        source: placeIn(JOINING, 11),
      }),
    ]);
  });

  it('appears for a live plan that a sheet shows as authorized', () => {
    const sheet = progressSheet([progressRow(1, 201)]);
    const history = withSheet([PLAN_OPENED, META_100, ACTION_101], sheet);
    expect(findingsAfter(C05, ...history)).toStrictEqual([
      finding(C05, idOf(100), {
        ...about,
        message: 'La meta 100 es de 100 y la suma de sus acciones es de 60 (hoja del trimestre I).',
        expected: '60',
        actual: '100',
        evidence: 'hoja del trimestre I: 100 contra 60 (101: 60)',
        source: placeIn(sheet, 1),
      }),
    ]);
  });

  it('appears for a line that a folio’s row joins to the baseline, applied or not', () => {
    const row = movementRow([1, 103, 'AM'], { authorized: '7', increase: '5', modified: '12' });
    const other = movementRow([2, 201, 'AM'], { authorized: '1', increase: '1', modified: '2' });
    const sheet = modificationSheet([[row, other]]);
    const found = findingsAfter(C05, ...withSheet(TWO_METAS, sheet));
    expect(found.map(({ evidence }) => evidence)).toStrictEqual([
      'línea base: 100 contra 107 (101: 60, 102: 40, 103: 7)',
    ]);
  });

  it('appears for a quarter once a row in doubt is settled', () => {
    const blank = [null, null, null, null] as const;
    const doubtful = { annualGoal: '0', planned: blank, placement: 'doubtful' } as const;
    const history = withSheet(TWO_METAS, progressSheet([progressRow(1, 103, doubtful)]));
    expect(findingsAfter(C05, ...history)).toStrictEqual([]);
    const rowId = rowIdInSheet(JOINING.sheet, 1);
    const settled = event('RowResolved', {
      rowId,
      lineId: rowId,
      planned: ['5', '0', '0', '0'],
      achieved: blank,
      remarks: null,
      reason: 'Según el original',
    });
    const [found] = findingsAfter(C05, ...history, settled);
    expect(found).toMatchObject({ quarter: 1, expected: '45', actual: '40' });
    expect(found?.source).toStrictEqual(placeIn(JOINING, 11));
    expect(found?.evidence).toBe('fila resuelta, trimestre I: 40 contra 45');
  });

  it('is one for the meta, as the last sheet left it', () => {
    const next = progressSheet([progressRow(1, 104)], { quarter: 3, sheet: 'b2'.repeat(32) });
    const found = findingsAfter(C05, ...withSheet(withSheet(TWO_METAS, JOINING), next));
    expect(found.map(({ actual, expected }) => [actual, expected])).toStrictEqual([['100', '180']]);
  });

  it('does not appear for a meta that counts other things, nor before a plan is authorized', () => {
    const other = progressSheet([progressRow(1, 203)]);
    expect(findingsAfter(C05, ...withSheet(TWO_METAS, other))).toStrictEqual([]);
    expect(findingsAfter(C05, PLAN_OPENED, META_100, ACTION_101)).toStrictEqual([]);
  });
});
