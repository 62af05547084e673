import { event, idOf, planAfter, reported } from '../../../../test/support/plan-history';
import { changing, contentOf, TWO_METAS, withFolio } from '../../../../test/support/folios';
import type { ModificationContent } from '../plan/modification.events';
import type { PlanEvent } from '../plan/plan.events';
import type { Quarter } from '../plan/words';
import { lineFigures } from './line-figures';

/** Action 201: 12 files a year as 4 · 4 · 4 · 0, reported in quarters I and II. */
const REPORTED: readonly PlanEvent[] = [
  ...TWO_METAS,
  event('ProgressReported', { ...reported(201, 1, '4').data, remarks: 'Completo' }),
  reported(201, 2, '3'),
];

/** From then on it counts boxes, two a file: 24 as 8 · 8 · 8 · 0. */
function inBoxes(carriedOver: string): ModificationContent {
  const cum = { code: 'CUM', unitOfMeasure: 'Caja', annualGoal: '24', carriedOver } as const;
  return contentOf(changing(201, [cum], ['12', ['8', '8', '8', '0']]));
}

function figuresOf(upTo: Quarter | null, history: readonly PlanEvent[]) {
  const line = planAfter(...history).lines.get(idOf(201));
  if (line === undefined) throw new Error('no such line');
  return lineFigures(line, upTo, []);
}

describe('what was achieved in a unit of measure that was replaced since', () => {
  const before = {
    unitOfMeasure: 'Expediente',
    goal: '12',
    planned: ['4', '4', '4', '0'],
    carriedOver: '0',
  };

  it('is shown beside the new series, up to the quarter asked for, with its goal and plan', () => {
    const history = withFolio(REPORTED, inBoxes('14'));
    expect(figuresOf(2, history).earlierSeries).toStrictEqual([
      { ...before, achieved: ['4', '3', null, null], remarks: null },
    ]);
    expect(figuresOf(1, history).earlierSeries).toStrictEqual([
      { ...before, achieved: ['4', null, null, null], remarks: 'Completo' },
    ]);
    expect(figuresOf(null, history).earlierSeries).toStrictEqual([
      { ...before, achieved: [null, null, null, null], remarks: null },
    ]);
  });

  it('is shown unit by unit, each with what was carried over into it', () => {
    const boxes = [...withFolio(REPORTED, inBoxes('14')), reported(201, 3, '5')];
    const cum = { code: 'CUM', unitOfMeasure: 'Lote', annualGoal: '2', carriedOver: '1' } as const;
    const row = changing(201, [cum], ['24', ['1', '1', '0', '0']]);
    const lots = contentOf({ ...row, unitOfMeasure: 'Caja' });
    const { earlierSeries } = figuresOf(3, withFolio(boxes, lots, { folio: '2021-10-1' }));
    expect(earlierSeries).toStrictEqual([
      { ...before, achieved: ['4', '3', null, null], remarks: null },
      {
        ...{ unitOfMeasure: 'Caja', goal: '24', planned: ['8', '8', '8', '0'] },
        ...{ carriedOver: '14', achieved: [null, null, '5', null], remarks: null },
      },
    ]);
  });

  it('is none for a line that keeps its unit', () => {
    expect(figuresOf(2, REPORTED).earlierSeries).toStrictEqual([]);
  });
});
