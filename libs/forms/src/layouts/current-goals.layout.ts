import type { CurrentGoals, LineFigures } from '@libro/plans';
import { EARLIER_SERIES, earlierSeriesNote } from './earlier-series';
import { below, figure, words } from './layout';
import type { Column, Layout } from './layout';
import { asOfNote, headerFields } from './sheet-parts';

const COLUMNS: readonly Column[] = [
  words('No.'),
  words('UNIDAD DE MEDIDA'),
  figure('AUTORIZADA', 'META ANUAL'),
  figure('ACTUAL', 'META ANUAL'),
  figure('FACTOR'),
  figure('I', 'CALENDARIO'),
  figure('II', 'CALENDARIO'),
  figure('III', 'CALENDARIO'),
  figure('IV', 'CALENDARIO'),
  figure('ALCANZADO'),
  figure('AUTORIZADA', 'AVANCE CONTRA'),
  figure('ACTUAL', 'AVANCE CONTRA'),
  figure('A LA FECHA', 'AVANCE CONTRA'),
  below('META / ACCIÓN'),
  below('HALLAZGOS'),
  EARLIER_SERIES,
];
const NOT_STATED = ['no consta', 'no consta', 'no consta', 'no consta'] as const;

/** Current goals of a plan with the three yardsticks, so that no percentage hides a moved goal. */
export function currentGoalsLayout(
  goals: Pick<CurrentGoals, 'asOf' | 'plan' | 'lines' | 'amountsUnderWay'>,
): Layout {
  const { plan, amountsUnderWay } = goals;
  return {
    title: [`METAS VIGENTES ${plan.fiscalYear}`],
    fields: headerFields(plan),
    tables: [{ caption: null, columns: COLUMNS, rows: goals.lines.map(row) }],
    notes: [
      asOfNote(goals.asOf),
      ...amountsUnderWay.map(
        ({ amount, from, to, folio }) =>
          `En tránsito: ${amount} de ${from.planId} a ${to.planId}, folio ${folio}`,
      ),
    ],
  };
}

function row(line: LineFigures): readonly string[] {
  const restated = line.restated ? ' (reexpresada)' : '';
  return [
    line.active ? String(line.number) : `${line.number} (inactiva)`,
    `${line.unitOfMeasure}${restated}`,
    line.authorizedGoal,
    line.currentGoal,
    line.modificationFactor ?? '',
    ...(line.planned ?? NOT_STATED),
    line.absoluteProgress ?? '',
    line.relativeToAuthorized ?? '',
    line.relativeToCurrent ?? '',
    line.relativeToScheduled ?? '',
    line.description,
    line.findings.join(' '),
    earlierSeriesNote(line),
  ];
}
