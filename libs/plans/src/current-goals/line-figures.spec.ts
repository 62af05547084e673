import { AUTHORIZED_PLAN, idOf, planAfter, reported } from '../../../../test/support/plan-history';
import { event } from '../../../../test/support/plan-history';
import type { PlanEvent } from '../plan/plan.events';
import type { Quarter } from '../plan/words';
import { goalLines } from './current-goals';
import { lastReported, lineFigures } from './line-figures';

function figuresOf(number: number, upTo: Quarter | null, ...history: readonly PlanEvent[]) {
  const line = planAfter(...AUTHORIZED_PLAN, ...history).lines.get(idOf(number));
  if (line === undefined) throw new Error('no such line');
  return lineFigures(line, upTo, []);
}

const movement = { folio: 'F-1', block: 1, row: 1, codes: ['CUM' as const] };
const CUM = event('UnitOfMeasureChanged', {
  lineId: idOf(101),
  movement,
  wording: null,
  source: null,
  unitOfMeasure: 'Caja',
  annualGoal: '6',
  carriedOver: '2',
  schedule: ['3', '1', '1', '1'],
});

it('holds what was achieved against three yardsticks', () => {
  const figures = figuresOf(101, 2, reported(101, 1, '20'), reported(101, 2, '5'));
  expect(figures).toMatchObject({
    authorizedGoal: '60',
    currentGoal: '60',
    planned: ['30', '10', '10', '10'],
    achieved: ['20', '5', null, null],
    absoluteProgress: '25',
    relativeProgress: 42,
    relativeToAuthorized: '0.4167',
    relativeToCurrent: '0.4167',
    relativeToScheduled: '0.625',
    modificationFactor: '1',
  });
});

it('shows nothing of the quarters after the one asked for', () => {
  const figures = figuresOf(101, 1, reported(101, 1, '20'), reported(101, 2, '5'));
  expect(figures.achieved).toStrictEqual(['20', null, null, null]);
  expect(figures.relativeToScheduled).toBe('0.6667');
});

it('has no progress where nothing is reported, which is not 0', () => {
  const silent = figuresOf(101, 1);
  expect([silent.absoluteProgress, silent.relativeProgress]).toStrictEqual([null, null]);
  expect(silent.relativeToScheduled).toBeNull();
  const zero = figuresOf(101, 1, reported(101, 1, '0'));
  expect([zero.absoluteProgress, zero.relativeProgress]).toStrictEqual(['0', 0]);
});

it('has no ratio to a quarter in which nothing was scheduled', () => {
  const [none] = goalLines([{ ...lineOf(102), schedule: ['0', '20', '10', '10'] }], new Map());
  expect(none?.relativeToScheduled).toBeNull();
  expect(none?.relativeToCurrent).toBe('0.1');
});

it('starts a new series after a change of unit, with what is carried over, marked', () => {
  const figures = figuresOf(101, 2, reported(101, 1, '20'), CUM);
  expect(figures).toMatchObject({
    unitOfMeasure: 'Caja',
    authorizedGoal: '6',
    currentGoal: '6',
    achieved: [null, null, null, null],
    carriedOver: '2',
    absoluteProgress: '2',
    relativeProgress: 33,
    modificationFactor: '1',
    restated: true,
  });
});

it('shows every correction, and of which unit where that was replaced since', () => {
  const correction = { quarter: 1, lineId: idOf(101), achieved: '19', reason: 'Doble' } as const;
  const earlier = event('ProgressCorrected', { ...correction, series: 1 });
  const current = event('ProgressCorrected', { ...correction, reason: 'Otra' });
  const history = [reported(101, 1, '20'), CUM, earlier, current];
  expect(figuresOf(101, 1, ...history).corrections).toStrictEqual([
    { quarter: 1, reason: 'Doble', unitOfMeasure: 'Expediente' },
    { quarter: 1, reason: 'Otra' },
  ]);
  expect(figuresOf(101, null, ...history).corrections).toStrictEqual([]);
});

it('reaches up to the last quarter that any line has reported', () => {
  const { lines } = planAfter(...AUTHORIZED_PLAN, reported(102, 2, '3'), reported(101, 1, '3'));
  expect(lastReported(lines.values())).toBe(2);
  expect(lastReported(planAfter(...AUTHORIZED_PLAN).lines.values())).toBeNull();
});

it('reaches as far after a change of unit as before it: what was reported stays reported', () => {
  const history = [...AUTHORIZED_PLAN, reported(102, 1, '3'), reported(101, 2, '20')];
  const before = planAfter(...history).lines;
  const after = planAfter(...history, CUM).lines;
  expect([lastReported(before.values()), lastReported(after.values())]).toStrictEqual([2, 2]);
  const figures = goalLines([...after.values()], new Map());
  expect(figures.map(({ relativeToScheduled }) => relativeToScheduled)).toStrictEqual([
    ...[null, '0.5', '0.1'],
  ]);
});

function lineOf(number: number) {
  const { lines } = planAfter(...AUTHORIZED_PLAN, reported(number, 1, '4'));
  const line = lines.get(idOf(number));
  if (line === undefined) throw new Error('no such line');
  return line;
}
