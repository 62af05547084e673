import { scenario } from '@libro/event-sourcing/testing';
import {
  ACTION_101,
  AUTHORIZED_PLAN,
  event,
  HEADER,
  idOf,
  PLAN_OPENED,
} from '../../../../test/support/plan-history';
import type { CorrectedField } from '../plan/plan.events';
import { planFold } from '../plan/plan.upcast';
import { correctWording } from './correct-wording';

const plan = scenario(planFold);
const authorized = plan.given(...AUTHORIZED_PLAN);
const reason = 'Error de captura';
const to = (field: CorrectedField, value: string) => ({ field, value, reason });
const made = (field: CorrectedField, value: string) =>
  event('TechnicalCorrectionMade', { field, value, reason });
const description = `lines.${idOf(101)}.description` as const;

describe('correcting wording', () => {
  it.each<CorrectedField>(['branch', 'executingUnit', 'subfunction', 'linesOfAction.2.6.1'])(
    'corrects the name under %s',
    (field) => {
      authorized
        .when(correctWording, to(field, ' NOMBRE CORRECTO '))
        .then(made(field, 'NOMBRE CORRECTO'));
    },
  );

  it('corrects the wording of a line, by id or by number, also before it is authorized', () => {
    authorized
      .when(correctWording, to(description, 'Integrar'))
      .then(made(description, 'Integrar'));
    authorized
      .when(correctWording, to('lines.number:101.description', 'Integrar'))
      .then(made(description, 'Integrar'));
    plan.given(PLAN_OPENED).when(correctWording, to('branch', 'RAMO')).then(made('branch', 'RAMO'));
  });

  it('is quiet for the same wording', () => {
    authorized.when(correctWording, to('branch', HEADER.branch.name)).thenNothing();
    authorized.when(correctWording, to(description, 'Integrar expedientes de obra')).thenNothing();
    plan
      .given(...AUTHORIZED_PLAN, made('branch', 'RAMO'))
      .when(correctWording, to('branch', 'RAMO'))
      .thenNothing();
  });

  it('is no repeat where a code bears a second name that changes', () => {
    const linesOfAction = ['UNO', 'DOS'].map((name) => ({ code: '2.3.1', name }));
    const header = { ...HEADER, linesOfAction };
    const twice = plan.given(event('PlanOpened', { ...PLAN_OPENED.data, header }));
    const command = to('linesOfAction.2.3.1', 'UNO');
    twice.when(correctWording, command).then(made('linesOfAction.2.3.1', 'UNO'));
  });

  it('refuses a field that the plan does not have', () => {
    const unknown = (field: CorrectedField) => {
      authorized.when(correctWording, to(field, 'x')).thenRefused('field-not-found');
    };
    unknown('linesOfAction.9.9.9');
    unknown('linesOfAction' as CorrectedField);
    unknown('annualGoal' as CorrectedField);
    unknown(`lines.${idOf(101)}.goal` as CorrectedField);
  });

  it('does not repeat at any length what it refuses', () => {
    const refused = (field: CorrectedField) => () =>
      correctWording(to(field, 'x'), authorized.state);
    const long = 'x'.repeat(4_000);
    expect(refused(`linesOfAction.${long}`)).toThrow(
      /^field-not-found: el plan no tiene el campo «linesOfAction\.x{66}…»$/,
    );
    expect(refused(`lines.${long}.description`)).toThrow(
      /^line-not-found: el plan no tiene la línea «x{80}…»$/,
    );
  });

  it('refuses a line that the plan does not have, or has twice', () => {
    authorized
      .when(correctWording, to('lines.number:999.description', 'x'))
      .thenRefused('line-not-found');
    const twin = event('ActionOpened', { ...ACTION_101.data, lineId: 'twin', inferred: true });
    plan
      .given(...AUTHORIZED_PLAN, twin)
      .when(correctWording, to('lines.number:101.description', 'x'))
      .thenRefused('line-ambiguous');
  });

  it('refuses a correction without words or reason', () => {
    authorized.when(correctWording, to('branch', ' ')).thenRefused('text-invalid');
    authorized
      .when(correctWording, { ...to('branch', 'RAMO'), reason: '' })
      .thenRefused('text-invalid');
  });

  it('refuses a plan that is not, or is closed', () => {
    plan.given().when(correctWording, to('branch', 'RAMO')).thenRefused('plan-not-found');
    plan
      .given(...AUTHORIZED_PLAN, event('PlanClosed', {}))
      .when(correctWording, to('branch', 'RAMO'))
      .thenRefused('plan-closed');
  });
});
