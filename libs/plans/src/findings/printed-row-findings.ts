import { atQuarter, equal, percentage, sum } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { PrintedRow } from './line-facts';
import { remembered } from './remembered';
import { named, quarterName, shown, shownQuarters, shownSum } from './spanish';

/** What a row of a progress sheet shows by itself: C02, C03, O01, O02. */
export const printedRowFindings = remembered(
  (printed: PrintedRow, planId: string, lineId: string): readonly Finding[] => [
    ...absoluteProgress(printed, planId, lineId),
    ...printedPercentage(printed, planId, lineId),
    ...putBack(printed, planId, lineId),
    ...inDoubt(printed, planId, lineId),
  ],
);

function about({ row, quarter, source }: PrintedRow, planId: string, lineId: string) {
  return { planId, lineId, number: row.number, quarter, source };
}

export function isInDoubt({ row, settled }: PrintedRow): boolean {
  return row.placement === 'doubtful' && settled === null;
}

function absoluteProgress(printed: PrintedRow, planId: string, lineId: string): Finding[] {
  const { rowId, row, quarter, settled } = printed;
  if (row.absolute === null || isInDoubt(printed)) return [];
  const stands = settled?.achieved ?? row.achieved;
  const achieved = QUARTERS.filter((each) => each <= quarter).map((each) =>
    atQuarter(stands, each),
  );
  const [expected, actual] = [sum(achieved), row.absolute];
  if (equal(expected, actual)) return [];
  const message =
    `${named(row)} suma ${shown(expected)} alcanzado hasta el ${quarterName(quarter)} ` +
    `y su hoja imprime un avance absoluto de ${shown(actual)}.`;
  const evidence = `alcanzado: ${shownSum(achieved)}; avance absoluto impreso: ${shown(actual)}`;
  const content = { ...about(printed, planId, lineId), message, expected, actual, evidence };
  return [findingOf('POA-C02', rowId, content)];
}

function printedPercentage(printed: PrintedRow, planId: string, lineId: string): Finding[] {
  const { rowId, row } = printed;
  const { absolute, annualGoal } = row;
  if (absolute === null || row.percentage === null || isInDoubt(printed)) return [];
  const percent = percentage(absolute, annualGoal);
  if (percent === null || percent === row.percentage) return [];
  const message =
    `${named(row)} imprime ${row.percentage} % de avance ` +
    `y ${shown(absolute)} de ${shown(annualGoal)} es ${percent} %.`;
  const expected = percent.toString();
  const actual = row.percentage.toString();
  const evidence = `${shown(absolute)} ÷ ${shown(annualGoal)}; porcentaje impreso: ${actual} %`;
  const content = { ...about(printed, planId, lineId), message, expected, actual, evidence };
  return [findingOf('POA-C03', rowId, content)];
}

function putBack(printed: PrintedRow, planId: string, lineId: string): Finding[] {
  const { rowId, row } = printed;
  if (row.placement !== 'put-back') return [];
  const message = `${named(row)} tiene cifras fuera de su columna; se devolvieron a ella.`;
  const evidence =
    `impreso: ${figuresOf(row.cells)}; ` +
    `P ${shownQuarters(row.planned)}; A ${shownQuarters(row.achieved)}`;
  const content = { ...about(printed, planId, lineId), message, evidence };
  return [findingOf('POA-O01', rowId, content)];
}

function inDoubt(printed: PrintedRow, planId: string, lineId: string): Finding[] {
  if (!isInDoubt(printed)) return [];
  const { rowId, row } = printed;
  const message =
    `${named(row)} tiene cifras que no se dejan ubicar en sus columnas ` +
    `de una sola manera; solo se registró lo que es seguro.`;
  const evidence = `impreso: ${figuresOf(row.cells)}`;
  const content = { ...about(printed, planId, lineId), message, evidence };
  return [findingOf('POA-O02', rowId, content)];
}

const FIGURE_OR_BLANK = /^[\d.,%]*$/;

/** Lines of action, wording and unit of measure stand before the figures. */
const CELLS_OF_TEXT = 3;

/** The cells of a row from its annual goal on, as printed, but for its remarks. */
function figuresOf(cells: readonly string[]): string {
  const figures = cells.slice(CELLS_OF_TEXT).filter((cell) => FIGURE_OR_BLANK.test(cell));
  return figures.map((cell) => (cell === '' ? '–' : cell)).join(' | ');
}
