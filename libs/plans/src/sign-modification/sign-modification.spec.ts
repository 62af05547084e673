import { scenario } from '@libro/event-sourcing/testing';
import {
  changing,
  contentOf,
  drafted,
  FOLIO,
  signed,
  SIGNERS,
  TWO_METAS,
  withFolio,
} from '../../../../test/support/folios';
import { event, idOf, PLAN_ID, PLAN_OPENED } from '../../../../test/support/plan-history';
import { NO_FACTS } from '../movements/facts';
import { folioDigest } from '../plan/folio-digest';
import { planFold } from '../plan/plan.upcast';
import { signModification } from './sign-modification';

const plan = scenario(planFold);
const record = signModification({ ...NO_FACTS, policy: 'record' });
const content = contentOf(
  changing(201, [{ code: 'AM', amount: '3' }], ['12', ['4', '4', '4', '3']]),
);
const digest = folioDigest(PLAN_ID, FOLIO, content);
const as = <R extends keyof typeof SIGNERS>(role: R) => ({ folio: FOLIO, role, digest });
const DRAFT = [...TWO_METAS, drafted(content)];
const PREPARED = [...DRAFT, signed('prepared', content)];
const REVIEWED = [...PREPARED, signed('reviewed', content)];

const INCREASED = event('AnnualGoalIncreased', {
  lineId: idOf(201),
  movement: { folio: FOLIO, block: 1, row: 1, codes: ['AM'] },
  wording: null,
  source: null,
  schedule: ['4', '4', '4', '3'],
  increase: '3',
});

describe('signing a folio', () => {
  it('takes the three signatures in order; with the last one its movements take effect', () => {
    plan
      .given(...DRAFT)
      .when(record, as('prepared'), SIGNERS.prepared)
      .then(signed('prepared', content));
    plan
      .given(...PREPARED)
      .when(record, as('reviewed'), SIGNERS.reviewed)
      .then(signed('reviewed', content));
    plan
      .given(...REVIEWED)
      .when(record, as('authorized'), SIGNERS.authorized)
      .then(
        signed('authorized', content),
        event('ModificationAuthorized', { folio: FOLIO }),
        INCREASED,
      );
  });

  it('is quiet for the same signature again, also once the folio is in effect', () => {
    plan
      .given(...PREPARED)
      .when(record, as('prepared'), SIGNERS.prepared)
      .thenNothing();
    plan
      .given(...withFolio(TWO_METAS, content))
      .when(record, as('authorized'), SIGNERS.authorized)
      .thenNothing();
  });

  it('refuses a digest of another content', () => {
    plan
      .given(...DRAFT)
      .when(record, { ...as('prepared'), digest: 'old' }, SIGNERS.prepared)
      .thenRefused('digest-stale');
  });

  it('refuses a digest of another content by one who signed already: that is no repeat', () => {
    plan
      .given(...PREPARED)
      .when(record, { ...as('prepared'), digest: 'old' }, SIGNERS.prepared)
      .thenRefused('digest-stale');
  });

  it('refuses a digest of the same content in another folio or plan', () => {
    const elsewhere = [
      folioDigest(PLAN_ID, '2021-04-2', content),
      folioDigest('2021.54203', FOLIO, content),
    ];
    for (const other of elsewhere) {
      plan
        .given(...DRAFT)
        .when(record, { ...as('prepared'), digest: other }, SIGNERS.prepared)
        .thenRefused('digest-stale');
    }
  });

  it('refuses a signature out of its turn', () => {
    plan
      .given(...DRAFT)
      .when(record, as('reviewed'), SIGNERS.reviewed)
      .thenRefused('signature-out-of-order');
    plan
      .given(...PREPARED)
      .when(record, as('prepared'), SIGNERS.reviewed)
      .thenRefused('signature-out-of-order');
  });

  it('records or refuses one person who signs twice, as the policy says', () => {
    const refuse = signModification({ ...NO_FACTS, policy: 'refuse' });
    const given = plan.given(...PREPARED);
    given
      .when(refuse, as('reviewed'), SIGNERS.prepared)
      .thenRefused('signer-holds-another-signature');
    expect(given.when(record, as('reviewed'), SIGNERS.prepared).events()).toHaveLength(1);
  });

  it('refuses folios that are not there, or not in draft', () => {
    plan
      .given(...TWO_METAS)
      .when(record, as('prepared'))
      .thenRefused('folio-not-found');
    const returned = event('ModificationReturned', { folio: FOLIO, reason: 'Falta sustento' });
    plan
      .given(...PREPARED, returned)
      .when(record, as('reviewed'))
      .thenRefused('folio-not-pending');
    const withdrawn = event('ModificationWithdrawn', { folio: FOLIO, reason: 'Ya no procede' });
    plan
      .given(...DRAFT, withdrawn)
      .when(record, as('prepared'))
      .thenRefused('folio-not-pending');
  });

  it('refuses plans that are not there, not authorized, or closed', () => {
    plan.given().when(record, as('prepared')).thenRefused('plan-not-found');
    plan.given(PLAN_OPENED).when(record, as('prepared')).thenRefused('plan-not-authorized');
    plan
      .given(...DRAFT, event('PlanClosed', {}))
      .when(record, as('prepared'))
      .thenRefused('plan-closed');
  });

  it('refuses to authorize what another folio has overtaken', () => {
    const other = contentOf(
      changing(201, [{ code: 'D', amount: '2' }], ['12', ['2', '4', '4', '0']]),
    );
    plan
      .given(...withFolio(REVIEWED, other, { folio: '2021-04-2' }))
      .when(record, as('authorized'), SIGNERS.authorized)
      .thenRefused('goal-changed');
  });
});
