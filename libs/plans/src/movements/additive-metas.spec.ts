import { scenario } from '@libro/event-sourcing/testing';
import { changing, contentOf, FOLIO, TWO_METAS } from '../../../../test/support/folios';
import { event, idOf } from '../../../../test/support/plan-history';
import { authorized } from '../plan/guards';
import type { ModificationContent } from '../plan/modification.events';
import type { Plan } from '../plan/plan';
import { planFold } from '../plan/plan.upcast';
import { applyFolio } from './apply-folio';
import { NO_FACTS } from './facts';

const plan = scenario(planFold);
const apply = (content: ModificationContent, state: Plan) =>
  applyFolio(authorized(state), { folio: FOLIO, content }, NO_FACTS);

/** A printed folio raised action 101, and left its additive meta 100 as it was. */
const RAISED_ON_PAPER = event('AnnualGoalIncreased', {
  lineId: idOf(101),
  movement: { folio: 'F-0', block: 1, row: 1, codes: ['AM'] },
  wording: null,
  source: null,
  increase: '5',
  schedule: ['30', '10', '10', '15'],
});
const broken = plan.given(...TWO_METAS, RAISED_ON_PAPER);
const AM = (amount: string) => [{ code: 'AM' as const, amount }];

describe('an additive meta that a printed sheet left unlike its actions', () => {
  it('stops no folio about other lines', () => {
    const other = changing(201, AM('2'), ['12', ['4', '4', '4', '2']]);
    expect(broken.when(apply, contentOf(other)).events()).toHaveLength(1);
  });

  it('refuses a folio that changes an action of it, and leaves it so', () => {
    const action = changing(102, AM('2'), ['40', ['10', '20', '10', '2']]);
    broken.when(apply, contentOf(action)).thenRefused('meta-not-sum-of-actions');
  });

  it('refuses a folio that changes it, and leaves it no sum', () => {
    const meta = changing(100, AM('2'), ['100', ['40', '30', '20', '12']]);
    broken.when(apply, contentOf(meta)).thenRefused('meta-not-sum-of-actions');
  });

  it('is made the sum again by a folio that changes it', () => {
    const meta = changing(100, AM('5'), ['100', ['40', '30', '20', '15']]);
    expect(broken.when(apply, contentOf(meta)).events()).toHaveLength(1);
  });
});
