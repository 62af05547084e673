import type {
  ModificationSheet,
  MovementCode,
  PrintedBlock,
  PrintedMovementRow,
  PrintedProgressRow,
  PrintedSheet,
  ProgressSheet,
  SourceRef,
} from '@libro/plans';
import { HEADER } from './plan-history';

/** Sheets as a reader gives them, for tests: what a test is about is named, the rest is plain. */
const COMMON = {
  sheet: 'a1'.repeat(32),
  file: 'hojas.txt',
  sha256: 'f0'.repeat(32),
  line: 1,
  issuingBody: 'AYUNTAMIENTO DE PRUEBA',
  fiscalYear: 2021,
  header: HEADER,
  formCode: null,
  signatures: [],
} as const;

export function progressSheet(
  rows: readonly PrintedProgressRow[],
  other: Partial<ProgressSheet> = {},
): ProgressSheet {
  const dated = { form: 'TMM-F004', datePrinted: 'ENE-MAR 2021', quarter: 1 } as const;
  return { ...COMMON, ...dated, rows, ...other };
}

/** A row in line 10 + row of its file: 40 a year, 10 a quarter, nothing achieved. */
export function progressRow(
  row: number,
  number: number,
  other: Partial<PrintedProgressRow> = {},
): PrintedProgressRow {
  return {
    ...rowOf(row, number),
    annualGoal: '40',
    planned: ['10', '10', '10', '10'],
    achieved: [null, null, null, null],
    absolute: '0',
    percentage: 0,
    remarks: null,
    placement: 'as-printed',
    ...other,
  };
}

export function modificationSheet(
  blocks: readonly (readonly PrintedMovementRow[])[],
  other: Partial<ModificationSheet> = {},
): ModificationSheet {
  const dated = { form: 'TMM-F009', datePrinted: 'abr.-21', formDate: '2021-04' } as const;
  const printed = blocks.map((rows): PrintedBlock => ({ justification: 'Por ampliación', rows }));
  return { ...COMMON, ...dated, folio: null, blocks: printed, ...other };
}

/** A row of a modifications sheet whose calendar is blank. */
export function movementRow(
  at: readonly [row: number, number: number, ...movements: MovementCode[]],
  other: Partial<PrintedMovementRow> & Pick<PrintedMovementRow, 'modified'>,
): PrintedMovementRow {
  const [row, number, ...movements] = at;
  return {
    ...rowOf(row, number),
    movements,
    authorized: null,
    increase: null,
    decrease: null,
    calendar: [null, null, null, null],
    justification: null,
    ...other,
  };
}

function rowOf(row: number, number: number) {
  return {
    row,
    line: 10 + row,
    cells: [`${number}.-`, `Renglón ${number}`],
    kind: number % 100 === 0 ? ('meta' as const) : ('action' as const),
    number,
    description: `Renglón ${number}`,
    linesOfAction: ['2.6.1'],
    unitOfMeasure: 'Expediente',
  };
}

/** Where an event derived from the sheet's row (or header) says that it comes from. */
export function sourceOf(sheet: PrintedSheet, row: number | null = null): SourceRef {
  const { sheet: digest, file, sha256 } = sheet;
  return { sheet: digest, file, sha256, line: row === null ? sheet.line : 10 + row, row };
}
