import { scenario } from '@libro/event-sourcing/testing';
import { changing, contentOf, FOLIO, opening, TWO_METAS } from '../../../../test/support/folios';
import { event, idOf, PLAN_ID } from '../../../../test/support/plan-history';
import { authorized } from '../plan/guards';
import { lineIdInFolio } from '../plan/ids';
import type { DraftRow, ModificationContent } from '../plan/modification.events';
import type { Plan } from '../plan/plan';
import { planFold } from '../plan/plan.upcast';
import { applyFolio } from './apply-folio';
import { NO_FACTS } from './facts';

const plan = scenario(planFold);
const given = plan.given(...TWO_METAS);
const apply = (content: ModificationContent, state: Plan) =>
  applyFolio(authorized(state), { folio: FOLIO, content }, NO_FACTS);
const NOTHING = ['0', '0', '0', '0'] as const;

const [, , , , META_200] = TWO_METAS;
const opened = META_200?.type === 'MetaOpened' ? META_200.data : undefined;
const citing = (description: string, linesOfAction: readonly string[]): DraftRow => ({
  ...changing(201, [{ code: 'AM', amount: '1' }], ['12', ['5', '4', '4', '0']]),
  description,
  linesOfAction,
});

describe('a row that opens a line', () => {
  it('states no goal of more digits than a quantity has', () => {
    const most = '999999999999999';
    const row = opening({ number: 203 }, [most, most, '0', '0']);
    given.when(apply, contentOf(row)).thenRefused('quantity-invalid');
  });

  it('takes in more than nothing', () => {
    const from = { planId: PLAN_ID, lineId: idOf(201) };
    const at = { block: 1, row: 1 };
    const to = { planId: PLAN_ID, lineId: lineIdInFolio(PLAN_ID, FOLIO, at) };
    const taken = { code: 'T', direction: 'in', amount: '0', from, transferId: null } as const;
    const given0 = { code: 'T', direction: 'out', amount: '0', to } as const;
    const rows = [
      opening({ number: 203 }, NOTHING, [taken]),
      changing(201, [given0], ['12', ['4', '4', '4', '0']]),
    ];
    given.when(apply, contentOf(...rows)).thenRefused('increase-not-positive');
  });

  it('stands under one meta: two active ones with its number are told apart by nobody', () => {
    if (opened === undefined) throw new Error('the plan has a meta 200');
    const twin = event('MetaOpened', { ...opened, lineId: 'another 200' });
    const row = opening({ number: 203 }, ['1', '0', '0', '0']);
    plan
      .given(...TWO_METAS, twin)
      .when(apply, contentOf(row))
      .thenRefused('line-ambiguous');
  });
});

describe('the lines of action that a row cites', () => {
  const history = TWO_METAS.map((each) =>
    each.type === 'ActionOpened' && each.data.number === 201
      ? event('ActionOpened', { ...each.data, linesOfAction: ['9.9.9'] })
      : each,
  );

  it('may stay what the header does not list, and get no other such code', () => {
    const unlisted = plan.given(...history);
    const stays = citing('Otra redacción', ['9.9.9', '2.6.1']);
    expect(unlisted.when(apply, contentOf(stays)).events()).toHaveLength(1);
    const more = citing('Otra redacción', ['9.9.9', '8.8.8']);
    unlisted.when(apply, contentOf(more)).thenRefused('line-of-action-unknown');
  });
});

describe('a schedule that stays (R)', () => {
  it('is no movement alone, and goes with a change of unit', () => {
    const calendar = ['4', '4', '4', '0'] as const;
    const restated = { unitOfMeasure: 'Obra', annualGoal: '12', carriedOver: '0' };
    const both = changing(201, [{ code: 'CUM', ...restated }, { code: 'R' }], ['12', calendar]);
    expect(given.when(apply, contentOf(both)).events()).toHaveLength(2);
    const alone = changing(201, [{ code: 'R' }], ['12', calendar]);
    given.when(apply, contentOf(alone)).thenRefused('movement-changes-nothing');
  });
});

describe('a line that ends', () => {
  it('is not suppressed where a change of unit carried something over', () => {
    const restated = event('UnitOfMeasureChanged', {
      lineId: idOf(201),
      movement: { folio: 'F-1', block: 1, row: 1, codes: ['CUM'] },
      wording: null,
      source: null,
      unitOfMeasure: 'Obra',
      annualGoal: '12',
      carriedOver: '2',
    });
    const row = { ...changing(201, [{ code: 'S' }], ['12', NOTHING]), unitOfMeasure: 'Obra' };
    plan
      .given(...TWO_METAS, restated)
      .when(apply, contentOf(row))
      .thenRefused('line-has-progress');
  });

  it('is given another schedule by no row that sends it away whole', () => {
    const to = { planId: PLAN_ID, lineId: idOf(101) };
    const whole = { code: 'T', direction: 'out', amount: 'whole', to } as const;
    const from = { planId: PLAN_ID, lineId: idOf(201) };
    const all = { code: 'T', direction: 'in', amount: '12', from, transferId: null } as const;
    const rows = [
      changing(201, [whole, { code: 'R' }], ['12', NOTHING]),
      changing(101, [all], ['60', ['42', '10', '10', '10']]),
    ];
    given.when(apply, contentOf(...rows)).thenRefused('movements-incompatible');
  });
});
