import { AUTHORIZED_PLAN, planAfter, reported } from '../../../../test/support/plan-history';
import { planHead } from '../current-goals/current-goals';
import type { PlanEvent } from '../plan/plan.events';
import { cabildoReportOf } from './cabildo-figures';

function averageOf(...progress: readonly PlanEvent[]) {
  const plan = planAfter(...AUTHORIZED_PLAN, ...progress);
  const none = { folios: [], amountsUnderWay: [], findings: [] };
  const parts = { plan: planHead(plan), lines: [...plan.lines.values()], ...none };
  const asked = { asOf: 1, fiscalYear: 2021, quarter: 1, findings: [], comparison: null } as const;
  return cabildoReportOf(asked, [parts]).branches[0]?.programs[0]?.units[0]?.averageProgress;
}

describe('the average progress of a unit', () => {
  it('counts each line for 1 at most, and no meta that is the sum of its actions', () => {
    const all = [reported(100, 1, '1'), reported(101, 1, '15'), reported(102, 1, '20')];
    expect(averageOf(...all)).toStrictEqual({
      ...{ relativeToAuthorized: '0.375', relativeToCurrent: '0.375' },
      relativeToScheduled: '0.75',
    });
  });

  it('leaves out what is not reported, and is none without any report', () => {
    expect(averageOf(reported(101, 1, '15'))?.relativeToScheduled).toBe('0.5');
    expect(averageOf(reported(101, 1, '0'))?.relativeToScheduled).toBe('0');
    expect(averageOf()).toStrictEqual({
      ...{ relativeToAuthorized: null, relativeToCurrent: null, relativeToScheduled: null },
    });
  });
});
