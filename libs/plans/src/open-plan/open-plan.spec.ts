import { scenario } from '@libro/event-sourcing/testing';
import { AUTHORIZED_PLAN, event, HEADER, PLAN_OPENED } from '../../../../test/support/plan-history';
import { planFold } from '../plan/plan.upcast';
import { openPlan, planToOpen } from './open-plan';

const plan = scenario(planFold);
const command = { fiscalYear: 2021, header: HEADER };
const withUnit = (executingUnit: { code: string; name: string }) => ({
  ...command,
  header: { ...HEADER, executingUnit },
});

describe('opening a plan', () => {
  it('puts the header of the form on record', () => {
    plan.given().when(openPlan, command).then(PLAN_OPENED);
  });

  it('names the plan by fiscal year and unit', () => {
    expect(planToOpen(command)).toBe('2021.54202');
  });

  it('trims the names', () => {
    const spaced = withUnit({ code: '54202', name: '  OFICINA DE PROYECTOS ' });
    plan.given().when(openPlan, spaced).then(PLAN_OPENED);
  });

  it('is quiet for the same header again, whatever came of the plan', () => {
    plan.given(PLAN_OPENED).when(openPlan, command).thenNothing();
    plan
      .given(...AUTHORIZED_PLAN)
      .when(openPlan, command)
      .thenNothing();
  });

  it('is quiet for the header of a plan that a sheet implied', () => {
    const inferred = event('PlanOpened', { ...PLAN_OPENED.data, inferred: true });
    plan.given(inferred).when(openPlan, command).thenNothing();
  });

  it('refuses another header for a plan on record', () => {
    const other = withUnit({ code: '54202', name: 'OTRA OFICINA' });
    plan.given(PLAN_OPENED).when(openPlan, other).thenRefused('plan-exists');
  });

  it.each([2021.5, 21, 20210, Number.NaN])('refuses the fiscal year %p', (fiscalYear) => {
    plan
      .given()
      .when(openPlan, { ...command, fiscalYear })
      .thenRefused('fiscal-year-invalid');
  });

  it.each(['', ' 54202', '54 202', '54202/1', '54\u200b202', '5'.repeat(41)])(
    'refuses the unit code «%s»',
    (code) => {
      const named = withUnit({ code, name: 'OFICINA DE PROYECTOS' });
      plan.given().when(openPlan, named).thenRefused('text-invalid');
    },
  );

  it('refuses a name that is blank, or a line of action without one', () => {
    plan
      .given()
      .when(openPlan, withUnit({ code: '54202', name: ' ' }))
      .thenRefused('text-invalid');
    const header = { ...HEADER, linesOfAction: [{ code: '2.3.1', name: '' }] };
    plan
      .given()
      .when(openPlan, { ...command, header })
      .thenRefused('text-invalid');
  });
});
