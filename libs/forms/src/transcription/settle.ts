import type { Placement, Quantity, Quarter } from '@libro/plans';
import Big from 'big.js';
import { sum } from './figure';
import {
  achievedFits,
  achievedIn,
  achievedWithoutGap,
  figuresIn,
  fits,
  fittingPlacements,
  isWhole,
  type Period,
  plannedFits,
  plannedIn,
  same,
  type Sums,
  usualPlacement,
  wholePlacement,
} from './placement';

/** The figures of a progress row, before it is known which cell each belongs to. */
export interface RowFigures {
  readonly quarter: Quarter;
  readonly goal: Quantity;
  /** In order, what stands between annual goal and percentage: P and A and, last, the absolute. */
  readonly figures: readonly Quantity[];
  /** What stands in each column, `null` where the row's ends do not stand in theirs. */
  readonly own: OwnCells | null;
  /** Whether a percent sign says where the figures end. */
  readonly marked: boolean;
  readonly percentage: number | null;
}

export interface OwnCells {
  readonly period: Period;
  readonly absolute: Quantity | null;
}

export interface Settled extends OwnCells {
  readonly placement: Placement;
}

const NOTHING: Period = [null, null, null, null, null, null, null, null];
const ALL_CELLS = 8;

/**
 * Says which cell each figure of a row belongs to. Figures keep their order; what the columns, the
 * number of figures and the row's sums do not settle beyond doubt stays in doubt.
 */
export function settle(row: RowFigures): Settled {
  const { own } = row;
  if (own === null) return row.marked ? slid(row) : doubt(row);
  if (own.absolute === null) return withoutAbsolute(row, own);
  return row.marked ? inColumns(row, own, own.absolute) : unmarked(row, own, own.absolute);
}

/** The cells have slid: of the figures before the percentage the last is the absolute progress. */
function slid(row: RowFigures): Settled {
  const { figures, absolute } = beforePercentage(row);
  if (absolute === null) return doubt(row);
  const sums = { goal: row.goal, absolute };
  const usual = usualPlacement(figures, row.quarter);
  if (usual === null) return onlyFitting(row, fittingPlacements(figures, sums), absolute);
  const borneOut = plannedFits(usual, sums) || achievedFits(usual, sums);
  // A missing figure changes the number of figures: without a sum, the number alone proves nothing.
  return borneOut || isFull(usual) ? putBack(usual, absolute) : doubt(row);
}

/** Absolute progress and percentage stand in their columns; the period may still have slid. */
function inColumns(row: RowFigures, own: OwnCells, absolute: Quantity): Settled {
  const sums = { goal: row.goal, absolute };
  const figures = figuresIn(own.period);
  const usual = usualPlacement(figures, row.quarter);
  const fitting = fittingPlacements(figures, sums);
  if (usual !== null && same(usual, own.period)) {
    return fitting.length === 0 || fits(usual, sums) ? asPrinted(own) : doubt(row);
  }
  if (isWhole(own.period) && fits(own.period, sums)) {
    // Where a planned 0 is left blank, a reported 0 that has slid can look like it.
    const rival = fitting.some((other) => reportsUpTo(row.quarter, other));
    return rival ? doubt(row) : asPrinted(own);
  }
  if (usual === null) return onlyFitting(row, fitting, absolute);
  return usualOrOwn(row, { usual, own: own.period, sums, fitting });
}

interface Rivals {
  readonly usual: Period;
  readonly own: Period;
  readonly sums: Sums;
  readonly fitting: readonly Period[];
}

/** As many figures as usual, in other columns: have they slid, or is one not printed? */
function usualOrOwn(row: RowFigures, { usual, own, sums, fitting }: Rivals): Settled {
  const absolute = sums.absolute;
  if (couldStandSo(own)) {
    if (fits(own, sums))
      return fitting.length === 1 ? asPrinted({ period: own, absolute }) : doubt(row);
    return fits(usual, sums) ? putBack(usual, absolute) : doubt(row);
  }
  if (fits(usual, sums)) return putBack(usual, absolute);
  const borneOut = plannedFits(usual, sums) || achievedFits(usual, sums);
  return borneOut && fitting.length === 0 ? putBack(usual, absolute) : doubt(row);
}

/** No absolute progress stands in its column: it is not printed, or it has slid away. */
function withoutAbsolute(row: RowFigures, own: OwnCells): Settled {
  const { figures, absolute } = beforePercentage(row);
  const other = wholePlacement(figures);
  const otherFits =
    other !== null && absolute !== null && fits(other, { goal: row.goal, absolute });
  if (
    isWhole(own.period) &&
    plannedFits(own.period, bare(row)) &&
    percentageFits(row, own.period)
  ) {
    return otherFits ? doubt(row) : asPrinted(own);
  }
  const back = row.marked ? slid(row) : doubt(row);
  const sums = { goal: row.goal, absolute: back.absolute };
  return back.placement === 'put-back' && fits(back.period, sums) ? back : doubt(row);
}

/** No percent sign says where the figures end: only figures that fit where they stand are taken. */
function unmarked(row: RowFigures, own: OwnCells, absolute: Quantity): Settled {
  const figures = figuresIn(own.period);
  if (isFull(own.period) && row.percentage !== null) return asPrinted(own);
  const fitsHere = isWhole(own.period) && fits(own.period, { goal: row.goal, absolute });
  // Where all is 0, the last one could be A of quarter IV, the absolute progress or the percentage.
  const allZero = figures.length > ALL_CELLS - 2 && sum(achievedIn(own.period)).eq(0);
  return fitsHere && !allZero ? asPrinted(own) : doubt(row);
}

function onlyFitting(row: RowFigures, fitting: readonly Period[], absolute: Quantity): Settled {
  const [only, ...others] = fitting;
  if (only === undefined || others.length > 0) return doubt(row);
  const stands = row.own !== null && same(only, row.own.period);
  return stands ? asPrinted({ period: only, absolute }) : putBack(only, absolute);
}

/** A is printed for the quarters up to the sheet's own, and for no other. */
function reportsUpTo(quarter: Quarter, period: Period): boolean {
  return achievedIn(period).every((cell, at) => (cell !== null) === at < quarter);
}

/** All P are printed, or A is without a gap: an official could have filled the row like this. */
function couldStandSo(period: Period): boolean {
  return plannedIn(period).every((cell) => cell !== null) || achievedWithoutGap(period);
}

function percentageFits(row: RowFigures, period: Period): boolean {
  if (row.percentage === null || new Big(row.goal).eq(0)) return true;
  const exact = sum(achievedIn(period)).times(100).div(row.goal);
  return exact.round(0, Big.roundHalfUp).eq(row.percentage);
}

interface BeforePercentage {
  readonly figures: readonly Quantity[];
  readonly absolute: Quantity | null;
}

function beforePercentage({ figures }: RowFigures): BeforePercentage {
  return { figures: figures.slice(0, -1), absolute: figures.at(-1) ?? null };
}

function bare({ goal }: RowFigures): Sums {
  return { goal, absolute: null };
}

function isFull(period: Period): boolean {
  return figuresIn(period).length === ALL_CELLS;
}

function asPrinted({ period, absolute }: OwnCells): Settled {
  return { placement: 'as-printed', period, absolute };
}

function putBack(period: Period, absolute: Quantity | null): Settled {
  return { placement: 'put-back', period, absolute };
}

/** What stands in its column before a percentage in its own is certain all the same. */
function doubt({ own, marked }: RowFigures): Settled {
  const absolute = marked ? (own?.absolute ?? null) : null;
  return { placement: 'doubtful', period: NOTHING, absolute };
}
