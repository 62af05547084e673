import { scenario } from '@libro/event-sourcing/testing';
import {
  changing,
  contentOf,
  drafted,
  FOLIO,
  opening,
  signed,
  TWO_METAS,
  withFolio,
} from '../../../../test/support/folios';
import { event, idOf, PLAN_OPENED } from '../../../../test/support/plan-history';
import { NO_FACTS } from '../movements/facts';
import type { DraftRow, ModificationContent } from '../plan/modification.events';
import { planFold } from '../plan/plan.upcast';
import { isCalendarDay } from './calendar-day.adapter';
import { draftModification, redraftModification } from './draft-modification';

const plan = scenario(planFold);
const facts = { ...NO_FACTS, isCalendarDay };
const draft = draftModification(facts);
const redraft = redraftModification(facts);
const given = plan.given(...TWO_METAS);

const row = changing(201, [{ code: 'AM', amount: '3' }], ['12', ['4', '4', '4', '3']]);
const content = contentOf(row);
const OTHER = contentOf(changing(201, [{ code: 'AM', amount: '1' }], ['12', ['4', '4', '4', '1']]));
const command = { folio: FOLIO, content };
const withRow = (change: Partial<DraftRow>) => contentOf({ ...row, ...change });

describe('drafting a folio', () => {
  it('records its content, with texts trimmed and quantities in plain notation', () => {
    const loose = { ...row, description: ` ${row.description} `, authorized: '12.00' };
    given
      .when(draft, { folio: ` ${FOLIO} `, content: contentOf({ ...loose, justification: ' ' }) })
      .then(drafted(content));
  });

  it('is quiet for the same draft again', () => {
    plan
      .given(...TWO_METAS, drafted(content))
      .when(draft, command)
      .thenNothing();
  });

  it('refuses a folio that the plan has with another content, or has no longer in draft', () => {
    plan
      .given(...TWO_METAS, drafted(OTHER))
      .when(draft, command)
      .thenRefused('folio-exists');
    plan
      .given(...withFolio(TWO_METAS, content))
      .when(draft, command)
      .thenRefused('folio-exists');
  });

  it('refuses plans that are not there, not authorized, or closed', () => {
    plan.given().when(draft, command).thenRefused('plan-not-found');
    plan.given(PLAN_OPENED).when(draft, command).thenRefused('plan-not-authorized');
    plan
      .given(...TWO_METAS, event('PlanClosed', {}))
      .when(draft, command)
      .thenRefused('plan-closed');
  });

  it('refuses movements that would not apply', () => {
    given
      .when(draft, { folio: FOLIO, content: withRow({ authorized: '11' }) })
      .thenRefused('goal-changed');
  });
});

describe('the content of a folio', () => {
  const refused = (bad: ModificationContent, code: string) =>
    given.when(draft, { folio: FOLIO, content: bad }).thenRefused(code);

  it.each(['2021-04', '2021-04-30', '2024-02-29'])('takes the date %s', (formDate) => {
    const dated = { ...content, formDate };
    given.when(draft, { folio: FOLIO, content: dated }).then(drafted(dated));
  });

  it.each(['2021', '2021-13', '2021-00', '2021-02-29', '2021-04-31', '2021-4-1', 'abr-21'])(
    'refuses the date %s',
    (formDate) => refused({ ...content, formDate }, 'folio-invalid'),
  );

  it.each(['2020-12', '2020-12-31'])('refuses the date %s, before the plan’s year', (formDate) =>
    refused({ ...content, formDate }, 'form-date-before-year'),
  );

  it('refuses a folio or block without rows', () => {
    refused({ ...content, blocks: [] }, 'folio-empty');
    refused({ ...content, blocks: [{ justification: 'Ajuste', rows: [] }] }, 'folio-empty');
  });

  it('refuses texts that are missing', () => {
    given.when(draft, { folio: ' ', content }).thenRefused('text-invalid');
    refused(withRow({ description: ' ' }), 'text-invalid');
    refused({ ...content, blocks: [{ justification: ' ', rows: [row] }] }, 'text-invalid');
  });

  it('refuses what is no quantity', () => {
    refused(withRow({ movements: [{ code: 'AM', amount: '-3' }] }), 'quantity-invalid');
    refused(withRow({ calendar: ['4', '4', '4', 'x'] }), 'quantity-invalid');
  });

  it('refuses a row without movement, line, or authorized goal', () => {
    refused(withRow({ movements: [] }), 'folio-row-invalid');
    refused(withRow({ lineId: null }), 'folio-row-invalid');
    refused(withRow({ authorized: null }), 'folio-row-invalid');
  });

  it('refuses a row that both changes a line and opens one, or states a goal before it', () => {
    const opens = opening({ number: 203 }, ['1', '0', '0', '0']);
    refused(contentOf({ ...opens, lineId: idOf(201) }), 'folio-row-invalid');
    refused(contentOf({ ...opens, authorized: '12' }), 'folio-row-invalid');
  });

  it('takes an action for no sum of others', () => {
    const opens = opening({ number: 203 }, ['1', '0', '0', '0']);
    const sums = opening({ number: 203, additive: true }, ['1', '0', '0', '0']);
    given.when(draft, { folio: FOLIO, content: contentOf(sums) }).then(drafted(contentOf(opens)));
  });
});

describe('replacing a draft', () => {
  const redrafted = event('ModificationRedrafted', command);

  it('replaces the content, also of a folio that was returned, and voids its signatures', () => {
    const before = [...TWO_METAS, drafted(OTHER), signed('prepared', OTHER)];
    plan
      .given(...before)
      .when(redraft, command)
      .then(redrafted);
    const back = event('ModificationReturned', { folio: FOLIO, reason: 'Falta sustento' });
    plan
      .given(...before, back)
      .when(redraft, command)
      .then(redrafted);
    const { state } = plan.given(...before, redrafted);
    const folio = state.status === 'none' ? undefined : state.modifications.get(FOLIO);
    expect(folio).toStrictEqual({ folio: FOLIO, status: 'draft', content, signatures: [] });
  });

  it('is quiet for the same content, which keeps its signatures', () => {
    plan
      .given(...TWO_METAS, drafted(content), signed('prepared', content))
      .when(redraft, command)
      .thenNothing();
  });

  it('puts a returned folio in draft again, also with the content that it had', () => {
    const back = event('ModificationReturned', { folio: FOLIO, reason: 'Falta sustento' });
    plan
      .given(...TWO_METAS, drafted(content), back)
      .when(redraft, command)
      .then(redrafted);
  });

  it('refuses a folio that is not there, or not pending', () => {
    given.when(redraft, command).thenRefused('folio-not-found');
    plan
      .given(...withFolio(TWO_METAS, OTHER))
      .when(redraft, command)
      .thenRefused('folio-not-pending');
  });

  it('refuses movements that would not apply', () => {
    plan
      .given(...TWO_METAS, drafted(OTHER))
      .when(redraft, { folio: FOLIO, content: withRow({ lineId: idOf(999) }) })
      .thenRefused('line-not-found');
  });
});
