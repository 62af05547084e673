import { scenario } from '@libro/event-sourcing/testing';
import { planWithDoubtfulRow, ROW_ID } from '../../../../test/support/doubtful-row';
import {
  event,
  PLAN_OPENED,
  planAfter,
  reported,
  withClosed,
} from '../../../../test/support/plan-history';
import { planFold } from '../plan/plan.upcast';
import { resolveRow } from './resolve-row';
import type { ResolveRow } from './resolve-row';

const plan = scenario(planFold);
const FIRST = planWithDoubtfulRow(1);
const SECOND = planWithDoubtfulRow(2);
const command: ResolveRow = {
  rowId: ROW_ID,
  planned: ['10', '10', '0', '20'],
  achieved: ['10', null, null, null],
  reason: 'Cotejado con la hoja firmada',
};
const resolved = event('RowResolved', {
  rowId: ROW_ID,
  lineId: ROW_ID,
  planned: command.planned,
  achieved: command.achieved,
  remarks: 'Se suspendieron las reuniones.',
  reason: command.reason,
});
const inFirst = (achieved: string) =>
  event('ProgressReported', { ...reported(301, 1, achieved).data, lineId: ROW_ID });
/** A movement states the schedule that the row left open. */
const stated = event('ScheduleChanged', {
  lineId: ROW_ID,
  movement: { folio: 'F1', block: 1, row: 1, codes: ['R'] },
  wording: null,
  source: null,
  schedule: ['5', '5', '10', '20'],
});
const refused = (change: Partial<ResolveRow>, code: string) => {
  plan
    .given(...FIRST)
    .when(resolveRow, { ...command, ...change })
    .thenRefused(code);
};

describe('settling a row in doubt', () => {
  it('puts the figures, their reason and the printed remarks on record', () => {
    plan
      .given(...FIRST)
      .when(resolveRow, command)
      .then(resolved);
  });

  it('states the schedule and what was achieved', () => {
    const line = planAfter(...FIRST, resolved).lines.get(ROW_ID);
    expect(line).toMatchObject({ schedule: command.planned, goal: '40' });
    expect(line?.progress).toStrictEqual([
      {
        achieved: '10',
        remarks: 'Se suspendieron las reuniones.',
        occurredIn: [],
        correctedBecause: null,
      },
      null,
      null,
      null,
    ]);
  });

  it('states figures up to the quarter of the sheet', () => {
    const achieved = ['10', '4.50', null, null] as const;
    const expected = { ...resolved.data, achieved: ['10', '4.5', null, null] as const };
    plan
      .given(...SECOND)
      .when(resolveRow, { ...command, achieved })
      .then(event('RowResolved', expected));
    refused({ achieved }, 'quarter-after-sheet');
  });

  it("puts the sheet's remarks under the sheet's own quarter", () => {
    const both = event('RowResolved', { ...resolved.data, achieved: ['10', '3', null, null] });
    const figures = { occurredIn: [], correctedBecause: null };
    expect(planAfter(...SECOND, both).lines.get(ROW_ID)?.progress).toStrictEqual([
      { achieved: '10', remarks: null, ...figures },
      { achieved: '3', remarks: 'Se suspendieron las reuniones.', ...figures },
      null,
      null,
    ]);
  });

  it('is no history where the row is in doubt no more', () => {
    expect(() => planAfter(...FIRST, resolved, resolved)).toThrow('out of no doubt');
  });

  it('leaves what an earlier report said as it stands where the figure is the same', () => {
    const report = event('ProgressReported', { ...inFirst('10').data, remarks: 'Lo informado' });
    const line = planAfter(...SECOND, report, resolved).lines.get(ROW_ID);
    expect(line?.progress[0]?.remarks).toBe('Lo informado');
  });

  it('leaves the schedule that a movement stated meanwhile', () => {
    plan
      .given(...FIRST, stated)
      .when(resolveRow, command)
      .then(resolved);
    const { schedule } = stated.data;
    expect(planAfter(...FIRST, stated, resolved).lines.get(ROW_ID)?.schedule).toBe(schedule);
  });

  it('refuses a row that is not in doubt, or no more', () => {
    refused({ rowId: 'no-such-row' }, 'row-not-found');
    plan
      .given(...FIRST, resolved)
      .when(resolveRow, command)
      .thenRefused('row-not-found');
  });

  it('refuses a schedule that does not add up, and figures that are none', () => {
    refused({ planned: ['10', '10', '0', '21'] }, 'schedule-does-not-add-up');
    refused({ planned: ['10', '10', '', '20'] }, 'quantity-invalid');
    refused({ achieved: ['-1', null, null, null] }, 'quantity-invalid');
  });

  it('refuses what was achieved in a unit that was replaced since, and settles the rest', () => {
    const restated = event('UnitOfMeasureChanged', {
      lineId: ROW_ID,
      movement: { folio: '2021-04-1', block: 1, row: 1, codes: ['CUM'] },
      wording: null,
      source: null,
      unitOfMeasure: 'Obra',
      annualGoal: '6',
      carriedOver: '2',
      schedule: ['6', '0', '0', '0'],
    });
    const since = plan.given(...FIRST, restated);
    since.when(resolveRow, command).thenRefused('unit-of-measure-differs');
    const silent = { ...command, achieved: [null, null, null, null] } as const;
    since
      .when(resolveRow, silent)
      .then(event('RowResolved', { ...resolved.data, achieved: silent.achieved }));
  });

  it('refuses to settle without a reason', () => {
    refused({ reason: '\u200b' }, 'text-invalid');
  });

  it('refuses another figure for a quarter that was closed, and takes the same', () => {
    const closed = plan.given(...withClosed([...FIRST, stated, inFirst('9')], 1));
    closed.when(resolveRow, command).thenRefused('quarter-closed');
    const alike = plan.given(...withClosed([...FIRST, stated, inFirst('10')], 1));
    alike.when(resolveRow, command).then(resolved);
  });

  it('refuses a plan for a quarter that was closed without one, until a movement states it', () => {
    const closed = withClosed([...FIRST, inFirst('10')], 1);
    plan
      .given(...closed)
      .when(resolveRow, command)
      .thenRefused('quarter-closed');
    plan
      .given(...closed, stated)
      .when(resolveRow, command)
      .then(resolved);
    const later = withClosed([...SECOND, inFirst('10')], 1);
    plan
      .given(...later)
      .when(resolveRow, { ...command, achieved: [null, '3', null, null] })
      .thenRefused('quarter-closed');
  });

  it('refuses a plan that is not, is not authorized, or is closed', () => {
    plan.given().when(resolveRow, command).thenRefused('plan-not-found');
    plan.given(PLAN_OPENED).when(resolveRow, command).thenRefused('plan-not-authorized');
    plan
      .given(...FIRST, event('PlanClosed', {}))
      .when(resolveRow, command)
      .thenRefused('plan-closed');
  });
});
