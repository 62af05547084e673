import type { DraftRow, ModificationSheet, PlanEvent, Quantity, Schedule } from '@libro/plans';
import { event, idOf } from './plan-history';
import { sourceOf } from './printed-sheets';

/** A row of a live draft: what a test is about is named, the rest is plain. */
export function draftRow(number: number, other: Partial<DraftRow> = {}): DraftRow {
  return {
    lineId: idOf(number),
    opens: null,
    movements: [{ code: 'R' }],
    authorized: '40',
    calendar: ['10', '10', '10', '10'],
    description: `Renglón ${number}`,
    linesOfAction: ['2.6.1'],
    justification: 'Por ampliación',
    ...other,
  };
}

/** A live folio takes effect: its movements are to follow. */
export function folioInEffect(
  rows: readonly DraftRow[],
  { formDate = '2021-04', justification = 'Por ampliación' } = {},
): readonly PlanEvent[] {
  const folio = `${formDate}-1`;
  const content = { formDate, blocks: [{ justification, rows }] };
  return [
    event('ModificationDrafted', { folio, content }),
    event('ModificationAuthorized', { folio }),
  ];
}

type Recorded = {
  readonly folio?: string;
  readonly applied?: boolean;
  /** The line that a row is about, where its number does not say. */
  readonly lineIds?: Readonly<Record<number, string>>;
};

/** A modifications sheet on record: its movements are to follow where it applies. */
export function folioTranscribed(
  sheet: ModificationSheet,
  { folio = '2021-04-1', applied = true, lineIds = {} }: Recorded = {},
): readonly PlanEvent[] {
  const lineIdOf = (row: { row: number; number: number }) => lineIds[row.row] ?? idOf(row.number);
  const rows = sheet.blocks.flatMap((block) =>
    block.rows.map((row) => {
      const { sheet: digest } = sheet;
      return {
        row: row.row,
        rowId: `${digest} ${row.row}`,
        lineId: lineIdOf(row),
        doubtful: false,
      };
    }),
  );
  const blocks = sheet.blocks.map(({ justification, rows: printed }) => ({
    justification,
    rows: printed.map(({ line: _line, cells: _cells, calendar, ...row }) => {
      return { ...row, lineId: lineIdOf(row), calendarPrinted: calendar };
    }),
  }));
  const { formDate } = sheet;
  const source = sourceOf(sheet);
  return [
    event('FormTranscribed', { sheet, rows }),
    event('ModificationTranscribed', { folio, formDate, blocks, applied, source }),
  ];
}

/** Where a movement stands, and what it brings but for its amount. */
export function moving(
  number: number,
  { folio = '2021-04-1', block = 1, row = 1, lineId = idOf(number) } = {},
) {
  const movement = { folio, block, row, codes: [] };
  return { lineId, movement, wording: null, source: null };
}

export function increased(
  at: ReturnType<typeof moving>,
  increase: Quantity,
  schedule?: Schedule,
): PlanEvent {
  return event('AnnualGoalIncreased', { ...at, increase, ...(schedule && { schedule }) });
}

export function decreased(at: ReturnType<typeof moving>, decrease: Quantity): PlanEvent {
  return event('AnnualGoalDecreased', { ...at, decrease });
}
