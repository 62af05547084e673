import type { DraftRow, ExistingPlan, Line, LineToOpen, Movement, Schedule } from '@libro/plans';

/** Calendars as whole numbers: what the tests compute with, beside the decimals of the ledger. */
export type Calendar = readonly [number, number, number, number];

export const ZEROS: Calendar = [0, 0, 0, 0];

/** What one row of a generated folio does. */
export interface Change {
  readonly line: Line | null;
  readonly opens: LineToOpen | null;
  readonly movements: readonly Movement[];
  readonly calendar: Calendar;
}

export function calendarOf(line: Line): Calendar {
  const [first, second, third, fourth] = line.schedule ?? ['0', '0', '0', '0'];
  return [Number(first), Number(second), Number(third), Number(fourth)];
}

export function combine(one: Calendar, other: Calendar, sign = 1): Calendar {
  const at = (quarter: 0 | 1 | 2 | 3) => one[quarter] + sign * other[quarter];
  return [at(0), at(1), at(2), at(3)];
}

export function totalOf(calendar: Calendar): number {
  return calendar.reduce((total, each) => total + each, 0);
}

/** An amount in one quarter. */
export function inQuarter(amount: number, quarter: number): Calendar {
  const at = (each: number) => (each === quarter % 4 ? amount : 0);
  return [at(0), at(1), at(2), at(3)];
}

/** The calendar less an amount, from the first quarters that have some of it. */
export function less(calendar: Calendar, amount: number): Calendar {
  let left = amount;
  const take = (each: number) => {
    const taken = Math.min(each, left);
    left -= taken;
    return each - taken;
  };
  const [first, second, third, fourth] = calendar;
  return [take(first), take(second), take(third), take(fourth)];
}

/** The rows of the changes and, for each additive meta that they change, the row that follows. */
export function rowsOf(plan: ExistingPlan, changes: readonly Change[]): readonly DraftRow[] {
  const rows = changes.map(rowOf);
  const metas = [...plan.lines.values()].filter(({ additive, active }) => additive && active);
  return [...rows, ...metas.flatMap((meta) => metaRows(meta, changes))];
}

function metaRows(meta: Line, changes: readonly Change[]): readonly DraftRow[] {
  const gained = changes.reduce((total, change) => {
    const under = change.line?.metaId === meta.id || isOpenedUnder(meta, change);
    return under ? combine(total, differenceOf(change)) : total;
  }, ZEROS);
  if (gained.every((each) => each === 0)) return [];
  const amount = totalOf(gained);
  const movement: Movement =
    amount === 0
      ? { code: 'R' }
      : { code: amount > 0 ? 'AM' : 'D', amount: String(Math.abs(amount)) };
  const calendar = combine(calendarOf(meta), gained);
  return [rowOf({ line: meta, opens: null, movements: [movement], calendar })];
}

function isOpenedUnder(meta: Line, { opens }: Change): boolean {
  return opens?.kind === 'action' && opens.number - (opens.number % 100) === meta.number;
}

function differenceOf({ line, calendar }: Change): Calendar {
  return line === null ? calendar : combine(calendar, calendarOf(line), -1);
}

function rowOf({ line, opens, movements, calendar }: Change): DraftRow {
  const [first, second, third, fourth] = calendar;
  const schedule: Schedule = [`${first}`, `${second}`, `${third}`, `${fourth}`];
  return {
    lineId: line?.id ?? null,
    opens,
    movements,
    authorized: line?.goal ?? null,
    calendar: schedule,
    description: line?.description ?? 'Línea que se abre',
    linesOfAction: ['2.6.1'],
    justification: null,
  };
}
