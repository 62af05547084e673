import { scenario } from '@libro/event-sourcing/testing';
import {
  AUTHORIZED_PLAN,
  BRANCH,
  event,
  PLAN_OPENED,
  planAfter,
  PROGRAM,
  quarterSigned,
  reported,
  UNIT,
  withClosed,
} from '../../../../test/support/plan-history';
import type { PlanEvent } from '../plan/plan.events';
import { planFold } from '../plan/plan.upcast';
import { quarterDigest } from '../plan/quarters';
import type { Quarter, SignatureRole } from '../plan/words';
import { signQuarter } from './sign-quarter';

const plan = scenario(planFold);
const record = signQuarter('record');
const HISTORY: readonly PlanEvent[] = [...AUTHORIZED_PLAN, reported(101, 1, '25')];
const PREPARED = [...HISTORY, quarterSigned('prepared', 1, HISTORY)];
const REVIEWED = [...PREPARED, quarterSigned('reviewed', 1, PREPARED)];
const digest = quarterDigest(planAfter(...HISTORY), 1);
const as = (role: SignatureRole, quarter: Quarter = 1) => ({ quarter, role, digest });

describe('signing a quarter', () => {
  it('takes the three signatures in order; the last one closes the quarter', () => {
    plan
      .given(...HISTORY)
      .when(record, as('prepared'), UNIT)
      .then(quarterSigned('prepared', 1, HISTORY));
    plan
      .given(...PREPARED)
      .when(record, as('reviewed'), PROGRAM)
      .then(quarterSigned('reviewed', 1, HISTORY));
    plan
      .given(...REVIEWED)
      .when(record, as('authorized'), BRANCH)
      .then(quarterSigned('authorized', 1, HISTORY), event('QuarterClosed', { quarter: 1 }));
  });

  it('is quiet for the same signature again, also after the quarter was closed', () => {
    plan
      .given(...REVIEWED)
      .when(record, as('prepared'), UNIT)
      .thenNothing();
    plan
      .given(...withClosed(HISTORY, 1))
      .when(record, as('authorized'), BRANCH)
      .thenNothing();
  });

  it('refuses a digest of figures that changed since', () => {
    plan
      .given(...HISTORY, reported(101, 1, '26'))
      .when(record, as('prepared'), UNIT)
      .thenRefused('digest-stale');
    plan
      .given(...PREPARED, reported(102, 1, '0'))
      .when(record, as('prepared'), UNIT)
      .thenRefused('digest-stale');
  });

  it('refuses a digest of another quarter', () => {
    plan
      .given(...HISTORY)
      .when(record, as('prepared', 2), UNIT)
      .thenRefused('digest-stale');
  });

  it('refuses a signature before its turn, or by another person in the same role', () => {
    plan
      .given(...HISTORY)
      .when(record, as('reviewed'), PROGRAM)
      .thenRefused('signature-out-of-order');
    plan
      .given(...PREPARED)
      .when(record, as('prepared'), PROGRAM)
      .thenRefused('signature-out-of-order');
  });

  it('refuses what is signed by another person once the quarter is closed', () => {
    plan
      .given(...withClosed(HISTORY, 1))
      .when(record, as('authorized'), UNIT)
      .thenRefused('quarter-closed');
  });

  it('prepares and reviews a later quarter, and closes it only after the earlier ones', () => {
    const second = { ...as('authorized', 2), digest: quarterDigest(planAfter(...HISTORY), 2) };
    const prepared = [...HISTORY, quarterSigned('prepared', 2, HISTORY)];
    const reviewed = [...prepared, quarterSigned('reviewed', 2, HISTORY)];
    plan
      .given(...prepared)
      .when(record, { ...second, role: 'reviewed' }, PROGRAM)
      .then(quarterSigned('reviewed', 2, HISTORY));
    plan
      .given(...reviewed)
      .when(record, second, BRANCH)
      .thenRefused('quarter-out-of-order');
  });

  it('records that one person signs twice, or refuses it, as the policy says', () => {
    const signedBy = { ...quarterSigned('reviewed', 1, HISTORY).data, signedBy: UNIT };
    plan
      .given(...PREPARED)
      .when(record, as('reviewed'), UNIT)
      .then(event('QuarterSigned', signedBy));
    plan
      .given(...PREPARED)
      .when(signQuarter('refuse'), as('reviewed'), UNIT)
      .thenRefused('signer-holds-another-signature');
  });

  it('takes three persons where one may not sign twice', () => {
    plan
      .given(...PREPARED)
      .when(signQuarter('refuse'), as('reviewed'), PROGRAM)
      .then(quarterSigned('reviewed', 1, HISTORY));
  });

  it('refuses a plan that is not, is not authorized, or is closed', () => {
    plan.given().when(record, as('prepared')).thenRefused('plan-not-found');
    plan.given(PLAN_OPENED).when(record, as('prepared')).thenRefused('plan-not-authorized');
    plan
      .given(...HISTORY, event('PlanClosed', {}))
      .when(record, as('prepared'))
      .thenRefused('plan-closed');
  });
});
