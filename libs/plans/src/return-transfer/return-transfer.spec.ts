import { scenario } from '@libro/event-sourcing/testing';
import {
  changing,
  contentOf,
  FOLIO,
  OTHER_ID,
  OTHER_PLAN,
  otherIdOf,
  TWO_METAS,
  withFolio,
} from '../../../../test/support/folios';
import { event, idOf, PLAN_ID, planAfter } from '../../../../test/support/plan-history';
import { factsFrom } from '../movements/facts';
import { transferIdInFolio } from '../plan/ids';
import { planFold } from '../plan/plan.upcast';
import { returnTransfer } from './return-transfer';

const plan = scenario(planFold);
const to = { planId: OTHER_ID, lineId: otherIdOf(301) };
const given = changing(
  201,
  [{ code: 'T', direction: 'out', amount: '4', to }],
  ['12', ['0', '4', '4', '0']],
);
const facts = factsFrom([planAfter(...OTHER_PLAN)]);
const giving = planAfter(...withFolio(TWO_METAS, contentOf(given), { facts }));
const { incoming } = factsFrom([giving]);
const decide = returnTransfer(incoming);

const transferId = transferIdInFolio(PLAN_ID, FOLIO, { block: 1, row: 1 });
const command = { transferId, givenBy: PLAN_ID, reason: 'Sin presupuesto' };
const from = { planId: PLAN_ID, lineId: idOf(201) };
const declined = event('TransferDeclined', {
  transferId,
  amount: '4',
  from,
  reason: 'Sin presupuesto',
});

describe('returning a transfer', () => {
  it('declines the amount, also where the plan is closed', () => {
    plan
      .given(...OTHER_PLAN)
      .when(decide, command)
      .then(declined);
    plan
      .given(...OTHER_PLAN, event('PlanClosed', {}))
      .when(decide, command)
      .then(declined);
  });

  it('is quiet for what is declined already, also once it is under way no more', () => {
    plan
      .given(...OTHER_PLAN, declined)
      .when(returnTransfer(new Map()), command)
      .thenNothing();
  });

  it('refuses what the plan took in', () => {
    const received = event('ActionReceived', {
      lineId: otherIdOf(301),
      movement: { folio: 'F-2', block: 1, row: 1, codes: ['T'] },
      wording: null,
      source: null,
      transferId,
      amount: '4',
      from,
      opened: null,
      schedule: ['2', '2', '2', '5'],
    });
    plan
      .given(...OTHER_PLAN, received)
      .when(decide, command)
      .thenRefused('transfer-answered');
  });

  it('refuses what is not under way, or not to this plan', () => {
    const other = { ...command, givenBy: '2021.54204' };
    plan
      .given(...OTHER_PLAN)
      .when(decide, other)
      .thenRefused('transfer-not-found');
    plan
      .given(...TWO_METAS)
      .when(decide, command)
      .thenRefused('transfer-not-found');
  });

  it('refuses to return without a reason, and a plan that is not there', () => {
    plan
      .given(...OTHER_PLAN)
      .when(decide, { ...command, reason: ' ' })
      .thenRefused('text-invalid');
    plan.given().when(decide, command).thenRefused('plan-not-found');
  });
});
