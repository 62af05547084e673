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
import { authorized } from '../plan/guards';
import { transferIdInFolio } from '../plan/ids';
import type { ModificationContent, Movement } from '../plan/modification.events';
import type { Plan } from '../plan/plan';
import type { PlanEvent } from '../plan/plan.events';
import { planFold } from '../plan/plan.upcast';
import { applyFolio } from './apply-folio';
import { factsFrom, NO_FACTS } from './facts';

const plan = scenario(planFold);
const given = plan.given(...TWO_METAS);
const applyWith = (facts: typeof NO_FACTS) => (content: ModificationContent, state: Plan) =>
  applyFolio(authorized(state), { folio: FOLIO, content }, facts);
const LESS = ['0', '4', '4', '0'] as const;
const MORE = ['8', '4', '4', '0'] as const;

function out(planId: string, lineId: string): Movement {
  return { code: 'T', direction: 'out', amount: '4', to: { planId, lineId } };
}
function into(planId: string, transferId: string | null = null): Movement {
  const from = { planId, lineId: idOf(201) };
  return { code: 'T', direction: 'in', amount: '4', from, transferId };
}

describe('a transfer within the plan', () => {
  const apply = applyWith(NO_FACTS);

  it('is never under way, nor answered for', () => {
    const gives = changing(201, [out(PLAN_ID, idOf(200))], ['12', LESS]);
    const takes = changing(200, [into(PLAN_ID)], ['20', ['9', '5', '5', '5']]);
    const { underWay, answered } = planAfter(...withFolio(TWO_METAS, contentOf(gives, takes)));
    expect([underWay.size, answered.size]).toStrictEqual([0, 0]);
  });

  it('does not go from a line to itself', () => {
    const gives = changing(201, [out(PLAN_ID, idOf(201))], ['12', LESS]);
    const takes = changing(201, [into(PLAN_ID)], ['8', ['4', '4', '4', '0']]);
    given.when(apply, contentOf(gives, takes)).thenRefused('transfer-unbalanced');
  });

  it('is taken in by the line that it is given to, and by no other', () => {
    const gives = changing(201, [out(PLAN_ID, idOf(200))], ['12', LESS]);
    const takes = changing(101, [into(PLAN_ID)], ['60', ['34', '10', '10', '10']]);
    given.when(apply, contentOf(gives, takes)).thenRefused('transfer-unbalanced');
  });
});

describe('the line of another plan that is to take an amount in', () => {
  const refused = (history: readonly PlanEvent[], code: string, number = 301) => {
    const row = changing(201, [out(OTHER_ID, otherIdOf(number))], ['12', LESS]);
    given.when(applyWith(factsFrom([planAfter(...history)])), contentOf(row)).thenRefused(code);
  };

  it('is no meta that is the sum of its actions', () => {
    const additive = event('MetaDeclaredAdditive', {
      lineId: otherIdOf(300),
      inferred: true,
      source: null,
    });
    refused([...OTHER_PLAN, additive], 'meta-additive-transfer', 300);
  });

  it('is active', () => {
    const suppressed = event('LineSuppressed', {
      lineId: otherIdOf(301),
      movement: { folio: 'F-1', block: 1, row: 1, codes: ['S'] },
      wording: null,
      source: null,
    });
    refused([...OTHER_PLAN, suppressed], 'line-inactive');
  });
});

describe('an amount under way', () => {
  const gives = contentOf(changing(201, [out(OTHER_ID, otherIdOf(301))], ['12', LESS]));
  const facts = factsFrom([planAfter(...OTHER_PLAN)]);
  const giving = planAfter(...withFolio(TWO_METAS, gives, { facts }));
  const transferId = transferIdInFolio(PLAN_ID, FOLIO, { block: 1, row: 1 });
  const apply = applyWith(factsFrom([giving]));

  it('is taken in by the plan that it was given to, and by no other', () => {
    const third = TWO_METAS.map((each) =>
      each.type === 'PlanOpened' ? event('PlanOpened', { ...each.data, fiscalYear: 2020 }) : each,
    );
    const row = changing(201, [into(PLAN_ID, transferId)], ['12', MORE]);
    plan
      .given(...third)
      .when(apply, contentOf(row))
      .thenRefused('transfer-not-found');
  });

  it('is taken in once, by one row of a folio or by one of two folios', () => {
    const more = ['6', '2', '2', '1'] as const;
    const row = {
      ...changing(301, [into(PLAN_ID, transferId)], ['7', more]),
      lineId: otherIdOf(301),
    };
    const twice = { ...row, authorized: '11', calendar: ['10', '2', '2', '1'] as const };
    const other = plan.given(...OTHER_PLAN);
    other.when(apply, contentOf(row, twice)).thenRefused('transfer-answered');
    const history = withFolio(OTHER_PLAN, contentOf(row), { facts: factsFrom([giving]) });
    plan
      .given(...history)
      .when(apply, contentOf(twice))
      .thenRefused('transfer-answered');
  });

  it('is cited with the plan that gave it', () => {
    const row = {
      ...changing(301, [into('2020.54202', transferId)], ['7', ['6', '2', '2', '1']]),
      lineId: otherIdOf(301),
    };
    plan
      .given(...OTHER_PLAN)
      .when(apply, contentOf(row))
      .thenRefused('transfer-not-found');
  });
});
