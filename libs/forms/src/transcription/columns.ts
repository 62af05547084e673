import { closest, fold, wordings } from './likeness';
import { filledCells, type Line } from './line';
import { periodNamed } from './sheet-date';
import type { Form } from './sheet-heads';
import { quote, Unreadable } from './unreadable';

/** The columns of each form in their order, as errors name them. */
export const COLUMNS: Readonly<Record<Form, readonly string[]>> = {
  'TMM-F004': [
    'LÍNEA DE ACCIÓN',
    'METAS Y ACCIONES',
    'UNIDAD DE MEDIDA',
    'META ANUAL',
    'P Ene-Mar',
    'A Ene-Mar',
    'P Abr-Jun',
    'A Abr-Jun',
    'P Jul-Sep',
    'A Jul-Sep',
    'P Oct-Dic',
    'A Oct-Dic',
    'AVANCE ABSOLUTO',
    'ACUMULADO RELATIVO',
    'OBSERVACIONES',
  ],
  'TMM-F009': [
    'PROY',
    'LÍNEA DE ACCIÓN',
    'No.',
    'DESCRIPCIÓN',
    'UNIDAD DE MEDIDA',
    'META ANUAL AUTORIZADA',
    'AUMENTOS',
    'DISMINUCIONES',
    'META ANUAL MODIFICADA',
    'CALENDARIO I',
    'CALENDARIO II',
    'CALENDARIO III',
    'CALENDARIO IV',
    'JUSTIFICACIÓN',
  ],
};

const HEADINGS = wordings([
  ['unit', 'UNIDAD DE MEDIDA'],
  ['unit', 'UNIDAD MEDIDA'],
  ['goal', 'META ANUAL'],
  ['goal', 'META ANUAL AUTORIZADA'],
  ['modified', 'META ANUAL MODIFICADA'],
  ['increase', 'AUMENTOS'],
  ['decrease', 'DISMINUCIONES'],
]);
const UNIT_COLUMN: Readonly<Record<Form, number>> = { 'TMM-F004': 2, 'TMM-F009': 4 };
const FIRST_PERIOD: Readonly<Record<Form, number>> = { 'TMM-F004': 4, 'TMM-F009': 9 };
const COLUMNS_OF_A_PERIOD: Readonly<Record<Form, number>> = { 'TMM-F004': 2, 'TMM-F009': 1 };
/** Which heads the columns below one another must name, in the order of the columns. */
const QUARTERS: Readonly<Record<Form, RegExp>> = {
  'TMM-F004': /(?:^| )P\w* A\w* P\w* A\w* P\w* A\w* P\w* A\w*(?: |$)/u,
  'TMM-F009': /(?:^| )(?:I II III IV|1\w+ 2\w+ 3\w+ 4\w+)(?: |$)/u,
};

/** What the headings of a line stand for, in order; `null` for those of other columns. */
function headingsIn(line: Line): readonly (string | null)[] {
  return filledCells(line).map((cell) => {
    return closest(cell, HEADINGS) ?? (fold(cell).startsWith('METAANUAL') ? 'goal' : null);
  });
}

/** Whether a line heads the columns of a table. */
export function isHeadingLine(line: Line): boolean {
  const named = headingsIn(line);
  return named.includes('unit') && named.includes('goal');
}

/**
 * Checks the headings of a table: what the reader relies on is the order of the columns, which all
 * sheets share, while their wording differs.
 *
 * @param lines the lines that head the columns, the main one first.
 * @returns how many empty columns stand before the first one.
 * @throws Unreadable where headings are missing or in another order.
 */
export function readHeadings(lines: readonly Line[], form: Form): number {
  const [main] = lines;
  if (main === undefined) throw new Error('a table without headings');
  lines.forEach((line) => {
    refuseOtherPeriods(line, form);
  });
  const named = headingsIn(main);
  const unit = named.indexOf('unit');
  const inOrder = unit === UNIT_COLUMN[form] && named[unit + 1] === 'goal';
  const behind = named.length - unit - 2;
  const quarters = lines.some((line) => {
    return QUARTERS[form].test(
      filledCells(line)
        .map((cell) => fold(cell))
        .join(' '),
    );
  });
  if (!inOrder || behind < 3 || !quarters || (form === 'TMM-F009' && !namesChanges(lines))) {
    const reason = 'el encabezado de la tabla está incompleto o en otro orden';
    throw new Unreadable(main.line, null, reason);
  }
  return main.cells.findIndex((cell) => cell !== '');
}

/** Where a line of headings names the periods, it names the quarters of the year in their order. */
function refuseOtherPeriods(line: Line, form: Form): void {
  const named = filledCells(line).flatMap((heading) => {
    const period = periodNamed(heading);
    return period === null ? [] : [{ heading, period }];
  });
  // A period may be named above each of its columns.
  const periods = named.filter(({ period }, at) => at === 0 || period !== named[at - 1]?.period);
  const wrong = periods.findIndex(({ period }, at) => period !== at + 1);
  // One period alone is the sheet's own.
  if (named.length < 2 || wrong < 0) return;
  const column = FIRST_PERIOD[form] + COLUMNS_OF_A_PERIOD[form] * Math.min(wrong, 3);
  const heading = quote(periods[wrong]?.heading ?? '');
  const reason = `el encabezado de la tabla está en otro orden: ${heading}`;
  throw new Unreadable(line.line, COLUMNS[form][column] ?? null, reason);
}

function namesChanges(lines: readonly Line[]): boolean {
  const named = lines.flatMap(headingsIn);
  const increase = named.indexOf('increase');
  return named.includes('modified') && increase >= 0 && named[increase + 1] === 'decrease';
}
