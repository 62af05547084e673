import { scenario } from '@libro/event-sourcing/testing';
import {
  changing,
  contentOf,
  drafted,
  FOLIO,
  signed,
  TWO_METAS,
  withFolio,
} from '../../../../test/support/folios';
import { event, planAfter, PLAN_OPENED } from '../../../../test/support/plan-history';
import { planFold } from '../plan/plan.upcast';
import { withdrawModification } from './withdraw-modification';

const plan = scenario(planFold);
const content = contentOf(
  changing(201, [{ code: 'AM', amount: '3' }], ['12', ['4', '4', '4', '3']]),
);
const DRAFT = [...TWO_METAS, drafted(content), signed('prepared', content)];
const command = { folio: FOLIO, reason: 'Falta sustento' };
const done = event('ModificationWithdrawn', command);

describe('withdrawing a folio', () => {
  it('ends it, also one that was returned', () => {
    plan
      .given(...DRAFT)
      .when(withdrawModification, command)
      .then(done);
    const after = planAfter(...DRAFT, done).modifications.get(FOLIO);
    expect(after).toMatchObject({ status: 'withdrawn', signatures: [] });
  });

  it('is quiet for one that is withdrawn already', () => {
    plan
      .given(...DRAFT, done)
      .when(withdrawModification, command)
      .thenNothing();
  });

  it('refuses to do so without a reason', () => {
    plan
      .given(...DRAFT)
      .when(withdrawModification, { ...command, reason: ' ' })
      .thenRefused('text-invalid');
  });

  it('refuses folios that are not there, or not pending', () => {
    plan
      .given(...TWO_METAS)
      .when(withdrawModification, command)
      .thenRefused('folio-not-found');
    plan
      .given(...withFolio(TWO_METAS, content))
      .when(withdrawModification, command)
      .thenRefused('folio-not-pending');
  });

  it('refuses plans that are not there, not authorized, or closed', () => {
    plan.given().when(withdrawModification, command).thenRefused('plan-not-found');
    plan.given(PLAN_OPENED).when(withdrawModification, command).thenRefused('plan-not-authorized');
    plan
      .given(...DRAFT, event('PlanClosed', {}))
      .when(withdrawModification, command)
      .thenRefused('plan-closed');
  });
});
