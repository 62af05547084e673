import { scenario } from '@libro/event-sourcing/testing';
import { AUTHORIZED_PLAN, event, reported } from '../../../../test/support/plan-history';
import type { OccurredIn } from '../plan/plan.events';
import { planFold } from '../plan/plan.upcast';
import { reportProgress } from './report-progress';

const plan = scenario(planFold);
const inSecond = (achieved: string, ...occurredIn: OccurredIn[]) => ({
  quarter: 2 as const,
  lines: [{ line: 'number:101', achieved, remarks: null, occurredIn }],
});
const withParts = (achieved: string, ...occurredIn: OccurredIn[]) =>
  event('ProgressReported', { ...reported(101, 2, achieved).data, occurredIn });

describe('a report that says what happened in another quarter', () => {
  it('keeps the parts by quarter, up to all that was achieved', () => {
    plan
      .given(...AUTHORIZED_PLAN)
      .when(
        reportProgress,
        inSecond('30', { quarter: 4, amount: '10.0' }, { quarter: 1, amount: '20' }),
      )
      .then(withParts('30', { quarter: 1, amount: '20' }, { quarter: 4, amount: '10' }));
  });

  it('is news where the parts alone changed, and quiet where they are the same', () => {
    const before = plan.given(...AUTHORIZED_PLAN, withParts('30', { quarter: 1, amount: '20' }));
    before.when(reportProgress, inSecond('30')).then(withParts('30'));
    before.when(reportProgress, inSecond('30', { quarter: 1, amount: '20' })).thenNothing();
  });

  it.each<[string, OccurredIn[]]>([
    ['the reported quarter itself', [{ quarter: 2, amount: '1' }]],
    ['an amount of 0', [{ quarter: 1, amount: '0.0' }]],
    ['a quarter twice', [1, 1].map((): OccurredIn => ({ quarter: 1, amount: '1' }))],
    ['more than was achieved', [{ quarter: 1, amount: '30.0001' }]],
  ])('refuses %s', (_what, parts) => {
    plan
      .given(...AUTHORIZED_PLAN)
      .when(reportProgress, inSecond('30', ...parts))
      .thenRefused('occurred-in-invalid');
  });

  it('refuses what is no quantity', () => {
    plan
      .given(...AUTHORIZED_PLAN)
      .when(reportProgress, inSecond('30', { quarter: 1, amount: '-1' }))
      .thenRefused('quantity-invalid');
  });
});
