import { isUnderWay } from '../movements/under-way';
import { withNumber } from '../plan/guards';
import { rowIdInSheet } from '../plan/ids';
import type { ExistingPlan, Plan } from '../plan/plan';
import type { PlanEvent } from '../plan/plan.events';
import { evolve } from '../plan/plan.evolve';
import type { ModificationSheet, PrintedMovementRow } from '../plan/printed-sheet';
import { equal, isZero } from '../plan/quantity';
import { metasOfFolio, opensLine } from './folio-baseline';
import { lineOfMovementRow } from './match-rows';
import { lineOpened, sourceIn } from './printed-lines';
import { calendarOf, movementsOf } from './row-movements';
import type { RowPlace } from './row-movements';

/** What a folio makes of the plan, row after row. */
export interface FolioOutcome {
  readonly plan: ExistingPlan;
  readonly movements: readonly PlanEvent[];
  /** The line that each row is about, by row. */
  readonly lineIds: ReadonlyMap<number, string>;
  /** Every row found its line active, at the goal that it prints, and strands nothing under way. */
  readonly fits: boolean;
}

/** A row's part of it. */
interface RowOutcome {
  readonly lineId: string;
  readonly events: readonly PlanEvent[];
  readonly fits: boolean;
}

/** Applies the rows in order, each to the plan that the rows before it left. */
export function folioOutcome(
  sheet: ModificationSheet,
  folio: string,
  before: ExistingPlan,
): FolioOutcome {
  let plan = before;
  let fits = true;
  const movements: PlanEvent[] = [];
  const lineIds = new Map<number, string>();
  for (const [block, { rows }] of sheet.blocks.entries()) {
    for (const [index, row] of rows.entries()) {
      const at = { folio, block: block + 1, row: index + 1 };
      const place = {
        movement: { ...at, codes: row.movements },
        source: sourceIn(sheet, row),
      };
      const outcome = outcomeOf(row, plan, { sheet, place });
      lineIds.set(row.row, outcome.lineId);
      movements.push(...outcome.events);
      fits &&= outcome.fits;
      plan = outcome.events.reduce(after, plan);
    }
  }
  return { plan, movements, lineIds, fits };
}

/** @throws Error where the events would leave no plan: they never do */
export function after(plan: ExistingPlan, event: PlanEvent): ExistingPlan {
  const next: Plan = evolve(plan, event);
  if (next.status === 'none') throw new Error('a plan that was opened stays so');
  return next;
}

interface RowInFolio {
  readonly sheet: ModificationSheet;
  readonly place: RowPlace;
}

function outcomeOf(row: PrintedMovementRow, plan: ExistingPlan, at: RowInFolio): RowOutcome {
  if (opensLine(row)) return openingOf(row, plan, at);
  const line = lineOfMovementRow(row, plan.lines.values());
  if (line === undefined)
    throw new Error(`row ${row.row} has no line: it joins the baseline first`);
  const events = movementsOf(row, line, at.place);
  const asPrinted = row.authorized === null || equal(row.authorized, line.goal);
  const strands = events.some(endsSeries) && isUnderWay(plan, line.id);
  return { lineId: line.id, events, fits: line.active && asPrinted && !strands };
}

/** After it, an amount of the line that comes back would find no line, or another unit. */
function endsSeries({ type }: PlanEvent): boolean {
  return type === 'LineSuppressed' || type === 'UnitOfMeasureChanged';
}

/**
 * AP opens another line, whatever line holds its number (I01). Where an active line with a goal has
 * its very wording, the ledger knows it already, from a later sheet: the folio does not fit. Nor
 * does it where it would retire a line at goal 0 that an amount under way may still come back to.
 */
function openingOf(
  row: PrintedMovementRow,
  plan: ExistingPlan,
  { sheet, place }: RowInFolio,
): RowOutcome {
  const isHeld = withNumber(plan, row.number).some((line) =>
    isZero(line.goal) ? isUnderWay(plan, line.id) : line.description === row.description,
  );
  const opened = lineOpened(sheet, {
    row,
    annualGoal: row.modified,
    schedule: calendarOf(row.calendar),
    movement: place.movement,
    metas: metasOfFolio(sheet, plan, []),
  });
  return { lineId: rowIdInSheet(sheet.sheet, row.row), events: [opened], fits: !isHeld };
}
