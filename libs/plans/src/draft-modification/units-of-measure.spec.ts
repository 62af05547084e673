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
  withoutUnit,
} from '../../../../test/support/folios';
import { event, PLAN_ID, planAfter } from '../../../../test/support/plan-history';
import { NO_FACTS } from '../movements/facts';
import { lineIdInFolio } from '../plan/ids';
import type { DraftRow, Movement } from '../plan/modification.events';
import { planFold } from '../plan/plan.upcast';
import { isCalendarDay } from './calendar-day.adapter';
import { draftModification, redraftModification } from './draft-modification';

const plan = scenario(planFold);
const facts = { ...NO_FACTS, isCalendarDay };
const draft = draftModification(facts);
const redraft = redraftModification(facts);
const given = plan.given(...TWO_METAS);
const command = (...rows: readonly DraftRow[]) => ({ folio: FOLIO, content: contentOf(...rows) });

const raise = changing(201, [{ code: 'AM', amount: '3' }], ['12', ['4', '4', '4', '3']]);
const inUnit = (row: DraftRow, unitOfMeasure: string): DraftRow => ({ ...row, unitOfMeasure });
const CUM: Movement = {
  code: 'CUM',
  unitOfMeasure: 'Obra',
  annualGoal: '12',
  carriedOver: '0',
};
const remeasure = changing(201, [CUM], ['12', ['4', '4', '4', '0']]);
const REMEASURED = { folio: '2021-04-2' };

describe('the unit of measure of a row', () => {
  it('is the one that the line has, where the row does not state it', () => {
    given.when(draft, command(withoutUnit(raise))).then(drafted(contentOf(raise)));
    const taller = changing(202, [{ code: 'AM', amount: '1' }], ['8', ['3', '2', '2', '2']]);
    given.when(draft, command(withoutUnit(taller))).then(drafted(contentOf(taller)));
  });

  it('is trimmed, and refused where it is no text', () => {
    given.when(draft, command(inUnit(raise, ' Expediente '))).then(drafted(contentOf(raise)));
    given.when(draft, command(inUnit(raise, 'Exp\u202eediente'))).thenRefused('text-invalid');
  });

  it('is refused where the line has another: its goal is not the one that the row states', () => {
    given.when(draft, command(inUnit(raise, 'Obra'))).thenRefused('goal-changed');
    given.when(draft, command(inUnit(raise, ' '))).thenRefused('goal-changed');
  });

  it('is the one that an earlier row of the folio leaves, by CUM or by opening the line', () => {
    const more = inUnit(raise, 'Obra');
    given
      .when(draft, command(withoutUnit(remeasure), withoutUnit(more)))
      .then(drafted(contentOf(remeasure, more)));
    const open = opening({ number: 203, unitOfMeasure: 'Brigada' }, ['12', '0', '0', '0']);
    const lineId = lineIdInFolio(PLAN_ID, FOLIO, { block: 1, row: 1 });
    const opened = { ...inUnit(raise, 'Brigada'), lineId };
    given.when(draft, command(open, withoutUnit(opened))).then(drafted(contentOf(open, opened)));
  });

  it('is blank for a line whose sheet does not print any', () => {
    const unprinted = TWO_METAS.map((each) =>
      each.type === 'ActionOpened' && each.data.number === 201
        ? event('ActionOpened', { ...each.data, unitOfMeasure: '' })
        : each,
    );
    const blank = inUnit(raise, '');
    for (const row of [withoutUnit(raise), blank]) {
      plan
        .given(...unprinted)
        .when(draft, command(row))
        .then(drafted(contentOf(blank)));
    }
  });

  it("is stated by no row that opens a line, beside the line's own", () => {
    const open = opening({ number: 203 }, ['1', '0', '0', '0']);
    given.when(draft, command(inUnit(open, 'Expediente'))).thenRefused('folio-row-invalid');
  });

  it('refuses a line that the folio opens in a later row', () => {
    const lineId = lineIdInFolio(PLAN_ID, FOLIO, { block: 1, row: 2 });
    const early = { ...withoutUnit(raise), lineId };
    const open = opening({ number: 203 }, ['12', '0', '0', '0']);
    given.when(draft, command(early, open)).thenRefused('line-not-found');
  });
});

describe('a draft of the same figures, after another folio measured the line anew', () => {
  const before = [...TWO_METAS, drafted(contentOf(raise)), signed('prepared', contentOf(raise))];
  const since = withFolio(before, contentOf(remeasure), REMEASURED);
  const anew = contentOf(inUnit(raise, 'Obra'));

  it('is another content: it replaces the draft, and voids its signatures', () => {
    const redrafted = event('ModificationRedrafted', { folio: FOLIO, content: anew });
    plan
      .given(...since)
      .when(redraft, command(withoutUnit(raise)))
      .then(redrafted);
    expect(planAfter(...since, redrafted).modifications.get(FOLIO)).toMatchObject({
      signatures: [],
    });
  });

  it('is quiet where it still states the unit that was replaced: so does the one on record', () => {
    plan
      .given(...since)
      .when(redraft, command(inUnit(raise, 'Expediente')))
      .thenNothing();
  });
});
