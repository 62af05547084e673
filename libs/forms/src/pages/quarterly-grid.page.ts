import { mapQuarters } from '@libro/plans';
import type { LineFigures, QuarterlyGrid } from '@libro/plans';
import { EARLIER_SERIES, earlierSeriesNote } from '../layouts/earlier-series';
import { percent, shown } from '../layouts/figures';
import { labelOf } from '../layouts/layout';
import { gridFields, kindWord, QUARTER_HEADINGS, quarterOfYear } from '../layouts/sheet-parts';
import { dataTable, figureCell, headCell, textCell, wideCell } from './data-table';
import type { Head, Row } from './data-table';
import { markup } from './markup';
import type { Markup } from './markup';
import { fieldList, page } from './page';
import { findingCodes, findingsLegend, signatureList } from './sheet-sections';

const ROMAN = ['I', 'II', 'III', 'IV'] as const;
const leaf = (heading: string): Head => ({ heading });

/** The form's columns in its order; after the remarks, what the ledger adds to the form. */
const COLUMNS: readonly Head[] = [
  leaf('LÍNEA DE ACCIÓN'),
  leaf('No.'),
  leaf('METAS Y ACCIONES'),
  leaf('UNIDAD DE MEDIDA'),
  { heading: 'META ANUAL', under: [leaf('AUTORIZADA'), leaf('ACTUAL')] },
  {
    heading: 'PERIODO',
    under: QUARTER_HEADINGS.map((heading) => ({ heading, under: [leaf('P'), leaf('A')] })),
  },
  leaf('AVANCE ABSOLUTO'),
  leaf('ACUMULADO RELATIVO'),
  leaf('OBSERVACIONES'),
  {
    heading: 'AVANCE CONTRA',
    under: [leaf('META AUTORIZADA'), leaf('META ACTUAL'), leaf('PROGRAMADO A LA FECHA')],
  },
  leaf('FACTOR DE MODIFICACIÓN'),
  leaf('HALLAZGOS'),
];

/**
 * Form TMM-F004, Avance Físico Programático, as a whole document for screen and paper (text/html).
 * Figures are those of the grid, grouped by thousands; percentages are exact to two decimals.
 */
export function quarterlyGridPage(grid: QuarterlyGrid): string {
  const { plan, lines, signatures, digest } = grid;
  const quarter = quarterOfYear(grid);
  return page({
    title: `Avance físico programático · ${plan.id} · ${quarter}`,
    heading: 'AVANCE FÍSICO PROGRAMÁTICO',
    above: [`PROGRAMA OPERATIVO ANUAL ${plan.fiscalYear}`],
    asOf: grid.asOf,
    body: markup`${fieldList([['FORMATO', 'TMM-F004'], ...gridFields(grid)])}
${dataTable({
  caption: `Metas y acciones: programado (P) y alcanzado (A) por trimestre hasta ${quarter}`,
  columns: COLUMNS,
  bands: [{ heading: null, rows: lines.map(row) }],
})}
<p>Una celda en blanco dice que no consta o no se ha reportado: no es 0.</p>
${findingsLegend(lines.flatMap(({ findings }) => findings))}
<h2>Firmas</h2>
${signatureList(signatures)}
<p>Huella de lo que se firma: ${digest}</p>`,
  });
}

function row(line: LineFigures): Row {
  const { planned, achieved, restated } = line;
  const periods = mapQuarters((quarter) => [
    figureCell(shown(planned?.[quarter - 1] ?? null)),
    figureCell(shown(achieved[quarter - 1] ?? null)),
  ]);
  const restatedMark = restated ? ' (reexpresada)' : '';
  return {
    ...(line.kind === 'meta' ? { class: 'head' } : {}),
    cells: [
      textCell(line.linesOfAction.join(' ')),
      headCell(`${kindWord(line.kind)} ${line.number}${line.active ? '' : ' (inactiva)'}`),
      wideCell(line.description),
      textCell(`${line.unitOfMeasure}${restatedMark}`),
      figureCell(shown(line.authorizedGoal)),
      figureCell(shown(line.currentGoal)),
      ...periods.flat(),
      figureCell(shown(line.absoluteProgress)),
      figureCell(relativeProgressOf(line)),
      wideCell(remarksOf(line)),
      figureCell(percent(line.relativeToAuthorized)),
      figureCell(percent(line.relativeToCurrent)),
      figureCell(percent(line.relativeToScheduled)),
      figureCell(shown(line.modificationFactor)),
      textCell(findingCodes(line.findings)),
    ],
  };
}

/** Whole percent, as the form prints it. */
function relativeProgressOf({ relativeProgress }: LineFigures): string {
  return relativeProgress === null ? '' : `${shown(String(relativeProgress))}%`;
}

/** The quarter's remarks; then why figures were corrected, and what was measured before. */
function remarksOf(line: LineFigures): readonly Markup[] {
  const corrections = line.corrections.map(({ quarter, reason, unitOfMeasure }) => {
    const unit = unitOfMeasure === undefined ? '' : ` (${unitOfMeasure})`;
    return `Corrección del trimestre ${ROMAN[quarter - 1] ?? ''}${unit}: ${reason}`;
  });
  const earlier = earlierSeriesNote(line);
  return [
    line.remarks ?? '',
    ...corrections,
    earlier === '' ? '' : `${labelOf(EARLIER_SERIES)}: ${earlier}`,
  ]
    .filter((text) => text !== '')
    .map((text) => markup`<p>${text}</p>`);
}
