import { mapQuarters } from '@libro/plans';
import type { LineFigures, QuarterlyGrid } from '@libro/plans';
import { EARLIER_SERIES, earlierSeriesNote } from './earlier-series';
import { below, figure, words } from './layout';
import type { Column, Layout } from './layout';
import { asOfNote, gridFields, QUARTER_HEADINGS, signatureNotes } from './sheet-parts';

const COLUMNS: readonly Column[] = [
  words('No.'),
  words('UNIDAD DE MEDIDA'),
  figure('META ANUAL'),
  ...QUARTER_HEADINGS.flatMap((quarter) => [figure('P', quarter), figure('A', quarter)]),
  figure('AVANCE ABSOLUTO'),
  figure('ACUM. %'),
  below('META / ACCIÓN'),
  below('L/A'),
  below('OBSERVACIONES'),
  below('HALLAZGOS'),
  EARLIER_SERIES,
];

/** Form TMM-F004, Avance Físico Programático: planned and achieved per quarter, and remarks. */
export function quarterlyGridLayout(grid: QuarterlyGrid): Layout {
  return {
    title: [
      `PROGRAMA OPERATIVO ANUAL ${grid.plan.fiscalYear}`,
      'AVANCE FÍSICO PROGRAMÁTICO (TMM-F004)',
    ],
    fields: gridFields(grid),
    tables: [{ caption: null, columns: COLUMNS, rows: grid.lines.map(row) }],
    notes: [asOfNote(grid.asOf), ...signatureNotes(grid.signatures)],
  };
}

function row(line: LineFigures): readonly string[] {
  const { planned, achieved } = line;
  const figures = mapQuarters((quarter) => [
    planned?.[quarter - 1] ?? '',
    achieved[quarter - 1] ?? '',
  ]);
  return [
    line.active ? String(line.number) : `${line.number} (inactiva)`,
    line.unitOfMeasure,
    line.currentGoal,
    ...figures.flat(),
    line.absoluteProgress ?? '',
    String(line.relativeProgress ?? ''),
    line.description,
    line.linesOfAction.join(' '),
    line.remarks ?? '',
    line.findings.join(' '),
    earlierSeriesNote(line),
  ];
}
