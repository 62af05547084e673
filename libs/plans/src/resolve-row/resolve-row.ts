import { authorized, text } from '../plan/guards';
import type { Line } from '../plan/line';
import type { DoubtfulRow, ExistingPlan, Plan } from '../plan/plan';
import type { RowResolved } from '../plan/plan.events';
import { atQuarter, mapQuarters, quantity, sum } from '../plan/quantity';
import { quoted, refuse } from '../plan/refusal';
import { roman, scheduleOf } from '../plan/schedule';
import { QUARTERS } from '../plan/words';
import type { PerQuarter, Quantity, Schedule } from '../plan/words';

export interface ResolveRow {
  /** Id of a printed row in doubt (POA-O02). */
  readonly rowId: string;
  readonly planned: Schedule;
  /** Up to the quarter of the row's sheet; `null`: not reported. */
  readonly achieved: PerQuarter<Quantity | null>;
  readonly reason: string;
}

/**
 * Settles a printed row in doubt: an official states its figures and why; the printed row stays. A
 * row that was settled is in doubt no more, and is not found.
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `plan-not-authorized`, `row-not-found`,
 * `quantity-invalid`, `text-invalid`, `schedule-does-not-add-up`, `quarter-after-sheet`,
 * `unit-of-measure-differs` (a CUM replaced the unit of the row's figures), `quarter-closed` (its
 * figures change by `correct-progress` alone, and a plan that it was closed without, by a movement)
 */
export function resolveRow(command: ResolveRow, plan: Plan): readonly RowResolved[] {
  const found = authorized(plan);
  const { row, line } = inDoubt(found, command.rowId);
  const planned = scheduleOf(command.planned, 'programado');
  requireSum(planned, line);
  const achieved = achievedOf(command.achieved);
  requireReportable(achieved, row);
  requireCurrentUnit(achieved, row, line);
  requireOpenQuarters({ planned, achieved }, line, found);
  const { rowId, lineId, remarks } = row;
  const reason = text(command.reason, 'motivo');
  return [{ type: 'RowResolved', data: { rowId, lineId, planned, achieved, remarks, reason } }];
}

function inDoubt(plan: ExistingPlan, rowId: string): { row: DoubtfulRow; line: Line } {
  const row = plan.doubtfulRows.get(rowId);
  const line = plan.lines.get(row?.lineId ?? '');
  if (row !== undefined && line !== undefined) return { row, line };
  return refuse('row-not-found', `el plan no tiene en duda el renglón ${quoted(rowId)}`);
}

/** A line whose schedule another sheet or a movement stated keeps it: there the row is evidence. */
function requireSum(planned: Schedule, line: Line): void {
  const total = sum(planned);
  if (line.schedule !== null || total === line.goal) return;
  const detail = `lo programado suma ${total} y la meta anual es ${line.goal}`;
  refuse('schedule-does-not-add-up', detail);
}

function achievedOf(values: PerQuarter<Quantity | null>): PerQuarter<Quantity | null> {
  return mapQuarters((quarter) => {
    const value = atQuarter(values, quarter);
    return value === null ? null : quantity(value, `alcanzado, trimestre ${roman(quarter)}`);
  });
}

function requireReportable(achieved: PerQuarter<Quantity | null>, { quarter }: DoubtfulRow): void {
  const late = QUARTERS.find((each) => each > quarter && atQuarter(achieved, each) !== null);
  if (late === undefined) return;
  const detail = `la hoja del renglón llega al trimestre ${roman(quarter)}, no al ${roman(late)}`;
  refuse('quarter-after-sheet', detail);
}

/** What was achieved keeps its old unit: there the row's planned figures alone can be settled. */
function requireCurrentUnit(
  achieved: PerQuarter<Quantity | null>,
  { unitOfMeasure }: DoubtfulRow,
  line: Line,
): void {
  const isReplaced = line.earlierSeries.length > 0 && line.unitOfMeasure !== unitOfMeasure;
  if (!isReplaced || achieved.every((each) => each === null)) return;
  const detail = `el renglón mide en «${unitOfMeasure}» y la línea, ahora, en`;
  refuse('unit-of-measure-differs', `${detail} «${line.unitOfMeasure}»`);
}

/** A closed quarter changes by `correct-progress`, and what was planned for it by a movement. */
function requireOpenQuarters(
  { planned, achieved }: Pick<ResolveRow, 'planned' | 'achieved'>,
  { schedule, progress }: Line,
  { quarters }: ExistingPlan,
): void {
  for (const { quarter } of quarters.filter(({ closed }) => closed)) {
    const place = `el trimestre ${roman(quarter)} está cerrado`;
    const stated = atQuarter(achieved, quarter);
    if (stated !== null && stated !== atQuarter(progress, quarter)?.achieved) {
      refuse('quarter-closed', `${place}: se corrige`);
    }
    if (schedule === null) {
      const detail = `${place} sin ${atQuarter(planned, quarter)} programado`;
      refuse('quarter-closed', `${detail}: antes lo fija una recalendarización`);
    }
  }
}
