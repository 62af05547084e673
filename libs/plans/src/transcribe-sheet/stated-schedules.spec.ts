import { planWithDoubtfulRow, ROW_ID } from '../../../../test/support/doubtful-row';
import { event, planAfter, UNIT, withClosed } from '../../../../test/support/plan-history';
import { findingsAfter } from '../../../../test/support/plan-findings';
import { progressRow, progressSheet } from '../../../../test/support/printed-sheets';
import type { PlanEvent } from '../plan/plan.events';
import type { PrintedProgressRow } from '../plan/printed-sheet';
import { decideSheet } from './transcription';

/** The only line's first row is in doubt, and so its plan is not stated. */
const FIRST = planWithDoubtfulRow(1);
const RIGHT: Partial<PrintedProgressRow> = {
  description: 'Realizar reuniones.',
  unitOfMeasure: 'Reunión',
  achieved: ['5', '6', null, null],
};

/** The history with the sheet of quarter II transcribed. */
function withSecond(history: readonly PlanEvent[], row: Partial<PrintedProgressRow> = {}) {
  const rows = [progressRow(1, 301, { ...RIGHT, ...row })];
  const sheet = progressSheet(rows, { quarter: 2, sheet: 'b2'.repeat(32) });
  const { appends } = decideSheet(sheet, planAfter(...history), UNIT);
  return [...history, ...appends.flatMap(({ events }) => events)];
}
const scheduleAfter = (history: readonly PlanEvent[]) =>
  planAfter(...history).lines.get(ROW_ID)?.schedule;

describe('a later sheet states a plan that was not', () => {
  it('adds it, and the row in doubt stays so', () => {
    const history = withSecond(FIRST);
    expect(scheduleAfter(history)).toStrictEqual(['10', '10', '10', '10']);
    expect(findingsAfter('POA-R02', ...history)).toStrictEqual([]);
    expect(findingsAfter('POA-O02', ...history)).toHaveLength(1);
  });

  it('adds it as printed, with what is wrong with it', () => {
    const history = withSecond(FIRST, { planned: ['10', '10', '10', '11'] });
    expect(scheduleAfter(history)).toStrictEqual(['10', '10', '10', '11']);
    expect(findingsAfter('POA-C01', ...history)).toHaveLength(1);
  });

  it('adds none that is in doubt, incomplete, of another goal or in another unit', () => {
    const schedules = [
      { placement: 'doubtful' } as const,
      { planned: ['10', '10', '10', null] } as const,
      { annualGoal: '50', planned: ['20', '10', '10', '10'] } as const,
      { unitOfMeasure: 'Minuta' },
    ].map((row) => scheduleAfter(withSecond(FIRST, row)));
    expect(schedules).toStrictEqual([null, null, null, null]);
  });

  it('changes no plan that is stated, and nothing once a quarter is closed', () => {
    const stated = withSecond(FIRST, { planned: ['20', '10', '10', '0'] });
    const rows = [progressRow(1, 301, RIGHT)];
    const third = progressSheet(rows, { quarter: 3, sheet: 'c3'.repeat(32) });
    const { plan } = decideSheet(third, planAfter(...stated), UNIT);
    const line = plan.status === 'none' ? undefined : plan.lines.get(ROW_ID);
    expect(line?.schedule).toStrictEqual(['20', '10', '10', '0']);
    expect(scheduleAfter(withSecond(withClosed(FIRST, 1)))).toBeNull();
    expect(scheduleAfter(withSecond([...FIRST, event('PlanClosed', {})]))).toBeNull();
  });

  it('voids the signatures of an open quarter, which bind to its plan', () => {
    const signed = withClosed(FIRST, 1).slice(0, -1);
    expect(planAfter(...signed).quarters[0].signatures).toHaveLength(3);
    expect(planAfter(...withSecond(signed)).quarters[0].signatures).toStrictEqual([]);
  });
});
