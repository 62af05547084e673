import { scenario } from '@libro/event-sourcing/testing';
import { changing, contentOf, FOLIO, opening, TWO_METAS } from '../../../../test/support/folios';
import { event, idOf, PLAN_ID } from '../../../../test/support/plan-history';
import { authorized } from '../plan/guards';
import { lineIdInFolio } from '../plan/ids';
import type { ModificationContent } from '../plan/modification.events';
import type { Plan } from '../plan/plan';
import { planFold } from '../plan/plan.upcast';
import type { Schedule } from '../plan/words';
import { applyFolio } from './apply-folio';
import { NO_FACTS } from './facts';

const plan = scenario(planFold);
const given = plan.given(...TWO_METAS);
const apply = (content: ModificationContent, state: Plan) =>
  applyFolio(authorized(state), { folio: FOLIO, content }, NO_FACTS);
const FIVE: Schedule = ['0', '5', '0', '0'];
const at = (row: number) => lineIdInFolio(PLAN_ID, FOLIO, { block: 1, row });

describe('opening a line (AP)', () => {
  it('opens an action under its active meta, with the goal that its calendar sums to', () => {
    const movement = { folio: FOLIO, block: 1, row: 1, codes: ['AP'] as const };
    const described = { description: 'Integrar expedientes de obra', linesOfAction: ['2.6.1'] };
    given.when(apply, contentOf(opening({ number: 203 }, FIVE))).then(
      event('ActionOpened', {
        lineId: at(1),
        number: 203,
        ...described,
        unitOfMeasure: 'Expediente',
        annualGoal: '5',
        schedule: FIVE,
        movement,
        inferred: false,
        source: null,
        metaId: idOf(200),
      }),
    );
  });

  it('opens an additive meta and, under it, its action in the same folio', () => {
    const meta = opening({ kind: 'meta', number: 400, additive: true }, FIVE);
    const events = given.when(apply, contentOf(meta, opening({ number: 401 }, FIVE))).events();
    expect(events).toMatchObject([
      { type: 'MetaOpened', data: { lineId: at(1), additive: true } },
      { type: 'ActionOpened', data: { lineId: at(2), metaId: at(1) } },
    ]);
  });

  it('opens a number again that the folio freed, as another line in another unit', () => {
    const zero = changing(201, [{ code: 'D', amount: '12' }], ['12', ['0', '0', '0', '0']]);
    const again = opening({ number: 201, unitOfMeasure: 'Beneficiado' }, FIVE);
    const events = given.when(apply, contentOf(zero, again)).events();
    const { state } = plan.given(...TWO_METAS, ...events);
    const lines = authorized(state).lines;
    expect(lines.get(idOf(201))).toMatchObject({ active: false, goal: '0' });
    expect(lines.get(at(2))).toMatchObject({ number: 201, active: true, goal: '5' });
  });

  it('refuses a number that an active line with a goal bears, also one of the same folio', () => {
    const opened = opening({ number: 203 }, FIVE);
    given.when(apply, contentOf(opening({ number: 201 }, FIVE))).thenRefused('number-taken');
    given.when(apply, contentOf(opened, opened)).thenRefused('number-taken');
  });

  it.each([
    ['meta', 201],
    ['action', 200],
    ['action', 20],
    ['action', 201.5],
  ] as const)('refuses %s %s', (kind, number) => {
    given.when(apply, contentOf(opening({ kind, number }, FIVE))).thenRefused('number-invalid');
  });

  it('refuses an action without an active meta', () => {
    given.when(apply, contentOf(opening({ number: 401 }, FIVE))).thenRefused('meta-not-found');
  });

  it('refuses a goal of 0', () => {
    const nothing = opening({ number: 203 }, ['0', '0', '0', '0']);
    given.when(apply, contentOf(nothing)).thenRefused('increase-not-positive');
  });

  it('refuses a line of action that the header does not list', () => {
    const cited = { ...opening({ number: 203 }, FIVE), linesOfAction: ['9.9.9'] };
    given.when(apply, contentOf(cited)).thenRefused('line-of-action-unknown');
  });

  it('refuses to open a meta again over the actions of the one it retires', () => {
    const zero = changing(200, [{ code: 'D', amount: '20' }], ['20', ['0', '0', '0', '0']]);
    const again = opening({ kind: 'meta', number: 200 }, FIVE);
    given.when(apply, contentOf(zero, again)).thenRefused('meta-has-active-actions');
  });
});

describe('an additive meta', () => {
  const action = changing(101, [{ code: 'AM', amount: '5' }], ['60', ['30', '10', '15', '10']]);

  it('changes with its actions in the same folio, annually and per quarter', () => {
    const meta = changing(100, [{ code: 'AM', amount: '5' }], ['100', ['40', '30', '25', '10']]);
    expect(given.when(apply, contentOf(meta, action)).events()).toHaveLength(2);
  });

  it('refuses a folio that leaves it another sum, of the year or of a quarter', () => {
    given.when(apply, contentOf(action)).thenRefused('meta-not-sum-of-actions');
    const other = changing(100, [{ code: 'AM', amount: '5' }], ['100', ['45', '30', '20', '10']]);
    given.when(apply, contentOf(other, action)).thenRefused('meta-not-sum-of-actions');
  });
});
