import {
  ACTION_101,
  AUTHORIZED_PLAN,
  event,
  idOf,
  PLAN_ID,
  planAfter,
  reported,
} from '../../../../test/support/plan-history';
import { finding, findingsAfter, placeIn } from '../../../../test/support/plan-findings';
import {
  modificationSheet,
  movementRow,
  progressRow,
  progressSheet,
  sourceOf,
} from '../../../../test/support/printed-sheets';
import type { PlanEvent } from '../plan/plan.events';
import type { PrintedMovementRow, PrintedSheet } from '../plan/printed-sheet';
import { transcribeSheet } from './transcribe-sheet';

/** Line 101 of the small plan: 60 a year in Expediente, 20 of them achieved. */
const HISTORY = [...AUTHORIZED_PLAN, reported(101, 1, '20')];
const { description, linesOfAction } = ACTION_101.data;

function folio(figures: Partial<PrintedMovementRow> & Pick<PrintedMovementRow, 'modified'>) {
  const wording = { description, linesOfAction, unitOfMeasure: 'EXPEDIENTE.', authorized: '60' };
  return modificationSheet([[movementRow([1, 101, 'CUM'], { ...wording, ...figures })]]);
}

function after(sheet: PrintedSheet, history: readonly PlanEvent[] = HISTORY) {
  const events = transcribeSheet(sheet, planAfter(...history));
  const line = planAfter(...history, ...events).lines.get(idOf(101));
  return { history: [...history, ...events], movements: events.slice(2), line };
}

const data = {
  lineId: idOf(101),
  movement: { folio: '2021-04-1', block: 1, row: 1, codes: ['CUM' as const] },
  source: sourceOf(modificationSheet([]), 1),
  wording: null,
  schedule: null,
};

describe('a printed CUM to the unit that the line has, in other letters', () => {
  it('keeps the series and what was authorized, with the goal as printed', () => {
    const { movements, line } = after(folio({ modified: '1200' }));
    expect(movements).toStrictEqual([event('ScheduleChanged', { ...data, printedGoal: '1200' })]);
    const before = planAfter(...HISTORY).lines.get(idOf(101));
    expect(line).toStrictEqual({ ...before, goal: '1200', schedule: null });
  });

  it('has amounts, as every row that restates nothing', () => {
    const { movements, line } = after(folio({ increase: '5', modified: '65' }));
    expect(movements).toStrictEqual([event('AnnualGoalIncreased', { ...data, increase: '5' })]);
    expect(line?.goal).toBe('65');
  });

  it('is C04 where the goal does not follow, and none where it does', () => {
    const sheet = folio({ modified: '1200' });
    expect(findingsAfter('POA-C04', ...after(sheet).history)).toStrictEqual([
      finding('POA-C04', `${PLAN_ID} 2021-04-1 1 1`, {
        ...{ lineId: idOf(101), number: 101, folio: '2021-04-1', source: placeIn(sheet, 11) },
        severity: 'error',
        message:
          'La acción 101 imprime en el folio 2021-04-1 una meta modificada de 1,200 ' +
          'y de su fila resulta 60.',
        expected: '60',
        actual: '1200',
        evidence: 'autorizada 60; modificada 1,200; calendario – · – · – · –',
      }),
    ]);
    for (const modified of ['60', '65']) {
      const increase = modified === '65' ? '5' : null;
      const { history } = after(folio({ increase, modified }));
      expect(findingsAfter('POA-C04', ...history)).toStrictEqual([]);
    }
  });

  it('is no C04 where the unit is another one: there the goal is restated', () => {
    const { history, line } = after(folio({ unitOfMeasure: 'Obra', modified: '1200' }));
    expect(line?.restated).toBe(true);
    expect(findingsAfter('POA-C04', ...history)).toStrictEqual([]);
  });
});

it('a later sheet in other letters of the new unit reports in it', () => {
  const restated = after(folio({ unitOfMeasure: 'Obra', modified: '1200' })).history;
  const row = progressRow(1, 101, {
    ...{ description, linesOfAction, annualGoal: '1200', unitOfMeasure: 'OBRA.' },
    achieved: [null, '7', null, null],
  });
  const sheet = progressSheet([row], { quarter: 2, sheet: 'b2'.repeat(32) });
  expect(after(sheet, restated).line?.progress[1]?.achieved).toBe('7');
});
