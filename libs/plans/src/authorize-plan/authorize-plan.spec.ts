import { scenario } from '@libro/event-sourcing/testing';
import {
  ACTION_101,
  ACTION_102,
  AUTHORIZED_PLAN,
  event,
  META_100,
  PLAN_AUTHORIZED,
  PLAN_OPENED,
} from '../../../../test/support/plan-history';
import { planFold } from '../plan/plan.upcast';
import { authorizePlan } from './authorize-plan';

const plan = scenario(planFold);

describe('authorizing a plan', () => {
  it('freezes the goals', () => {
    plan
      .given(PLAN_OPENED, META_100, ACTION_101, ACTION_102)
      .when(authorizePlan, {})
      .then(PLAN_AUTHORIZED);
  });

  it('lets a meta that is no sum count other things than its actions', () => {
    const meta = event('MetaOpened', { ...META_100.data, additive: false });
    plan.given(PLAN_OPENED, meta, ACTION_101).when(authorizePlan, {}).then(PLAN_AUTHORIZED);
  });

  it('does not compare a quarter that is not stated', () => {
    const action = event('ActionOpened', { ...ACTION_102.data, schedule: null });
    plan
      .given(PLAN_OPENED, META_100, ACTION_101, action)
      .when(authorizePlan, {})
      .then(PLAN_AUTHORIZED);
  });

  it('is quiet for a plan that is authorized', () => {
    plan
      .given(...AUTHORIZED_PLAN)
      .when(authorizePlan, {})
      .thenNothing();
  });

  it('refuses a plan without lines', () => {
    plan.given(PLAN_OPENED).when(authorizePlan, {}).thenRefused('plan-empty');
  });

  it('refuses an action without its meta', () => {
    plan.given(PLAN_OPENED, ACTION_101).when(authorizePlan, {}).thenRefused('meta-not-found');
  });

  it('refuses an additive meta that is not the sum of its actions in the year', () => {
    plan
      .given(PLAN_OPENED, META_100, ACTION_101)
      .when(authorizePlan, {})
      .thenRefused('meta-not-sum-of-actions');
  });

  it('refuses an additive meta that is not the sum of its actions in a quarter', () => {
    const action = event('ActionOpened', {
      ...ACTION_102.data,
      schedule: ['10', '10', '20', '0'],
    });
    plan
      .given(PLAN_OPENED, META_100, ACTION_101, action)
      .when(authorizePlan, {})
      .thenRefused('meta-not-sum-of-actions');
  });

  it('refuses a plan that is not, or is closed', () => {
    plan.given().when(authorizePlan, {}).thenRefused('plan-not-found');
    plan
      .given(...AUTHORIZED_PLAN, event('PlanClosed', {}))
      .when(authorizePlan, {})
      .thenRefused('plan-closed');
  });
});
