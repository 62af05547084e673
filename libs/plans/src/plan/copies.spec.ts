import { eachField } from '../../../../test/support/each-field';
import { AUTHORIZED_PLAN, idOf, planAfter, reported } from '../../../../test/support/plan-history';
import { lineWith, planWith } from './copies';
import type { Line } from './line';

const PLAN = planAfter(...AUTHORIZED_PLAN, reported(101, 1, '31'));

function lineOf(number: number): Line {
  const line = PLAN.lines.get(idOf(number));
  if (line === undefined) throw new Error(`the plan has no line ${number}`);
  return line;
}

describe('a copy of a plan', () => {
  it('has other values in the fields that are named, and the plan’s in all others', () => {
    const status = 'closed' as const;
    const other = { ...planAfter(...AUTHORIZED_PLAN), planId: '2022.1', fiscalYear: 2022, status };
    for (const change of eachField(other)) {
      expect(planWith(PLAN, change)).toStrictEqual({ ...PLAN, ...change });
    }
    expect(planWith(PLAN, other)).toStrictEqual(other);
    expect(Object.keys(planWith(PLAN, {}))).toStrictEqual(Object.keys(PLAN));
  });
});

describe('a copy of a line', () => {
  const line = lineOf(101);
  const full: Line = {
    ...lineOf(100),
    schedule: ['1', '2', '3', '4'],
    active: false,
    additive: true,
    restated: true,
    carriedUpTo: 2,
    metaId: idOf(100),
    origin: { planId: '2021.1', lineId: idOf(1) },
    openedBy: 'F-1',
  };

  it('has other values in the fields that are named, and the line’s in all others', () => {
    for (const change of eachField(full)) {
      expect(lineWith(line, change)).toStrictEqual({ ...line, ...change });
    }
    expect(lineWith(line, full)).toStrictEqual(full);
  });

  it('takes null for a value', () => {
    const blank = { schedule: null, carriedUpTo: null, metaId: null, origin: null, openedBy: null };
    for (const change of eachField(blank)) {
      expect(lineWith(full, change)).toStrictEqual({ ...full, ...change });
    }
  });

  it('reads as JSON in the order of the line that an event opened', () => {
    expect(JSON.stringify(lineWith(line, {}))).toBe(JSON.stringify(line));
  });
});
