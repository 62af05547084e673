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
import { transferIdInFolio } from '../plan/ids';
import { planFold } from '../plan/plan.upcast';
import type { Schedule } from '../plan/words';
import { factsFrom } from './facts';
import { settleTransfer } from './settle-transfer';

const plan = scenario(planFold);
const transferId = transferIdInFolio(PLAN_ID, FOLIO, { block: 1, row: 1 });
const gives = (number: number, figures: readonly [string, Schedule]) => {
  const to = { planId: OTHER_ID, lineId: otherIdOf(301) };
  return changing(number, [{ code: 'T', direction: 'out', amount: '4', to }], figures);
};
const facts = factsFrom([planAfter(...OTHER_PLAN)]);
const declined = { answer: 'declined', reason: 'Sin presupuesto' } as const;
const command = { transferId, answeredBy: OTHER_ID, answer: declined };
const returned = (...restored: readonly { lineId: string; schedule: Schedule }[]) =>
  event('TransferReturned', {
    transferId,
    amount: '4',
    reason: 'Sin presupuesto',
    returnedBy: OTHER_ID,
    restored,
  });

describe('settling an amount under way', () => {
  const content = contentOf(gives(201, ['12', ['2', '2', '4', '0']]));
  const history = withFolio(TWO_METAS, content, { facts });

  it('ends it where the other plan took it in', () => {
    const receivedBy = { planId: OTHER_ID, lineId: otherIdOf(301), folio: 'F-2' };
    const answer = { answer: 'received', lineId: otherIdOf(301), folio: 'F-2' } as const;
    const completed = event('TransferCompleted', { transferId, receivedBy });
    plan
      .given(...history)
      .when(settleTransfer, { ...command, answer })
      .then(completed);
    expect(planAfter(...history, completed).underWay.size).toBe(0);
  });

  it('gives each quarter back what it gave', () => {
    plan
      .given(...history)
      .when(settleTransfer, command)
      .then(returned({ lineId: idOf(201), schedule: ['4', '4', '4', '0'] }));
  });

  it('is quiet once it is settled', () => {
    const settled = returned({ lineId: idOf(201), schedule: ['4', '4', '4', '0'] });
    plan
      .given(...history, settled)
      .when(settleTransfer, command)
      .thenNothing();
  });

  it('gives quarter IV all, where the quarters cannot be told any more', () => {
    const raised = contentOf({
      ...gives(201, ['12', ['4', '4', '4', '2']]),
      movements: [
        ...gives(201, ['12', ['0', '0', '0', '0']]).movements,
        { code: 'AM', amount: '6' },
      ],
    });
    plan
      .given(...withFolio(TWO_METAS, raised, { facts }))
      .when(settleTransfer, command)
      .then(returned({ lineId: idOf(201), schedule: ['4', '4', '4', '6'] }));
  });

  it('gives quarter IV all, where a quarter would be negative', () => {
    const moved = contentOf(gives(201, ['12', ['8', '0', '0', '0']]));
    const spread = contentOf(changing(201, [{ code: 'R' }], ['8', ['0', '4', '4', '0']]));
    const after = withFolio(withFolio(TWO_METAS, moved, { facts }), spread, { folio: 'F-2' });
    plan
      .given(...after)
      .when(settleTransfer, command)
      .then(returned({ lineId: idOf(201), schedule: ['0', '4', '4', '4'] }));
  });

  it('restores the additive meta of the line by the same figures', () => {
    const rows = [
      gives(101, ['60', ['28', '8', '10', '10']]),
      changing(100, [{ code: 'D', amount: '4' }], ['100', ['38', '28', '20', '10']]),
    ];
    const action = { lineId: idOf(101), schedule: ['30', '10', '10', '10'] } as const;
    const meta = { lineId: idOf(100), schedule: ['40', '30', '20', '10'] } as const;
    plan
      .given(...withFolio(TWO_METAS, contentOf(...rows), { facts }))
      .when(settleTransfer, command)
      .then(returned(action, meta));
  });

  it('refuses a plan that is not there', () => {
    plan.given().when(settleTransfer, command).thenRefused('plan-not-found');
  });
});
