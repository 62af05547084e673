import type { Line } from '../plan/line';
import type { DataOf } from '../plan/plan.events';
import type { Plan } from '../plan/plan';
import type { PrintedSheet, ProgressSheet } from '../plan/printed-sheet';
import { atQuarter } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import { otherFigures, otherGoal } from './later-sheet';
import { lineFactsWith, NO_LINE_FACTS } from './line-facts';
import type { LineFacts, LineFactsById, PrintedRow } from './line-facts';
import { isReplanned, standingsAfter } from './standings';
import type { Change } from './standings';

function factsOf(lines: LineFactsById, lineId: string): LineFacts {
  return lines.get(lineId) ?? NO_LINE_FACTS;
}

export function withLineFacts(
  lines: LineFactsById,
  lineId: string,
  known: Partial<LineFacts>,
): LineFactsById {
  return new Map(lines).set(lineId, lineFactsWith(factsOf(lines, lineId), known));
}

/** A line's goal and plan were changed, by a folio or by an amount that came back. */
export function withReplanned(lines: LineFactsById, by: string, change: Change): LineFactsById {
  if (!isReplanned(change)) return lines;
  const { replaced, printed } = factsOf(lines, change.after.id);
  return withLineFacts(lines, change.after.id, {
    replaced: standingsAfter(replaced, by, change.before),
    printedBefore: printed.length,
  });
}

type Transcribed = DataOf<'FormTranscribed'>;

/** What a sheet's rows say about their lines, against the plan as it was before the sheet. */
export function withSheetRows(lines: LineFactsById, data: Transcribed, before: Plan) {
  const { sheet } = data;
  const cited = withUncited(lines, data);
  return sheet.form === 'TMM-F004' ? withProgressRows(cited, { data, sheet, before }) : cited;
}

interface ProgressRows {
  readonly data: Transcribed;
  readonly sheet: ProgressSheet;
  readonly before: Plan;
}

function withProgressRows(lines: LineFactsById, { data, sheet, before }: ProgressRows) {
  let next = lines;
  for (const { row: number, rowId, lineId } of data.rows) {
    const row = sheet.rows.find((each) => each.row === number);
    if (row === undefined) continue;
    const source = { file: sheet.file, sha256: sheet.sha256, line: row.line };
    const printedRow = { rowId, row, quarter: sheet.quarter, source, settled: null };
    const known = factsOf(next, lineId);
    const line = before.status === 'none' ? undefined : before.lines.get(lineId);
    next = withLineFacts(next, lineId, {
      printed: [...known.printed, printedRow],
      ...(line && withDifferences(known, line, printedRow)),
    });
  }
  return next;
}

function withDifferences(known: LineFacts, line: Line, printed: PrintedRow): Partial<LineFacts> {
  return {
    otherFigures: [...known.otherFigures, ...otherFigures(line, printed)],
    otherGoals: [...known.otherGoals, ...otherGoal(line, known.replaced, printed)],
  };
}

function withUncited(lines: LineFactsById, { sheet, rows }: Transcribed): LineFactsById {
  const codes = new Set(sheet.header.linesOfAction.map(({ code }) => code));
  const lineIds = new Map(rows.map(({ row, lineId }) => [row, lineId]));
  let next = lines;
  for (const { row, line, linesOfAction } of rowsOf(sheet)) {
    const lineId = lineIds.get(row);
    const missing = linesOfAction.filter((code) => !codes.has(code));
    if (lineId === undefined || missing.length === 0) continue;
    const earlier = factsOf(next, lineId).uncited;
    const source = earlier?.source ?? { file: sheet.file, sha256: sheet.sha256, line };
    const uncited = { codes: [...new Set([...(earlier?.codes ?? []), ...missing])], source };
    next = withLineFacts(next, lineId, { uncited });
  }
  return next;
}

/** The rows of a sheet's table, whatever the form. */
export function rowsOf(sheet: PrintedSheet) {
  return sheet.form === 'TMM-F004' ? sheet.rows : sheet.blocks.flatMap(({ rows }) => rows);
}

/** An official settled a row in doubt; its sheet's remarks are not about the quarters before. */
export function withSettledRow(
  lines: LineFactsById,
  { rowId, lineId, planned, achieved }: DataOf<'RowResolved'>,
  before: Line | undefined,
): LineFactsById {
  const settled = { planned, achieved };
  const known = factsOf(lines, lineId);
  const own = known.printed.find((each) => each.rowId === rowId)?.quarter;
  const stated = QUARTERS.filter((quarter) => {
    const figure = atQuarter(achieved, quarter);
    const earlier = before && atQuarter(before.progress, quarter);
    return figure !== null && figure !== earlier?.achieved;
  });
  const others = known.learntLater.filter((quarter) => !stated.includes(quarter));
  return withLineFacts(lines, lineId, {
    printed: known.printed.map((each) => (each.rowId === rowId ? { ...each, settled } : each)),
    learntLater: [...others, ...stated.filter((quarter) => quarter !== own)],
  });
}

/** Notes the quarters that only a later sheet reported; a live report is about its own. */
export function withReport(
  lines: LineFactsById,
  { lineId, quarter, source }: DataOf<'ProgressReported'>,
  sheet: PrintedSheet | null,
): LineFactsById {
  const { learntLater } = factsOf(lines, lineId);
  const fromSheet = source !== null && sheet?.form === 'TMM-F004' && sheet.sheet === source.sheet;
  const later = fromSheet && sheet.quarter !== quarter;
  if (learntLater.includes(quarter) === later) return lines;
  const others = learntLater.filter((each) => each !== quarter);
  return withLineFacts(lines, lineId, { learntLater: later ? [...others, quarter] : others });
}
