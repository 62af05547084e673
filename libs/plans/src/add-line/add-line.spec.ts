import { scenario } from '@libro/event-sourcing/testing';
import {
  ACTION_101,
  AUTHORIZED_PLAN,
  event,
  idOf,
  META_100,
  PLAN_OPENED,
} from '../../../../test/support/plan-history';
import { planFold } from '../plan/plan.upcast';
import { addLine } from './add-line';
import type { ActionToAdd, MetaToAdd } from './add-line';

const plan = scenario(planFold);
const shared = { linesOfAction: ['2.6.1'], unitOfMeasure: 'Expediente' };
const meta: MetaToAdd = {
  ...shared,
  kind: 'meta',
  number: 100,
  description: 'Atender los proyectos de las colonias',
  annualGoal: '100',
  schedule: ['40', '30', '20', '10'],
  additive: true,
};
const action: ActionToAdd = {
  ...shared,
  kind: 'action',
  number: 101,
  description: 'Integrar expedientes de obra',
  annualGoal: '60',
  schedule: ['30', '10', '10', '10'],
};
const refused = (change: Partial<ActionToAdd>, code: string) => {
  plan
    .given(PLAN_OPENED, META_100)
    .when(addLine, { ...action, ...change })
    .thenRefused(code);
};

describe('adding a line', () => {
  it('opens a meta', () => {
    plan.given(PLAN_OPENED).when(addLine, meta).then(META_100);
  });

  it('opens an action under its meta, whichever of them comes first', () => {
    plan.given(PLAN_OPENED, META_100).when(addLine, action).then(ACTION_101);
    plan.given(PLAN_OPENED).when(addLine, action).then(ACTION_101);
  });

  it('opens an action under the meta that a sheet implied', () => {
    const printed = event('MetaOpened', { ...META_100.data, lineId: 'printed', inferred: true });
    const expected = event('ActionOpened', { ...ACTION_101.data, metaId: 'printed' });
    plan.given(PLAN_OPENED, printed).when(addLine, action).then(expected);
  });

  it('keeps quantities in plain notation', () => {
    const schedule = ['30', '10.00', '10', '10'] as const;
    plan
      .given(PLAN_OPENED)
      .when(addLine, { ...action, annualGoal: '060.0', schedule })
      .then(ACTION_101);
  });

  it('opens a meta under a number above a thousand', () => {
    const expected = event('MetaOpened', { ...META_100.data, lineId: idOf(1200), number: 1200 });
    plan
      .given(PLAN_OPENED, META_100)
      .when(addLine, { ...meta, number: 1200 })
      .then(expected);
  });

  it('is quiet for the same line again', () => {
    const before = plan.given(PLAN_OPENED, META_100, ACTION_101);
    before.when(addLine, meta).thenNothing();
    before.when(addLine, action).thenNothing();
  });

  it('refuses another line with a number that is taken', () => {
    const before = plan.given(PLAN_OPENED, META_100, ACTION_101);
    before.when(addLine, { ...action, unitOfMeasure: 'Obra' }).thenRefused('number-taken');
    before.when(addLine, { ...meta, additive: false }).thenRefused('number-taken');
  });

  it.each([100, 200, 99, 0, -101, 101.5, Number.NaN, 1_000_000_001])(
    'refuses %p as the number of an action',
    (number) => {
      refused({ number }, 'number-invalid');
    },
  );

  it('refuses a meta whose number does not end in 00', () => {
    plan
      .given(PLAN_OPENED)
      .when(addLine, { ...meta, number: 110 })
      .thenRefused('number-invalid');
  });

  it('refuses a schedule that does not add up', () => {
    refused({ annualGoal: '61' }, 'schedule-does-not-add-up');
  });

  it('refuses figures that are no quantities', () => {
    refused({ annualGoal: '-60' }, 'quantity-invalid');
    refused({ schedule: ['30', '10', '10', '1e1'] }, 'quantity-invalid');
  });

  it('refuses a line of action that the header does not list, an axis included', () => {
    refused({ linesOfAction: ['2.6.1', '2'] }, 'line-of-action-unknown');
  });

  it('refuses a line without words', () => {
    refused({ description: ' ' }, 'text-invalid');
    refused({ unitOfMeasure: '' }, 'text-invalid');
  });

  it('refuses a line for a plan that is not, is authorized or is closed', () => {
    plan.given().when(addLine, action).thenRefused('plan-not-found');
    const authorized = plan.given(...AUTHORIZED_PLAN);
    authorized.when(addLine, action).thenRefused('plan-already-authorized');
    const closed = plan.given(...AUTHORIZED_PLAN, event('PlanClosed', {}));
    closed.when(addLine, action).thenRefused('plan-closed');
  });
});
