import type { PlanEvent } from '@libro/plans';
// Not through the library's index: a spec of the domain then loads no framework.
import { describe } from '../../libs/plans/src/audit-trail/describe';
import { NO_PLAN_VIEW, planViewAfter } from '../../libs/plans/src/projection/plan-view';
import { AUTHORIZED_PLAN, event, idOf } from './plan-history';
import { recordedOf } from './plan-log';

/** What the last event of a history says. */
function last(...history: readonly PlanEvent[]) {
  const recorded = recordedOf(history);
  const [event] = recorded.slice(-1);
  if (event === undefined) throw new Error('no event');
  const before = recorded.slice(0, -1).reduce(planViewAfter, NO_PLAN_VIEW);
  return describe({ before, recorded: event, after: planViewAfter(before, event) });
}

/** What the last event says after the authorized plan. */
export const inPlan = (...events: readonly PlanEvent[]) => last(...AUTHORIZED_PLAN, ...events);

const row = {
  lineId: idOf(101),
  opens: null,
  movements: [{ code: 'AM' as const, amount: '5' }],
  authorized: '60',
  calendar: ['30', '10', '10', '15'] as const,
  description: 'Integrar expedientes de obra',
  linesOfAction: ['2.6.1'],
  justification: null,
};
export const content = {
  formDate: '2021-07',
  blocks: [{ justification: 'Más obra', rows: [row] }],
};
export const DRAFTED = event('ModificationDrafted', { folio: 'F-1', content });
const movement = { folio: 'F-1', block: 1, row: 1, codes: ['AM' as const] };
export const applied = { lineId: idOf(101), movement, wording: null, source: null };
const elsewhere = { planId: '2021.99999', lineId: null };
export const GIVEN = event('ActionTransferred', {
  ...applied,
  transferId: 't-1',
  amount: '10',
  whole: false,
  to: elsewhere,
  schedule: ['20', '10', '10', '10'],
});
