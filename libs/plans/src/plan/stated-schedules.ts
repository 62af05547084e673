import { lineWith } from './copies';
import type { Line } from './line';
import type { Lines } from './line.evolve';
import type { ExistingPlan } from './plan';
import type { DataOf } from './plan.events';
import type { PrintedProgressRow } from './printed-sheet';
import { equal } from './quantity';
import type { Schedule } from './words';

/**
 * The lines with the plans that a later sheet is the first to state: it adds what is new, as it is
 * printed (source: domain.md, Transcribing real sheets). It plans no other goal than the ledger's,
 * none in another unit of measure, and nothing once a quarter, signed without it, is closed.
 */
export function withStatedSchedules(plan: ExistingPlan, data: DataOf<'FormTranscribed'>): Lines {
  const { sheet, rows } = data;
  const isClosed = plan.status === 'closed' || plan.quarters.some(({ closed }) => closed);
  if (sheet.form !== 'TMM-F004' || isClosed) return plan.lines;
  const stated = rows.flatMap(({ row: number, lineId }) => {
    const row = sheet.rows.find((each) => each.row === number);
    const line = plan.lines.get(lineId);
    return row === undefined || line === undefined ? [] : withPlanned(line, row);
  });
  if (stated.length === 0) return plan.lines;
  return new Map([...plan.lines, ...stated.map((line): [string, Line] => [line.id, line])]);
}

function withPlanned(line: Line, row: PrintedProgressRow): Line[] {
  const schedule = printedSchedule(row);
  const sameGoal = equal(row.annualGoal, line.goal) && row.unitOfMeasure === line.unitOfMeasure;
  if (schedule === null || line.schedule !== null || !line.active || !sameGoal) return [];
  return [lineWith(line, { schedule })];
}

/** The plan that a row states; `null` where a figure is missing or in doubt. */
export function printedSchedule({ planned, placement }: PrintedProgressRow): Schedule | null {
  const [first, second, third, fourth] = planned;
  if (placement === 'doubtful') return null;
  if (first === null || second === null || third === null || fourth === null) return null;
  return [first, second, third, fourth];
}
