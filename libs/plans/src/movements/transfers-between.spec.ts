import { scenario } from '@libro/event-sourcing/testing';
import {
  changing,
  contentOf,
  FOLIO,
  opening,
  OTHER_ID,
  OTHER_PLAN,
  otherIdOf,
  TWO_METAS,
  withFolio,
} from '../../../../test/support/folios';
import { event, idOf, PLAN_ID, planAfter } from '../../../../test/support/plan-history';
import { authorized } from '../plan/guards';
import { transferIdInFolio } from '../plan/ids';
import type { DraftRow, ModificationContent } from '../plan/modification.events';
import type { Plan } from '../plan/plan';
import { planFold } from '../plan/plan.upcast';
import { applyFolio } from './apply-folio';
import { factsFrom, NO_FACTS } from './facts';
import type { TransferIn } from './placed-row';

const plan = scenario(planFold);
const applyWith = (facts: typeof NO_FACTS) => (content: ModificationContent, state: Plan) =>
  applyFolio(authorized(state), { folio: FOLIO, content }, facts);
const facts = factsFrom([planAfter(...OTHER_PLAN)]);
const transferId = transferIdInFolio(PLAN_ID, FOLIO, { block: 1, row: 1 });

function giving(lineId: string | null, amount: string): DraftRow {
  const to = { planId: OTHER_ID, lineId };
  const movements = [{ code: 'T', direction: 'out', amount, to } as const];
  const left =
    amount === 'whole' ? (['0', '0', '0', '0'] as const) : (['0', '4', '4', '0'] as const);
  return changing(201, movements, ['12', left]);
}

describe('giving to another plan', () => {
  const given = plan.given(...TWO_METAS);
  const apply = applyWith(facts);

  it('leaves an amount under way', () => {
    const history = withFolio(TWO_METAS, contentOf(giving(otherIdOf(301), '4')), { facts });
    const { underWay, lines } = planAfter(...history);
    expect(lines.get(idOf(201))?.goal).toBe('8');
    expect(underWay.get(transferId)).toMatchObject({ amount: '4', whole: false, folio: FOLIO });
  });

  it('sends a whole line, and leaves what it achieved with it', () => {
    expect(given.when(apply, contentOf(giving(null, 'whole'))).events()).toMatchObject([
      { type: 'ActionTransferred', data: { amount: '12', whole: true, to: { lineId: null } } },
    ]);
  });

  it('refuses a plan or line that cannot take it in', () => {
    const refused = (row: DraftRow, code: string) =>
      given.when(apply, contentOf(row)).thenRefused(code);
    refused(giving('no', '4'), 'line-not-found');
    refused(giving(null, '4'), 'folio-row-invalid');
    given.when(applyWith(NO_FACTS), contentOf(giving(null, 'whole'))).thenRefused('plan-not-found');
    const closed = factsFrom([planAfter(...OTHER_PLAN, event('PlanClosed', {}))]);
    given.when(applyWith(closed), contentOf(giving(null, 'whole'))).thenRefused('plan-closed');
    const of202 = { lineId: idOf(202), authorized: '8', unitOfMeasure: 'Taller' };
    const taller = { ...giving(otherIdOf(301), '8'), ...of202 };
    refused({ ...taller, calendar: ['0', '0', '0', '0'] }, 'unit-of-measure-differs');
  });

  it('keeps the line from being suppressed, measured anew, or its number opened again', () => {
    const content = contentOf(giving(null, 'whole'));
    const after = plan.given(...withFolio(TWO_METAS, content, { facts }));
    const zero = ['0', ['0', '0', '0', '0']] as const;
    const change = { unitOfMeasure: 'Obra', annualGoal: '0', carriedOver: '0' };
    const refusals = [
      [changing(201, [{ code: 'S' }], zero), 'line-has-amount-under-way'],
      [changing(201, [{ code: 'CUM', ...change }], zero), 'line-has-amount-under-way'],
      [opening({ number: 201 }, ['1', '0', '0', '0']), 'number-taken'],
    ] as const;
    for (const [row, code] of refusals) after.when(apply, contentOf(row)).thenRefused(code);
  });
});

