import type { Line } from '../plan/line';
import type { MovementEvent, MovementRef, Wording } from '../plan/movement.events';
import { isSameName } from '../plan/name-key';
import type { PrintedMovementRow } from '../plan/printed-sheet';
import { add, compare, equal, isZero, mapQuarters, atQuarter, subtract } from '../plan/quantity';
import { same } from '../plan/same';
import type { MovementCode, PerQuarter, Quantity, Schedule, SourceRef } from '../plan/words';

/** Where a row stands: in its folio, and on its sheet. */
export interface RowPlace {
  readonly movement: MovementRef;
  readonly source: SourceRef;
}

/** What belongs to the row as a whole, and rides on its last event. */
interface RowEnd {
  readonly wording: Wording | null;
  readonly schedule?: Schedule | null;
  readonly printedGoal?: Quantity;
}
type Step = (end: RowEnd) => MovementEvent;

/** The form's calendar: a blank cell is 0, one left wholly blank is *not stated* (`null`). */
export function calendarOf(printed: PerQuarter<Quantity | null>): Schedule | null {
  if (printed.every((cell) => cell === null)) return null;
  return mapQuarters((quarter) => atQuarter(printed, quarter) ?? '0');
}

/**
 * The events of a row that changes a line (every code but AP), in the order CUM, T, AM or D, R.
 * The last one carries calendar and wording and, where the printed modified goal does not follow
 * from the amounts (C04), that goal: what is printed stands, so a goal is never negative. The form
 * has no place for a transfer's counterpart: T is the increase or decrease that its row prints
 * (M01). AM or D without an amount is recorded with 0.
 */
export function movementsOf(
  row: PrintedMovementRow,
  line: Line,
  place: RowPlace,
): readonly MovementEvent[] {
  const wording = wordingAfter(row, line);
  const base = { lineId: line.id, ...place };
  if (row.movements.includes('S')) {
    const data = { ...base, wording, ...printedGoal(row, '0') };
    return [{ type: 'LineSuppressed', data }];
  }
  const restated = goalInNewUnit(row, line);
  const goal = restated ?? line.goal;
  const amounts = amountsOf(row, line);
  const steps = [
    ...(restated === null ? [] : [unitChanged(row, restated, base)]),
    ...amountSteps(row, { ...amounts, goal }, base),
  ];
  if (row.movements.includes('R') || steps.length === 0) steps.push(rescheduled(base));
  const after = subtract(add(goal, amounts.increase ?? '0'), amounts.decrease ?? '0');
  const end = { wording, schedule: calendarOf(row.calendar), ...printedGoal(row, after) };
  // An amount that is more than the goal would leave less than nothing until the row's last event.
  const early = { wording: null, ...(compare(after, '0') < 0 && printedGoal(row, after)) };
  return steps.map((step, index) => step(index === steps.length - 1 ? end : early));
}

type Base = RowPlace & { readonly lineId: string };

function unitChanged(
  { unitOfMeasure }: PrintedMovementRow,
  annualGoal: Quantity,
  base: Base,
): Step {
  // The form has no place for what is carried over into the new unit.
  const restated = { unitOfMeasure, annualGoal, carriedOver: '0' };
  return (end) => ({ type: 'UnitOfMeasureChanged', data: { ...base, ...end, ...restated } });
}

function increased(increase: Quantity, base: Base): Step {
  return (end) => ({ type: 'AnnualGoalIncreased', data: { ...base, ...end, increase } });
}

function decreased(decrease: Quantity, base: Base): Step {
  return (end) => ({ type: 'AnnualGoalDecreased', data: { ...base, ...end, decrease } });
}

function rescheduled(base: Base): Step {
  return (end) => ({ type: 'ScheduleChanged', data: { ...base, ...end } });
}

/** What a row prints as amounts; `null` where it prints none. */
interface Amounts {
  readonly increase: Quantity | null;
  readonly decrease: Quantity | null;
}

const WITH_AMOUNT: readonly MovementCode[] = ['T', 'AM', 'D'];

/** A change of unit of measure alone restates the goal: its columns are no amounts. */
function amountsOf(row: PrintedMovementRow, line: Line): Amounts {
  const { movements, increase, decrease } = row;
  const onlyRestated =
    isRestated(row, line) && !WITH_AMOUNT.some((code) => movements.includes(code));
  if (onlyRestated) return { increase: null, decrease: null };
  return { increase: positive(increase), decrease: positive(decrease) };
}

function positive(amount: Quantity | null): Quantity | null {
  return amount === null || isZero(amount) ? null : amount;
}

function amountSteps(
  { movements }: PrintedMovementRow,
  { increase, decrease, goal }: Amounts & { readonly goal: Quantity },
  base: Base,
): Step[] {
  const up = increase === null ? [] : [increased(increase, base)];
  const down = decrease === null ? [] : [decreased(decrease, base)];
  if (up.length + down.length === 0) return withoutAmount(movements, base);
  // T comes before AM: with both amounts printed, the transfer is what leaves.
  const leavesFirst =
    movements.includes('T') && movements.includes('AM') && compare(decrease ?? '0', goal) <= 0;
  return leavesFirst ? [...down, ...up] : [...up, ...down];
}

function withoutAmount(movements: readonly MovementCode[], base: Base): Step[] {
  if (movements.includes('AM')) return [increased('0', base)];
  return movements.includes('D') ? [decreased('0', base)] : [];
}

/** A CUM to another unit: a line that is measured so already goes on as it is. */
function isRestated({ movements, unitOfMeasure }: PrintedMovementRow, line: Line): boolean {
  return movements.includes('CUM') && !isSameName(unitOfMeasure, line.unitOfMeasure);
}

/** The goal that a CUM states in its unit, before the row's amounts; `null`: it restates none. */
function goalInNewUnit(row: PrintedMovementRow, line: Line): Quantity | null {
  if (!isRestated(row, line)) return null;
  const { modified } = row;
  const { increase, decrease } = amountsOf(row, line);
  const before = subtract(add(modified, decrease ?? '0'), increase ?? '0');
  return compare(before, '0') < 0 ? modified : before;
}

function printedGoal({ modified }: PrintedMovementRow, after: string) {
  return equal(after, modified) ? {} : { printedGoal: modified };
}

function wordingAfter(row: PrintedMovementRow, line: Line): Wording | null {
  const { description, linesOfAction } = row;
  const isSame = description === line.description && same(linesOfAction, line.linesOfAction);
  return isSame ? null : { description, linesOfAction };
}
