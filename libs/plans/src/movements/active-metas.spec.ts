import { scenario } from '@libro/event-sourcing/testing';
import {
  changing,
  contentOf,
  FOLIO,
  OTHER_ID,
  OTHER_PLAN,
  TWO_METAS,
  withFolio,
} from '../../../../test/support/folios';
import { event, idOf, planAfter } from '../../../../test/support/plan-history';
import { authorized } from '../plan/guards';
import type { ModificationContent } from '../plan/modification.events';
import type { Plan } from '../plan/plan';
import { planFold } from '../plan/plan.upcast';
import { applyFolio } from './apply-folio';
import { factsFrom, NO_FACTS } from './facts';

const plan = scenario(planFold);
const apply = (content: ModificationContent, state: Plan) =>
  applyFolio(authorized(state), { folio: FOLIO, content }, NO_FACTS);
const NOTHING = ['0', '0', '0', '0'] as const;

describe('the active meta of an action', () => {
  it('is not asked for where a printed folio suppressed it and this one leaves both alone', () => {
    const suppressed = event('LineSuppressed', {
      lineId: idOf(200),
      movement: { folio: 'F-1', block: 1, row: 1, codes: ['S'] },
      wording: null,
      source: null,
    });
    const given = plan.given(...TWO_METAS, suppressed);
    const meta = changing(100, [{ code: 'R' }], ['100', ['30', '40', '20', '10']]);
    const action = changing(101, [{ code: 'R' }], ['60', ['20', '20', '10', '10']]);
    expect(given.when(apply, contentOf(meta, action)).events()).toHaveLength(2);
    const own = changing(201, [{ code: 'R' }], ['12', ['0', '4', '4', '4']]);
    given.when(apply, contentOf(own)).thenRefused('meta-has-active-actions');
  });

  it('is not suppressed while an amount of the action is under way', () => {
    const to = { planId: OTHER_ID, lineId: null };
    const whole = { code: 'T', direction: 'out', amount: 'whole', to } as const;
    const facts = factsFrom([planAfter(...OTHER_PLAN)]);
    const gives = contentOf(changing(201, [whole], ['12', NOTHING]));
    const rows = [
      changing(200, [{ code: 'S' }], ['20', NOTHING]),
      changing(202, [{ code: 'S' }], ['8', NOTHING]),
    ];
    plan
      .given(...withFolio(TWO_METAS, gives, { facts }))
      .when(apply, contentOf(...rows))
      .thenRefused('meta-has-active-actions');
  });
});
