import { scenario } from '@libro/event-sourcing/testing';
import { changing, contentOf, FOLIO, TWO_METAS } from '../../../../test/support/folios';
import { event, idOf, reported } from '../../../../test/support/plan-history';
import { authorized } from '../plan/guards';
import type { ModificationContent } from '../plan/modification.events';
import type { Plan } from '../plan/plan';
import { planFold } from '../plan/plan.upcast';
import type { MovementCode } from '../plan/words';
import { applyFolio } from './apply-folio';
import { NO_FACTS } from './facts';

const plan = scenario(planFold);
const apply = (content: ModificationContent, state: Plan) =>
  applyFolio(authorized(state), { folio: FOLIO, content }, NO_FACTS);
const given = plan.given(...TWO_METAS);

function of(...codes: readonly MovementCode[]) {
  const movement = { folio: FOLIO, block: 1, row: 1, codes };
  return { lineId: idOf(201), movement, wording: null, source: null };
}

describe('an increase (AM)', () => {
  const row = changing(201, [{ code: 'AM', amount: '3' }], ['12', ['4', '4', '4', '3']]);

  it('raises the goal, and its calendar sums to the goal it leaves', () => {
    given.when(apply, contentOf(row)).then(
      event('AnnualGoalIncreased', {
        ...of('AM'),
        schedule: ['4', '4', '4', '3'],
        increase: '3',
      }),
    );
  });

  it('refuses an increase of nothing', () => {
    const nothing = { ...row, movements: [{ code: 'AM', amount: '0' } as const] };
    given.when(apply, contentOf(nothing)).thenRefused('increase-not-positive');
  });

  it('refuses a calendar that sums to another goal', () => {
    const short = { ...row, calendar: ['4', '4', '4', '2'] as const };
    given.when(apply, contentOf(short)).thenRefused('schedule-does-not-add-up');
  });

  it('refuses a goal of more digits than a quantity has', () => {
    const most = '999999999999999';
    const huge = changing(201, [{ code: 'AM', amount: most }], ['12', [most, '4', '4', '4']]);
    given.when(apply, contentOf(huge)).thenRefused('quantity-invalid');
  });

  it('refuses a row that was drafted for another goal', () => {
    given.when(apply, contentOf({ ...row, authorized: '11' })).thenRefused('goal-changed');
  });

  it('refuses lines that the plan does not have, or has no more', () => {
    given.when(apply, contentOf({ ...row, lineId: 'no' })).thenRefused('line-not-found');
    const gone = event('LineSuppressed', of('S'));
    plan
      .given(...TWO_METAS, gone)
      .when(apply, contentOf(row))
      .thenRefused('line-inactive');
  });
});

describe('a decrease (D)', () => {
  const row = changing(201, [{ code: 'D', amount: '12' }], ['12', ['0', '0', '0', '0']]);

  it('lowers the goal, down to 0', () => {
    given.when(apply, contentOf(row)).then(
      event('AnnualGoalDecreased', {
        ...of('D'),
        schedule: ['0', '0', '0', '0'],
        decrease: '12',
      }),
    );
  });

  it('refuses a decrease of nothing, or of more than the goal', () => {
    for (const amount of ['0', '13']) {
      const other = { ...row, movements: [{ code: 'D', amount } as const] };
      given.when(apply, contentOf(other)).thenRefused('decrease-out-of-range');
    }
  });
});

describe('another schedule (R)', () => {
  const row = changing(201, [{ code: 'R' }], ['12', ['0', '4', '4', '4']]);

  it('moves figures between quarters and leaves the goal', () => {
    given
      .when(apply, contentOf(row))
      .then(event('ScheduleChanged', { ...of('R'), schedule: ['0', '4', '4', '4'] }));
  });

  it('refuses the schedule that stands already', () => {
    const same = { ...row, calendar: ['4', '4', '4', '0'] as const };
    given.when(apply, contentOf(same)).thenRefused('movement-changes-nothing');
  });

  it('refuses a schedule of another goal', () => {
    const more = { ...row, calendar: ['4', '4', '4', '4'] as const };
    given.when(apply, contentOf(more)).thenRefused('schedule-does-not-add-up');
  });
});

describe('a suppression (S)', () => {
  const row = changing(201, [{ code: 'S' }], ['12', ['0', '0', '0', '0']]);

  it('ends a line with nothing achieved', () => {
    const none = reported(201, 1, '0');
    plan
      .given(...TWO_METAS, none)
      .when(apply, contentOf(row))
      .then(event('LineSuppressed', of('S')));
  });

  it('refuses a line with progress, also in a unit that was replaced since', () => {
    const change = { unitOfMeasure: 'Obra', annualGoal: '12', carriedOver: '0' };
    const remeasured = event('UnitOfMeasureChanged', { ...of('CUM'), ...change });
    const history = [...TWO_METAS, reported(201, 1, '1')];
    plan
      .given(...history)
      .when(apply, contentOf(row))
      .thenRefused('line-has-progress');
    plan
      .given(...history, remeasured)
      .when(apply, contentOf({ ...row, unitOfMeasure: 'Obra' }))
      .thenRefused('line-has-progress');
  });

  it('refuses a meta that has an action left at the end of the folio', () => {
    const meta = changing(200, [{ code: 'S' }], ['20', ['0', '0', '0', '0']]);
    const taller = changing(202, [{ code: 'S' }], ['8', ['0', '0', '0', '0']]);
    given.when(apply, contentOf(meta, row)).thenRefused('meta-has-active-actions');
    expect(given.when(apply, contentOf(meta, row, taller)).events()).toHaveLength(3);
  });
});

describe('another unit of measure (CUM)', () => {
  const change = { unitOfMeasure: 'Obra', annualGoal: '6', carriedOver: '2' };
  const row = changing(201, [{ code: 'CUM', ...change }], ['12', ['2', '2', '2', '0']]);

  it('restates goal and schedule, and says what is carried over', () => {
    given
      .when(apply, contentOf(row))
      .then(
        event('UnitOfMeasureChanged', { ...of('CUM'), schedule: ['2', '2', '2', '0'], ...change }),
      );
  });

  it('refuses the unit that the line has already, also in other letters', () => {
    for (const unitOfMeasure of ['Expediente', 'EXPEDIENTE.', 'expe diente']) {
      const movements = [{ code: 'CUM', ...change, unitOfMeasure } as const];
      given.when(apply, contentOf({ ...row, movements })).thenRefused('unit-of-measure-same');
    }
    const plural = { code: 'CUM', ...change, unitOfMeasure: 'Expedientes' } as const;
    const events = given.when(apply, contentOf({ ...row, movements: [plural] })).events();
    expect(events).toHaveLength(1);
  });

  it('restates the authorized goal and starts a series of its own', () => {
    const history = [...TWO_METAS, reported(201, 1, '4')];
    const before = plan.given(...history);
    const { state } = plan.given(...history, ...before.when(apply, contentOf(row)).events());
    const line = authorized(state).lines.get(idOf(201));
    expect(line).toMatchObject({
      goal: '6',
      authorizedGoal: '6',
      restated: true,
      schedule: ['2', '2', '2', '0'],
      carriedOver: '2',
      progress: [null, null, null, null],
      earlierSeries: [
        {
          ...{ unitOfMeasure: 'Expediente', goal: '12', schedule: ['4', '4', '4', '0'] },
          progress: [{ achieved: '4' }, null, null, null],
        },
      ],
    });
  });
});
