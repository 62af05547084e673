import { draftRow, folioInEffect, increased, moving } from '../../../../test/support/folio-history';
import { AUTHORIZED_PLAN, idOf, reported, withClosed } from '../../../../test/support/plan-history';
import { factsOfHistory } from '../../../../test/support/plan-findings';
import type { PlanEvent } from '../plan/plan.events';
import { findingRows, NO_PARTS, openPartsAfter } from './open-parts';
import type { OpenParts } from './open-parts';

const NOTHING_ACKNOWLEDGED = new Map();
const EXPLAINED: PlanEvent = {
  ...reported(101, 1, '31'),
  data: { ...reported(101, 1, '31').data, remarks: 'Por las lluvias' },
};

/** A history in which lines, folios and quarters all have their findings. */
const HISTORY: readonly PlanEvent[] = [
  ...withClosed([...AUTHORIZED_PLAN, reported(101, 1, '31'), reported(102, 1, '90')], 1),
  ...folioInEffect([draftRow(102, { justification: null }), draftRow(100)]),
  increased(moving(102), '100'),
  increased(moving(100, { row: 2 }), '100'),
];

function openAfter(history: readonly PlanEvent[], before: OpenParts = NO_PARTS): OpenParts {
  const { plan, facts } = factsOfHistory(history);
  return openPartsAfter(before, { plan, facts }, NOTHING_ACKNOWLEDGED);
}

/** Table, key and values of each row; `null` values: the finding is gone. */
function told(before: OpenParts, after: OpenParts) {
  return findingRows(before, after).map(({ values, replaces }) => ({
    code: values?.[2] ?? null,
    line: values?.[1] ?? null,
    replaces,
  }));
}

describe('the open findings of a plan', () => {
  it('are the same step by step as all at once', () => {
    let stepwise = NO_PARTS;
    for (const length of HISTORY.keys())
      stepwise = openAfter(HISTORY.slice(0, length + 1), stepwise);
    expect(told(NO_PARTS, stepwise)).toStrictEqual(told(NO_PARTS, openAfter(HISTORY)));
    expect(told(stepwise, openAfter(structuredClone(HISTORY), stepwise))).toStrictEqual([]);
  });

  it('give a row for each finding that comes, reads otherwise or goes', () => {
    const before = openAfter(AUTHORIZED_PLAN);
    const came = openAfter([...AUTHORIZED_PLAN, reported(101, 1, '31')], before);
    expect(told(before, came)).toStrictEqual([
      { code: 'POA-J03', line: idOf(101), replaces: false },
    ]);
    const again = [...AUTHORIZED_PLAN, reported(101, 1, '31'), reported(101, 1, '32')];
    const changed = openAfter(again, came);
    expect(told(came, changed)).toStrictEqual([
      { code: 'POA-J03', line: idOf(101), replaces: true },
    ]);
    expect(told(changed, openAfter([...again, EXPLAINED], changed))).toStrictEqual([
      { code: null, line: null, replaces: true },
    ]);
  });

  it('of a plan of which nothing changed are the same objects', () => {
    const { plan, facts } = factsOfHistory(HISTORY);
    const before = openPartsAfter(NO_PARTS, { plan, facts }, NOTHING_ACKNOWLEDGED);
    const after = openPartsAfter(before, { plan, facts }, NOTHING_ACKNOWLEDGED);
    expect(after).toHaveLength(before.length);
    for (const [at, each] of after.entries()) expect(each).toBe(before[at]);
  });
});
