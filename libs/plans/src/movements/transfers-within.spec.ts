import { scenario } from '@libro/event-sourcing/testing';
import { changing, contentOf, FOLIO, opening, TWO_METAS } from '../../../../test/support/folios';
import { event, idOf, PLAN_ID, planAfter } from '../../../../test/support/plan-history';
import { authorized } from '../plan/guards';
import { lineIdInFolio, transferIdInFolio } from '../plan/ids';
import type { ModificationContent } from '../plan/modification.events';
import type { Plan } from '../plan/plan';
import { planFold } from '../plan/plan.upcast';
import { applyFolio } from './apply-folio';
import { NO_FACTS } from './facts';
import type { TransferIn, TransferOut } from './placed-row';

const given = scenario(planFold).given(...TWO_METAS);
const apply = (content: ModificationContent, state: Plan) =>
  applyFolio(authorized(state), { folio: FOLIO, content }, NO_FACTS);

function out(to: string, amount = '2'): TransferOut {
  return { code: 'T', direction: 'out', amount, to: { planId: PLAN_ID, lineId: to } };
}
function into(from: number, amount = '2'): TransferIn {
  const giver = { planId: PLAN_ID, lineId: idOf(from) };
  return { code: 'T', direction: 'in', amount, from: giver, transferId: null };
}

const GIVES = changing(201, [out(idOf(101))], ['12', ['2', '4', '4', '0']]);
const TAKES = changing(101, [into(201)], ['60', ['32', '10', '10', '10']]);
const META = changing(100, [{ code: 'AM', amount: '2' }], ['100', ['42', '30', '20', '10']]);
const transferId = transferIdInFolio(PLAN_ID, FOLIO, { block: 1, row: 2 });

/** The row of the folio, of its first three, that gives a transfer. */
function rowOf(id: string): number | undefined {
  return [1, 2, 3].find((row) => transferIdInFolio(PLAN_ID, FOLIO, { block: 1, row }) === id);
}

