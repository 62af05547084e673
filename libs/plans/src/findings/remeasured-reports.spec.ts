import { moving } from '../../../../test/support/folio-history';
import { findingsAfter } from '../../../../test/support/plan-findings';
import { AUTHORIZED_PLAN, event, idOf, reported } from '../../../../test/support/plan-history';
import { findingIdOf } from '../plan/ids';
import type { PlanEvent } from '../plan/plan.events';
import type { Quarter } from '../plan/words';

/** Line 101 counts 6 boxes from then on, as 3 · 1 · 1 · 1. */
const REMEASURED = event('UnitOfMeasureChanged', {
  ...moving(101),
  ...{ unitOfMeasure: 'Caja', annualGoal: '6', carriedOver: '0' },
  schedule: ['3', '1', '1', '1'],
});

function remarked(number: number, remarks: string | null, quarter: Quarter = 1): PlanEvent {
  return event('ProgressReported', { ...reported(number, quarter, '2').data, remarks });
}

describe('POA-J03 of a line that was measured anew', () => {
  const before = [...AUTHORIZED_PLAN, remarked(101, null)];
  const found = (...history: readonly PlanEvent[]) => findingsAfter('POA-J03', ...history);

  it('stays as it was: the figure is held against the plan in its own unit', () => {
    expect(found(...before)).toHaveLength(1);
    expect(found(...before, REMEASURED)).toStrictEqual(found(...before));
  });

  it('stays away where the figure was what its own unit had planned', () => {
    const asPlanned = [...AUTHORIZED_PLAN, reported(101, 1, '30')];
    expect(found(...asPlanned, REMEASURED)).toStrictEqual([]);
  });

  it('is about the last unit in which the quarter was reported: there its remark stands', () => {
    const inBoxes = [...before, REMEASURED, remarked(101, 'Se contó de nuevo')];
    expect(found(...inBoxes)).toStrictEqual([]);
    const unexplained = found(...before, REMEASURED, remarked(101, null));
    expect(unexplained.map(({ id, expected, actual }) => [id, expected, actual])).toStrictEqual([
      [findingIdOf('POA-J03', `${idOf(101)} 11`), '3', '2'],
    ]);
  });
});

describe('POA-J02 of a line that was measured anew', () => {
  const shared = [...AUTHORIZED_PLAN, remarked(101, 'En análisis'), remarked(102, 'En análisis')];
  const found = (...history: readonly PlanEvent[]) => findingsAfter('POA-J02', ...history);

  it('stays as it was', () => {
    expect(found(...shared)).toHaveLength(2);
    expect(found(...shared, REMEASURED)).toStrictEqual(found(...shared));
  });

  it('is about the last remark of the quarter, and not about two of one line', () => {
    expect(found(...shared, REMEASURED, remarked(101, 'Por lluvias'))).toStrictEqual([]);
    const again = found(...shared, REMEASURED, remarked(101, 'En análisis'));
    expect(again.map(({ id }) => id)).toStrictEqual([
      findingIdOf('POA-J02', `${idOf(101)} 11`),
      findingIdOf('POA-J02', `${idOf(102)} 1`),
    ]);
  });
});
