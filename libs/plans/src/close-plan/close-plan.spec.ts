import { scenario } from '@libro/event-sourcing/testing';
import {
  AUTHORIZED_PLAN,
  event,
  idOf,
  PLAN_OPENED,
  withClosed,
} from '../../../../test/support/plan-history';
import type { PlanEvent } from '../plan/plan.events';
import { planFold } from '../plan/plan.upcast';
import { closePlan } from './close-plan';

const plan = scenario(planFold);
const YEAR = withClosed(AUTHORIZED_PLAN, 1, 2, 3, 4);
const refused = (code: string, ...history: readonly PlanEvent[]) => {
  plan
    .given(...history)
    .when(closePlan, {})
    .thenRefused(code);
};
const folio = 'F1';
const drafted = event('ModificationDrafted', {
  folio,
  content: { formDate: '2021-04', blocks: [] },
});
const given = event('ActionTransferred', {
  lineId: idOf(101),
  movement: { folio, block: 1, row: 1, codes: ['T'] },
  wording: null,
  source: null,
  schedule: ['25', '10', '10', '10'],
  transferId: 'transfer-1',
  amount: '5',
  whole: false,
  to: { planId: '2021.54203', lineId: 'their-line' },
});
const received = event('TransferCompleted', {
  transferId: 'transfer-1',
  receivedBy: { planId: '2021.54203', lineId: 'their-line', folio: 'F7' },
});

describe('closing a plan', () => {
  it('closes it once its four quarters are', () => {
    plan
      .given(...YEAR)
      .when(closePlan, {})
      .then(event('PlanClosed', {}));
  });

  it('is quiet for a plan that is closed', () => {
    plan
      .given(...YEAR, event('PlanClosed', {}))
      .when(closePlan, {})
      .thenNothing();
  });

  it('refuses a plan that is not, or was never authorized', () => {
    refused('plan-not-found');
    refused('plan-not-authorized', PLAN_OPENED);
  });

  it('refuses while a quarter is open', () => {
    refused('quarters-not-closed', ...withClosed(AUTHORIZED_PLAN, 1, 2, 3));
  });

  it('refuses while an amount is under way, and closes once it was taken in', () => {
    refused('amounts-under-way', ...YEAR, given);
    plan
      .given(...YEAR, given, received)
      .when(closePlan, {})
      .then(event('PlanClosed', {}));
  });

  it('refuses while a folio is drafted or returned', () => {
    refused('plan-has-pending-folios', ...YEAR, drafted);
    const returned = event('ModificationReturned', { folio, reason: 'Falta justificar' });
    refused('plan-has-pending-folios', ...YEAR, drafted, returned);
  });

  it('closes beside folios that were authorized or withdrawn', () => {
    const withdrawn = event('ModificationWithdrawn', { folio, reason: 'Ya no hace falta' });
    const authorized = event('ModificationAuthorized', { folio });
    for (const ending of [withdrawn, authorized]) {
      plan
        .given(...YEAR, drafted, ending)
        .when(closePlan, {})
        .then(event('PlanClosed', {}));
    }
  });
});