describe('a transfer within one plan', () => {
  it('changes both lines in one folio, whichever row comes first', () => {
    const movement = { folio: FOLIO, block: 1, codes: ['T'] as const };
    const shared = { wording: null, source: null, transferId, amount: '2' };
    expect(
      given
        .when(apply, contentOf(TAKES, GIVES, META))
        .events()
        .slice(0, 2),
    ).toStrictEqual([
      event('ActionReceived', {
        ...shared,
        lineId: idOf(101),
        movement: { ...movement, row: 1 },
        schedule: ['32', '10', '10', '10'],
        from: { planId: PLAN_ID, lineId: idOf(201) },
        opened: null,
      }),
      event('ActionTransferred', {
        ...shared,
        lineId: idOf(201),
        movement: { ...movement, row: 2 },
        schedule: ['2', '4', '4', '0'],
        whole: false,
        to: { planId: PLAN_ID, lineId: idOf(101) },
      }),
    ]);
  });

  it('refuses a row without its counterpart, and unequal amounts', () => {
    given.when(apply, contentOf(GIVES)).thenRefused('transfer-unbalanced');
    given.when(apply, contentOf(TAKES, META)).thenRefused('transfer-unbalanced');
    const more = changing(101, [into(201, '3')], ['60', ['33', '10', '10', '10']]);
    given.when(apply, contentOf(GIVES, more, META)).thenRefused('transfer-unbalanced');
  });

  it('refuses lines of other units of measure', () => {
    const gives = changing(201, [out(idOf(202))], ['12', ['2', '4', '4', '0']]);
    const takes = changing(202, [into(201)], ['8', ['4', '2', '2', '2']]);
    given.when(apply, contentOf(gives, takes)).thenRefused('unit-of-measure-differs');
  });

  it('goes between lines of one unit of measure that is written in two ways', () => {
    const letters = TWO_METAS.map((each) =>
      each.type === 'ActionOpened' && each.data.number === 202
        ? event('ActionOpened', { ...each.data, unitOfMeasure: 'EXPEDIENTE.' })
        : each,
    );
    const gives = changing(201, [out(idOf(202))], ['12', ['2', '4', '4', '0']]);
    const takes = changing(202, [into(201)], ['8', ['4', '2', '2', '2']]);
    const content = contentOf(gives, { ...takes, unitOfMeasure: 'EXPEDIENTE.' });
    const plan = scenario(planFold).given(...letters);
    expect(plan.when(apply, content).events()).toHaveLength(2);
  });

  it('refuses an additive meta on either side', () => {
    const takes = changing(100, [into(201)], ['100', ['42', '30', '20', '10']]);
    const gives = { ...GIVES, movements: [out(idOf(100))] };
    given.when(apply, contentOf(gives, takes)).thenRefused('meta-additive-transfer');
  });

  it('refuses more than the goal, nothing at all, and a cited amount under way', () => {
    for (const amount of ['0', '13']) {
      const gives = { ...GIVES, movements: [out(idOf(101), amount)] };
      given.when(apply, contentOf(gives, TAKES)).thenRefused('decrease-out-of-range');
    }
    const nothing = { ...TAKES, movements: [into(201, '0')] };
    given.when(apply, contentOf(nothing, GIVES)).thenRefused('increase-not-positive');
    const cited = { ...TAKES, movements: [{ ...into(201), transferId }] };
    given.when(apply, contentOf(GIVES, cited)).thenRefused('folio-row-invalid');
  });

  it('pairs several between the same two lines by their amounts, else by their order', () => {
    const to = idOf(200);
    const gives = [
      changing(201, [out(to, '2')], ['12', ['2', '4', '4', '0']]),
      changing(201, [out(to, '3')], ['10', ['0', '3', '4', '0']]),
      changing(201, [out(to, 'whole')], ['7', ['0', '0', '0', '0']]),
    ] as const;
    const takes = [
      changing(200, [into(201, '3')], ['20', ['8', '5', '5', '5']]),
      changing(200, [into(201, '7')], ['23', ['15', '5', '5', '5']]),
      changing(200, [into(201, '2')], ['30', ['17', '5', '5', '5']]),
    ] as const;
    const events = given.when(apply, contentOf(...gives, ...takes)).events();
    const ends = events.flatMap(({ type, data }) =>
      'transferId' in data && 'amount' in data
        ? [`${type} ${data.amount} ${rowOf(data.transferId)}`]
        : [],
    );
    expect(ends).toStrictEqual([
      'ActionTransferred 2 1',
      'ActionTransferred 3 2',
      'ActionTransferred 7 3',
      'ActionReceived 3 2',
      'ActionReceived 7 3',
      'ActionReceived 2 1',
    ]);
  });

  it('leaves a meta by a fact of its own', () => {
    const gives = changing(200, [out(idOf(201))], ['20', ['3', '5', '5', '5']]);
    const takes = changing(201, [into(200)], ['12', ['6', '4', '4', '0']]);
    const events = given.when(apply, contentOf(gives, takes)).events();
    expect(events.map(({ type }) => type)).toStrictEqual(['MetaTransferred', 'ActionReceived']);
  });

  it('names the origin in a line that takes in a whole one, and in no other', () => {
    const gives = changing(201, [out(idOf(200), 'whole')], ['12', ['0', '0', '0', '0']]);
    const takes = changing(200, [into(201, '12')], ['20', ['17', '5', '5', '5']]);
    const whole = given.when(apply, contentOf(takes, gives)).events();
    const origin = { planId: PLAN_ID, lineId: idOf(201) };
    expect(planAfter(...TWO_METAS, ...whole).lines.get(idOf(200))).toMatchObject({ origin });
    const part = given.when(apply, contentOf(GIVES, TAKES, META)).events();
    expect(planAfter(...TWO_METAS, ...part).lines.get(idOf(101))).toMatchObject({ origin: null });
  });

  it('opens a line for a whole one that leaves, and names its origin', () => {
    const at = { block: 1, row: 2 };
    const opened = lineIdInFolio(PLAN_ID, FOLIO, at);
    const gives = changing(201, [out(opened, 'whole')], ['12', ['0', '0', '0', '0']]);
    const takes = opening({ number: 203 }, ['0', '4', '4', '4'], [into(201, '12')]);
    const events = given.when(apply, contentOf(gives, takes)).events();
    const { state } = scenario(planFold).given(...TWO_METAS, ...events);
    const { lines } = authorized(state);
    expect(lines.get(idOf(201))).toMatchObject({ goal: '0', active: true });
    const origin = { planId: PLAN_ID, lineId: idOf(201) };
    expect(lines.get(opened)).toMatchObject({ number: 203, goal: '12', origin });
    const meta = { ...takes, opens: { ...takes.opens, number: 300, kind: 'meta' as const } };
    const other = { unitOfMeasure: 'Expediente', additive: false };
    const wrong = { ...meta, opens: { ...meta.opens, ...other } };
    given.when(apply, contentOf(gives, wrong)).thenRefused('folio-row-invalid');
    const short = { ...takes, calendar: ['0', '4', '4', '3'] as const };
    given.when(apply, contentOf(gives, short)).thenRefused('schedule-does-not-add-up');
  });
});
