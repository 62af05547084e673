import type { LineFigures } from '@libro/plans';
import { shown } from './figures';
import { below } from './layout';

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** Stands under a row whose line was measured in another unit before. */
export const EARLIER_SERIES = below('ANTES DEL CAMBIO DE UNIDAD');

/** What a line achieved in each unit of measure that was replaced, and what it took along. */
export function earlierSeriesNote(line: LineFigures): string {
  const { earlierSeries } = line;
  return earlierSeries
    .map(({ unitOfMeasure, goal, achieved, remarks }, index) => {
      const figures = ROMAN.flatMap((quarter, at) => {
        const figure = achieved[at] ?? null;
        return figure === null ? [] : [`${quarter}: ${shown(figure)}`];
      });
      const reported = figures.length === 0 ? 'sin reporte' : figures.join(', ');
      const { carriedOver, unitOfMeasure: next } = earlierSeries[index + 1] ?? line;
      const taken = carriedOver === '0' ? '' : `; se trasladan ${shown(carriedOver)} a ${next}`;
      const remarked = remarks === null ? '' : `; observaciones: ${remarks}`;
      return `${unitOfMeasure}, meta ${shown(goal)}; alcanzado ${reported}${taken}${remarked}`;
    })
    .join('\n');
}
