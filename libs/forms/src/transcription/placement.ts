import type { PerQuarter, Quantity, Quarter } from '@libro/plans';
import Big from 'big.js';
import { sum } from './figure';

/** The eight cells of a row's period: P and A of quarter I, of quarter II, … */
export type Period = readonly (Quantity | null)[];

/** What the sums of a row must come to. */
export interface Sums {
  readonly goal: Quantity;
  /** Avance absoluto; `null` where none is printed, then no sum of A is known. */
  readonly absolute: Quantity | null;
}

const CELLS = 8;
/** Every choice of cells that figures could stand in. */
const SETS_OF_CELLS = Array.from({ length: 2 ** CELLS }, (_, set) => {
  const digits = Array.from(set.toString(2).padStart(CELLS, '0'));
  return new Set(digits.flatMap((digit, cell) => (digit === '1' ? [cell] : [])));
});

export function plannedIn(period: Period): readonly (Quantity | null)[] {
  return period.filter((_, cell) => cell % 2 === 0);
}

export function achievedIn(period: Period): readonly (Quantity | null)[] {
  return period.filter((_, cell) => cell % 2 === 1);
}

export function perQuarter<T>(values: readonly T[], absent: T): PerQuarter<T> {
  const [first = absent, second = absent, third = absent, fourth = absent] = values;
  return [first, second, third, fourth];
}

export function figuresIn(period: Period): readonly Quantity[] {
  return period.filter((cell) => cell !== null);
}

export function plannedFits(period: Period, { goal }: Sums): boolean {
  return sum(plannedIn(period)).eq(goal);
}

export function achievedFits(period: Period, { absolute }: Sums): boolean {
  return absolute === null || sum(achievedIn(period)).eq(absolute);
}

/** Both sums of a row come out. */
export function fits(period: Period, sums: Sums): boolean {
  return plannedFits(period, sums) && achievedFits(period, sums);
}

/**
 * The placement with all four P, and A for the first quarters without a gap. Of one number of
 * figures there is only one, so figures that are found in it have not slid.
 */
export function wholePlacement(figures: readonly Quantity[]): Period | null {
  const reported = figures.length - 4;
  if (reported < 0 || figures.length > CELLS) return null;
  return placed(figures, (cell) => cell % 2 === 0 || cell < 2 * reported);
}

/** What a number of figures stands for by itself: all cells, or A up to the sheet's quarter. */
export function usualPlacement(figures: readonly Quantity[], quarter: Quarter): Period | null {
  const usual = figures.length === CELLS || figures.length === 4 + quarter;
  return usual ? wholePlacement(figures) : null;
}

/** Every way to put figures into eight cells without changing their order. */
export function placementsInOrder(figures: readonly Quantity[]): readonly Period[] {
  const sets = SETS_OF_CELLS.filter((cells) => cells.size === figures.length);
  return sets.map((cells) => placed(figures, (cell) => cells.has(cell)));
}

/** Every placement in order by which both sums come out. */
export function fittingPlacements(figures: readonly Quantity[], sums: Sums): readonly Period[] {
  const total = new Big(sums.goal).plus(sums.absolute ?? 0);
  if (sums.absolute !== null && !sum(figures).eq(total)) return [];
  return placementsInOrder(figures).filter((period) => fits(period, sums));
}

function placed(figures: readonly Quantity[], takes: (cell: number) => boolean): Period {
  const left = [...figures];
  return Array.from({ length: CELLS }, (_, cell) => (takes(cell) ? (left.shift() ?? null) : null));
}

export function same(one: Period, other: Period): boolean {
  return one.every((cell, at) => cell === other[at]);
}

export function isWhole(period: Period): boolean {
  return plannedIn(period).every((cell) => cell !== null) && achievedWithoutGap(period);
}

export function achievedWithoutGap(period: Period): boolean {
  const achieved = achievedIn(period);
  return achieved.every((cell, at) => cell === null || achieved[at - 1] !== null);
}
