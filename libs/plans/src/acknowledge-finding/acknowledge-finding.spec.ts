import { scenario } from '@libro/event-sourcing/testing';
import { AUTHORIZED_PLAN, event, PLAN_OPENED } from '../../../../test/support/plan-history';
import { planFold } from '../plan/plan.upcast';
import { acknowledgeFinding } from './acknowledge-finding';
import { acknowledgeCatalogueFinding, catalogueCodec, catalogueFold } from './catalogue';

const command = {
  findingId: '5b1f8c52-0000-5000-8000-000000000001',
  evidenceDigest: 'ab'.repeat(32),
  reason: 'Se revisó con la unidad',
};
const changed = { ...command, evidenceDigest: 'cd'.repeat(32) };
const acknowledged = event('FindingAcknowledged', command);

describe("acknowledging a plan's finding", () => {
  const plan = scenario(planFold);

  it('puts finding, evidence and reason on record', () => {
    plan
      .given(...AUTHORIZED_PLAN)
      .when(acknowledgeFinding, command)
      .then(acknowledged);
  });

  it('is quiet for the same evidence again, whatever the reason', () => {
    const again = { ...command, reason: 'Otra vez' };
    plan.given(PLAN_OPENED, acknowledged).when(acknowledgeFinding, again).thenNothing();
  });

  it('acknowledges evidence that changed', () => {
    plan
      .given(PLAN_OPENED, acknowledged)
      .when(acknowledgeFinding, changed)
      .then(event('FindingAcknowledged', changed));
  });

  it('acknowledges findings about a plan that is closed', () => {
    plan
      .given(...AUTHORIZED_PLAN, event('PlanClosed', {}))
      .when(acknowledgeFinding, command)
      .then(acknowledged);
  });

  it('refuses a plan that is not, and an acknowledgement without a reason', () => {
    plan.given().when(acknowledgeFinding, command).thenRefused('plan-not-found');
    plan
      .given(PLAN_OPENED)
      .when(acknowledgeFinding, { ...command, reason: ' ' })
      .thenRefused('text-invalid');
  });
});

describe('acknowledging a finding that belongs to no plan', () => {
  const catalogue = scenario(catalogueFold);

  it('puts it on record, and is quiet for the same evidence again', () => {
    catalogue.given().when(acknowledgeCatalogueFinding, command).then(acknowledged);
    catalogue.given(acknowledged).when(acknowledgeCatalogueFinding, command).thenNothing();
  });

  it('acknowledges evidence that changed', () => {
    catalogue
      .given(acknowledged)
      .when(acknowledgeCatalogueFinding, changed)
      .then(event('FindingAcknowledged', changed));
  });

  it('refuses an acknowledgement without a reason', () => {
    catalogue
      .given()
      .when(acknowledgeCatalogueFinding, { ...command, reason: '' })
      .thenRefused('text-invalid');
  });

  it('is written as the plans write theirs', () => {
    expect(catalogueCodec().encode(acknowledged)).toMatchObject({
      type: 'FindingAcknowledged',
      version: 1,
    });
  });
});
