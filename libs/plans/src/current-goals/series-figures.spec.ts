import { event, idOf, planAfter, reported } from '../../../../test/support/plan-history';
import { changing, contentOf, TWO_METAS, withFolio } from '../../../../test/support/folios';
import type { DraftRow, ModificationContent } from '../plan/modification.events';
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
    carriedUpTo: null,
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
        ...{ carriedOver: '14', carriedUpTo: 2, achieved: [null, null, '5', null], remarks: null },
      },
    ]);
  });

  it('is none for a line that keeps its unit', () => {
    expect(figuresOf(2, REPORTED).earlierSeries).toStrictEqual([]);
  });
});

describe('an amount that is carried over', () => {
  const inUnit = (unitOfMeasure: string, row: DraftRow) => contentOf({ ...row, unitOfMeasure });
  function inLots(carriedOver: string): ModificationContent {
    const cum = { code: 'CUM', unitOfMeasure: 'Lote', annualGoal: '2', carriedOver } as const;
    return inUnit('Caja', changing(201, [cum], ['24', ['1', '1', '0', '0']]));
  }
  const carried = (upTo: Quarter | null, history: readonly PlanEvent[]) => {
    const { absoluteProgress, carriedUpTo } = figuresOf(upTo, history);
    return [absoluteProgress, carriedUpTo];
  };
  const boxes = withFolio(REPORTED, inBoxes('14'));

  it('counts from the last quarter that it is about; before it nothing is known', () => {
    expect(figuresOf(1, boxes)).toMatchObject({
      ...{ absoluteProgress: null, relativeProgress: null, relativeToAuthorized: null },
      ...{ relativeToCurrent: null, relativeToScheduled: null, carriedUpTo: 2 },
    });
    expect(figuresOf(2, boxes)).toMatchObject({
      ...{ absoluteProgress: '14', relativeProgress: 58, relativeToScheduled: '0.875' },
    });
    expect(carried(3, [...boxes, reported(201, 3, '5')])).toStrictEqual(['19', 2]);
    expect(carried(null, boxes)).toStrictEqual([null, 2]);
  });

  it('hides no figure in the unit where nothing is carried over', () => {
    const anew = [...withFolio(REPORTED, inBoxes('0')), reported(201, 1, '9')];
    expect(carried(1, anew)).toStrictEqual(['9', null]);
  });

  it('is about the quarters of every unit that it came through', () => {
    const lots = (history: readonly PlanEvent[], carriedOver: string) =>
      withFolio(history, inLots(carriedOver), { folio: '2021-10-1' });
    expect(carried(1, lots(boxes, '1'))).toStrictEqual([null, 2]);
    expect(carried(2, lots([...boxes, reported(201, 3, '5')], '1'))).toStrictEqual([null, 3]);
    expect(carried(1, lots([...boxes, reported(201, 1, '5')], '1'))).toStrictEqual([null, 2]);
    const cut = [...withFolio(REPORTED, inBoxes('0')), reported(201, 1, '9')];
    expect(carried(1, lots(cut, '1'))).toStrictEqual(['1', 1]);
  });

  it('stays about the same quarters when a figure of the earlier unit is corrected', () => {
    const correction = { quarter: 3, lineId: idOf(201), achieved: '1', reason: 'Faltaba' } as const;
    const later = event('ProgressCorrected', { ...correction, series: 1 });
    expect(carried(2, [...boxes, later])).toStrictEqual(['14', 2]);
  });

  it('counts in every quarter where nothing had been reported', () => {
    expect(carried(1, withFolio(TWO_METAS, inBoxes('14')))).toStrictEqual(['14', null]);
  });
});
