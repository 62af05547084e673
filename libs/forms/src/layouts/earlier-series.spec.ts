import { NO_PROGRESS } from '@libro/plans';
import type { Line, Progress, Series } from '@libro/plans';
import { lineFigures } from '@libro/plans';
import { earlierSeriesNote } from './earlier-series';

function reported(achieved: string, remarks: string | null = null): Progress {
  return { achieved, remarks, occurredIn: [], correctedBecause: null };
}
const FILES: Series = {
  unitOfMeasure: 'Expediente',
  goal: '1200',
  schedule: null,
  progress: [reported('400'), reported('350', 'Faltó material'), null, null],
  carriedOver: '0',
  carriedUpTo: null,
};
const BOXES: Series = { ...FILES, unitOfMeasure: 'Caja', progress: NO_PROGRESS, carriedOver: '75' };
const LINE: Line = {
  ...{ ...BOXES, unitOfMeasure: 'Lote', carriedOver: '0', earlierSeries: [] },
  ...{ id: 'l', kind: 'action', metaId: null, number: 201, description: '', linesOfAction: [] },
  ...{ active: true, additive: false, authorizedGoal: '6', restated: true },
  ...{ origin: null, openedBy: null },
};
const note = (upTo: 1 | 2, ...earlierSeries: readonly Series[]) =>
  earlierSeriesNote(lineFigures({ ...LINE, earlierSeries }, upTo, []));

it('says what was achieved in each unit, what was taken along, and why', () => {
  expect(note(2, FILES, BOXES)).toBe(
    'Expediente, meta 1,200; alcanzado I: 400, II: 350; se trasladan 75 a Caja' +
      '; observaciones: Faltó material\n' +
      'Caja, meta 1,200; alcanzado sin reporte',
  );
  expect(note(1, FILES)).toBe('Expediente, meta 1,200; alcanzado I: 400');
});

it('is empty for a line that keeps its unit', () => {
  expect(note(2)).toBe('');
});
