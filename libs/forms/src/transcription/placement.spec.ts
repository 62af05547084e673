import {
  achievedIn,
  fittingPlacements,
  isWhole,
  placementsInOrder,
  plannedIn,
  usualPlacement,
  wholePlacement,
} from './placement';

const EIGHT = ['1', '2', '3', '4', '5', '6', '7', '8'];

it('eight figures fill the period: P and A by turns', () => {
  const period = usualPlacement(EIGHT, 1);
  expect(period).toStrictEqual(EIGHT);
  expect(plannedIn(EIGHT)).toStrictEqual(['1', '3', '5', '7']);
  expect(achievedIn(EIGHT)).toStrictEqual(['2', '4', '6', '8']);
});

it('four and one for each quarter up to the own one are P, and A up to that quarter', () => {
  expect(usualPlacement(EIGHT.slice(0, 5), 1)).toStrictEqual([
    '1',
    '2',
    '3',
    null,
    '4',
    null,
    '5',
    null,
  ]);
  expect(usualPlacement(EIGHT.slice(0, 6), 2)).toStrictEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    null,
    '6',
    null,
  ]);
  expect(usualPlacement(EIGHT.slice(0, 7), 3)).toStrictEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    null,
  ]);
});

it('another number stands for nothing by itself', () => {
  expect([4, 6, 7].map((count) => usualPlacement(EIGHT.slice(0, count), 1))).toStrictEqual([
    null,
    null,
    null,
  ]);
  expect(wholePlacement(EIGHT.slice(0, 3))).toBeNull();
  expect(wholePlacement([...EIGHT, '9'])).toBeNull();
});

it('a whole period has all of P, and A without a gap', () => {
  expect(isWhole(['1', null, '2', null, '3', null, '4', null])).toBe(true);
  expect(isWhole(['1', '0', '2', '0', '3', null, '4', null])).toBe(true);
  expect(isWhole(['1', null, '2', '0', '3', null, '4', null])).toBe(false);
  expect(isWhole(['1', '0', '2', null, '3', null, null, null])).toBe(false);
});

it('figures keep their order in every placement', () => {
  expect(placementsInOrder(EIGHT.slice(0, 5)).length).toBe(56);
  const orders = placementsInOrder(['7', '3']).map((period) =>
    period.filter((cell) => cell !== null),
  );
  expect(new Set(orders.map((order) => order.join()))).toStrictEqual(new Set(['7,3']));
});

it('a placement fits by both of its sums, exactly', () => {
  const figures = ['0.1', '5', '0.2', '7', '1', '9'];
  expect(fittingPlacements(figures, { goal: '10.3', absolute: '12' })).toStrictEqual([
    ['0.1', '5', '0.2', '7', '1', null, '9', null],
  ]);
  expect(fittingPlacements(figures, { goal: '10.2', absolute: '12' })).toStrictEqual([]);
});

it('without an absolute progress the plan alone has to fit', () => {
  const placements = fittingPlacements(['1', '2', '3', '4', '5'], { goal: '15', absolute: null });
  expect(placements).toStrictEqual([]);
  expect(
    fittingPlacements(['1', '2', '3', '4', '5', '6', '7'], { goal: '16', absolute: null }),
  ).toStrictEqual([['1', '2', '3', '4', '5', '6', '7', null]]);
});
