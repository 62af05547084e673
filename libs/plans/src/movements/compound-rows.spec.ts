import { scenario } from '@libro/event-sourcing/testing';
import { changing, contentOf, FOLIO, opening, TWO_METAS } from '../../../../test/support/folios';
import { event, idOf } from '../../../../test/support/plan-history';
import { authorized } from '../plan/guards';
import type { ModificationContent, Movement } from '../plan/modification.events';
import type { Plan } from '../plan/plan';
import { planFold } from '../plan/plan.upcast';
import { applyFolio } from './apply-folio';
import { NO_FACTS } from './facts';

const given = scenario(planFold).given(...TWO_METAS);
const apply = (content: ModificationContent, state: Plan) =>
  applyFolio(authorized(state), { folio: FOLIO, content }, NO_FACTS);

const CUM: Movement = { code: 'CUM', unitOfMeasure: 'Obra', annualGoal: '6', carriedOver: '0' };
const AM: Movement = { code: 'AM', amount: '2' };
const D: Movement = { code: 'D', amount: '2' };
const R: Movement = { code: 'R' };

describe('a row that bears several movements', () => {
  it('applies them in the order of the rule; the calendar comes last, the wording first', () => {
    const row = changing(201, [R, AM, CUM], ['12', ['2', '2', '2', '2']]);
    const movement = { folio: FOLIO, block: 1, row: 1, codes: ['R', 'AM', 'CUM'] as const };
    const data = { lineId: idOf(201), movement, wording: null, source: null };
    const wording = { description: 'Concluir obras', linesOfAction: ['2.3.1'] };
    const restated = { unitOfMeasure: 'Obra', annualGoal: '6', carriedOver: '0' };
    given
      .when(apply, contentOf({ ...row, ...wording }))
      .then(
        event('UnitOfMeasureChanged', { ...data, wording, ...restated }),
        event('AnnualGoalIncreased', { ...data, increase: '2' }),
        event('ScheduleChanged', { ...data, schedule: ['2', '2', '2', '2'] }),
      );
  });

  it.each([
    ['AM with D', [AM, D]],
    ['one twice', [AM, AM]],
    ['S with another', [{ code: 'S' }, D]],
    ['AP with another', [{ code: 'AP' }, AM]],
  ] as const)('refuses %s', (_, movements) => {
    const row = changing(201, movements, ['12', ['4', '4', '4', '0']]);
    given.when(apply, contentOf(row)).thenRefused('movements-incompatible');
  });

  it('refuses to change a line that leaves whole', () => {
    const to = { planId: '2021.54202', lineId: idOf(101) };
    const whole: Movement = { code: 'T', direction: 'out', amount: 'whole', to };
    const from = { planId: '2021.54202', lineId: idOf(201) };
    const taken: Movement = { code: 'T', direction: 'in', amount: '12', from, transferId: null };
    const rows = [
      changing(201, [whole, AM], ['12', ['2', '0', '0', '0']]),
      changing(101, [taken], ['60', ['42', '10', '10', '10']]),
    ];
    given.when(apply, contentOf(...rows)).thenRefused('movements-incompatible');
  });

  it('refuses AP on a line that is there, and another movement where a line is opened', () => {
    const there = changing(201, [{ code: 'AP' }], ['12', ['4', '4', '4', '0']]);
    given.when(apply, contentOf(there)).thenRefused('folio-row-invalid');
    const opened = opening({ number: 203 }, ['1', '0', '0', '0'], [R]);
    given.when(apply, contentOf(opened)).thenRefused('folio-row-invalid');
  });
});

describe('the wording of a row', () => {
  const row = changing(201, [AM], ['12', ['4', '4', '4', '2']]);

  it('refuses to cite a line of action that the header does not list', () => {
    const cited = { ...row, linesOfAction: ['2.6.1', '9.9.9'] };
    given.when(apply, contentOf(cited)).thenRefused('line-of-action-unknown');
  });
});

describe('rows one after another', () => {
  it('state the goal before the row, inside the folio', () => {
    const rows = [
      changing(201, [D], ['12', ['4', '4', '2', '0']]),
      changing(201, [AM], ['10', ['4', '4', '2', '2']]),
    ];
    expect(given.when(apply, contentOf(...rows)).events()).toHaveLength(2);
    const stale = [...rows.slice(0, 1), changing(201, [AM], ['12', ['4', '4', '4', '2']])];
    given.when(apply, contentOf(...stale)).thenRefused('goal-changed');
  });
});
