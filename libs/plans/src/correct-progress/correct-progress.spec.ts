import { scenario } from '@libro/event-sourcing/testing';
import {
  ACTION_101,
  AUTHORIZED_PLAN,
  event,
  idOf,
  PLAN_OPENED,
  planAfter,
  reported,
  withClosed,
} from '../../../../test/support/plan-history';
import { planFold } from '../plan/plan.upcast';
import { correctProgress } from './correct-progress';
import type { CorrectProgress } from './correct-progress';

const plan = scenario(planFold);
const withParts = event('ProgressReported', {
  ...reported(102, 1, '10').data,
  occurredIn: [{ quarter: 2, amount: '4' }],
});
const AP = { movement: { folio: 'F1', block: 1, row: 2, codes: ['AP'] } } as const;
const CLOSED = withClosed([...AUTHORIZED_PLAN, reported(101, 1, '25'), withParts], 1);
const command: CorrectProgress = {
  quarter: 1,
  line: 'number:101',
  achieved: '24',
  occurredIn: null,
  reason: 'Un expediente se contó dos veces',
};
const corrected = event('ProgressCorrected', {
  quarter: 1,
  lineId: idOf(101),
  achieved: '24',
  reason: command.reason,
});
const closed = plan.given(...CLOSED);
const refused = (change: Partial<CorrectProgress>, code: string) => {
  closed.when(correctProgress, { ...command, ...change }).thenRefused(code);
};

describe('correcting progress of a closed quarter', () => {
  it('puts figure and reason on record', () => {
    closed.when(correctProgress, command).then(corrected);
  });

  it('marks the signatures as outdated, and keeps them', () => {
    const [first] = planAfter(...CLOSED, corrected).quarters;
    expect(first).toMatchObject({ closed: true, outdated: true });
    expect(first.signatures).toHaveLength(3);
  });

  it('states a figure that was never reported', () => {
    const expected = event('ProgressCorrected', { ...corrected.data, lineId: idOf(100) });
    closed.when(correctProgress, { ...command, line: 'number:100' }).then(expected);
  });

  it('states anew what happened in other quarters, even where the figure stays', () => {
    const occurredIn = [{ quarter: 2, amount: '3' }] as const;
    closed
      .when(correctProgress, { ...command, line: 'number:102', achieved: '10', occurredIn })
      .then(
        event('ProgressCorrected', {
          ...corrected.data,
          lineId: idOf(102),
          achieved: '10',
          occurredIn,
        }),
      );
  });

  it('is quiet for the same figure', () => {
    closed.when(correctProgress, { ...command, achieved: '25.0' }).thenNothing();
    closed.when(correctProgress, { ...command, achieved: '25', occurredIn: [] }).thenNothing();
  });

  it('refuses a quarter that is open', () => {
    refused({ quarter: 2 }, 'quarter-not-closed');
  });

  it('refuses a correction without a reason', () => {
    refused({ reason: ' ' }, 'text-invalid');
  });

  it('refuses a figure that is none, and a line that is none', () => {
    refused({ achieved: 'veinte' }, 'quantity-invalid');
    refused({ line: 'number:103' }, 'line-not-found');
  });

  it('refuses less than the parts that happened in other quarters', () => {
    refused({ line: 'number:102', achieved: '3' }, 'occurred-in-invalid');
    refused({ occurredIn: [{ quarter: 1, amount: '1' }] }, 'occurred-in-invalid');
  });

  it('refuses a number that two active lines bear; an id names one of them', () => {
    const twin = event('ActionOpened', { ...ACTION_101.data, lineId: 'twin', inferred: true });
    const both = plan.given(...CLOSED, twin);
    both.when(correctProgress, command).thenRefused('line-ambiguous');
    both.when(correctProgress, { ...command, line: idOf(101) }).then(corrected);
  });

  it('corrects the past of a line that is active no more', () => {
    const suppressed = event('LineSuppressed', {
      lineId: idOf(101),
      movement: { folio: 'F1', block: 1, row: 1, codes: ['S'] },
      wording: null,
      source: null,
    });
    plan
      .given(...CLOSED, suppressed)
      .when(correctProgress, { ...command, line: idOf(101) })
      .then(corrected);
  });

  it('refuses a first figure for a line that was suppressed with nothing achieved', () => {
    const suppressing = (number: number) =>
      event('LineSuppressed', {
        lineId: idOf(number),
        movement: { folio: 'F1', block: 1, row: 1, codes: ['S'] },
        wording: null,
        source: null,
      });
    const of102 = { ...command, line: idOf(102) };
    const nothing = withClosed([...AUTHORIZED_PLAN, reported(102, 1, '0')], 1);
    const gone = plan.given(...nothing, suppressing(102));
    gone.when(correctProgress, of102).thenRefused('line-inactive');
    gone.when(correctProgress, { ...of102, achieved: '0' }).thenNothing();
  });

  it('states a figure for a line that another one with its number replaced', () => {
    const lowered = event('AnnualGoalDecreased', {
      lineId: idOf(101),
      movement: { folio: 'F1', block: 1, row: 1, codes: ['D'] },
      wording: null,
      source: null,
      decrease: '60',
    });
    const replaced = event('ActionOpened', { ...ACTION_101.data, lineId: 'new', ...AP });
    plan
      .given(...withClosed(AUTHORIZED_PLAN, 1), lowered, replaced)
      .when(correctProgress, { ...command, line: idOf(101) })
      .then(corrected);
  });

  it('refuses a figure for a quarter that was reported in a unit replaced since', () => {
    const restated = event('UnitOfMeasureChanged', {
      lineId: idOf(101),
      movement: { folio: '2021-04-1', block: 1, row: 1, codes: ['CUM'] },
      wording: null,
      source: null,
      unitOfMeasure: 'Obra',
      annualGoal: '6',
      carriedOver: '2',
    });
    const since = plan.given(...CLOSED, restated);
    since.when(correctProgress, command).thenRefused('unit-of-measure-differs');
    const silent = plan.given(...withClosed(AUTHORIZED_PLAN, 1), restated);
    silent.when(correctProgress, command).then(corrected);
  });

  it('refuses a plan that is not, is not authorized, or is closed', () => {
    plan.given().when(correctProgress, command).thenRefused('plan-not-found');
    plan.given(PLAN_OPENED).when(correctProgress, command).thenRefused('plan-not-authorized');
    plan
      .given(...CLOSED, event('PlanClosed', {}))
      .when(correctProgress, command)
      .thenRefused('plan-closed');
  });
});
