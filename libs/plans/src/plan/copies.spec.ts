import { expectToCopyEachField, expectToCopyNull } from '../../../../test/support/copied';
import { AUTHORIZED_PLAN, idOf, planAfter, reported } from '../../../../test/support/plan-history';
import { lineWith, planWith } from './copies';

const PLAN = planAfter(...AUTHORIZED_PLAN, reported(101, 1, '31'));
const LINE = PLAN.lines.get(idOf(101));

describe('a copy of a plan', () => {
  it('has other values in the fields that are named, and the plan’s in all others', () => {
    expectToCopyEachField(planWith, PLAN);
  });
});

describe('a copy of a line', () => {
  if (LINE === undefined) throw new Error('the plan has no line 101');

  it('has other values in the fields that are named, and the line’s in all others', () => {
    expectToCopyEachField(lineWith, LINE);
  });

  it('takes null for a value', () => {
    expectToCopyNull(lineWith, LINE, ['schedule', 'carriedUpTo', 'metaId', 'origin', 'openedBy']);
  });

  it('takes false, 0 and nothing reported for values', () => {
    const other = { ...LINE, active: false, number: 0, goal: '0', description: '' };
    expect(lineWith(LINE, other)).toStrictEqual(other);
  });

  it('reads as JSON in the order of the line that an event opened', () => {
    expect(JSON.stringify(lineWith(LINE, {}))).toBe(JSON.stringify(LINE));
  });
});