describe('taking in what another plan gave', () => {
  const history = withFolio(TWO_METAS, contentOf(giving(otherIdOf(301), '4')), { facts });
  const apply = applyWith(factsFrom([planAfter(...history)]));
  const given = plan.given(...OTHER_PLAN);
  const from = { planId: PLAN_ID, lineId: idOf(201) };
  const taken: TransferIn = { code: 'T', direction: 'in', amount: '4', from, transferId };
  const row: DraftRow = {
    ...changing(301, [taken], ['7', ['2', '2', '2', '5']]),
    lineId: otherIdOf(301),
  };
  const codes = ['T'] as const;

  it('raises the line that it was given to, and answers the transfer', () => {
    const received = event('ActionReceived', {
      lineId: otherIdOf(301),
      movement: { folio: FOLIO, block: 1, row: 1, codes },
      wording: null,
      source: null,
      transferId,
      schedule: ['2', '2', '2', '5'],
      amount: '4',
      from,
      opened: null,
    });
    given.when(apply, contentOf(row)).then(received);
    const answer = { answer: 'received', lineId: otherIdOf(301), folio: FOLIO };
    expect(planAfter(...OTHER_PLAN, received).answered.get(transferId)).toStrictEqual(answer);
    plan
      .given(...OTHER_PLAN, received)
      .when(apply, contentOf({ ...row, authorized: '11' }))
      .thenRefused('transfer-answered');
  });

  it('refuses what is not under way, not all of it, or for another line', () => {
    const refused = (change: Partial<TransferIn>, code: string) =>
      given
        .when(apply, contentOf({ ...row, movements: [{ ...taken, ...change }] }))
        .thenRefused(code);
    refused({ transferId: 'no' }, 'transfer-not-found');
    refused({ transferId: null }, 'transfer-not-found');
    refused({ from: { ...from, lineId: idOf(202) } }, 'transfer-not-found');
    refused({ amount: '3' }, 'transfer-unbalanced');
    const opened = opening({ number: 302 }, ['4', '0', '0', '0'], [taken]);
    given.when(apply, contentOf(opened)).thenRefused('transfer-unbalanced');
  });

  it('names the origin in the line that takes in a whole one', () => {
    const whole = withFolio(TWO_METAS, contentOf(giving(otherIdOf(301), 'whole')), { facts });
    const taking = { ...row, movements: [{ ...taken, amount: '12' }] };
    const content = contentOf({ ...taking, calendar: ['2', '2', '2', '13'] });
    const events = given.when(applyWith(factsFrom([planAfter(...whole)])), content).events();
    expect(events.map(({ data }) => data)).toMatchObject([{ opened: null, whole: true }]);
    const line = planAfter(...OTHER_PLAN, ...events).lines.get(otherIdOf(301));
    expect(line).toMatchObject({ goal: '19', origin: from });
  });

  it('opens a line for a whole one, of its kind and unit, and names the origin', () => {
    const whole = withFolio(TWO_METAS, contentOf(giving(null, 'whole')), { facts });
    const applyWhole = applyWith(factsFrom([planAfter(...whole)]));
    const all: TransferIn = { ...taken, amount: '12' };
    const calendar = ['0', '4', '4', '4'] as const;
    const opened = given.when(applyWhole, contentOf(opening({ number: 302 }, calendar, [all])));
    const state = planAfter(...OTHER_PLAN, ...opened.events());
    const line = [...state.lines.values()].find(({ number }) => number === 302);
    expect(line).toMatchObject({
      goal: '12',
      authorizedGoal: '12',
      origin: from,
      metaId: otherIdOf(300),
    });
    const unit = opening({ number: 302, unitOfMeasure: 'Taller' }, calendar, [all]);
    given.when(applyWhole, contentOf(unit)).thenRefused('unit-of-measure-differs');
    const kind = opening({ number: 400, kind: 'meta' }, calendar, [all]);
    given.when(applyWhole, contentOf(kind)).thenRefused('folio-row-invalid');
    const sums = opening({ number: 400, kind: 'meta', additive: true }, calendar, [all]);
    given.when(applyWhole, contentOf(sums)).thenRefused('folio-row-invalid');
  });
});
