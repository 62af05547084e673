import { scenario } from '@libro/event-sourcing/testing';
import { APRIL_FOLIO } from '../../../../test/support/april-folio';
import { event, HEADER, planAfter } from '../../../../test/support/plan-history';
import { sourceOf } from '../../../../test/support/printed-sheets';
import { rowIdInSheet } from '../plan/ids';
import type { ExistingPlan } from '../plan/plan';
import { planFold } from '../plan/plan.upcast';
import type { MovementCode, Schedule } from '../plan/words';
import { transcribeBaseline, transcribeSheet } from './transcribe-sheet';

const plan = scenario(planFold);
const rows = APRIL_FOLIO.blocks.flatMap((block) => block.rows);
const id = (row: number) => rowIdInSheet(APRIL_FOLIO.sheet, row);
const source = (row: number | null = null) => sourceOf(APRIL_FOLIO, row);
const printed = (row: number) => {
  const found = rows[row - 1];
  if (found === undefined) throw new Error(`the folio has no row ${row}`);
  const { number, description, linesOfAction, unitOfMeasure } = found;
  return { number, description, linesOfAction, unitOfMeasure };
};
const movement = (block: number, row: number, ...codes: MovementCode[]) => {
  return { folio: '2021-04-1', block, row, codes };
};
const wording = (row: number) => {
  const { description, linesOfAction } = printed(row);
  return { description, linesOfAction };
};

const joins = (row: number, annualGoal: string) => ({
  lineId: id(row),
  ...printed(row),
  ...{ annualGoal, schedule: null, movement: null, inferred: true },
  source: source(row),
});
const BASELINE = [
  event('PlanOpened', { fiscalYear: 2021, header: HEADER, inferred: true, source: source() }),
  event('MetaOpened', { ...joins(1, '527'), additive: false }),
  event('ActionOpened', { ...joins(3, '41'), metaId: id(1) }),
  event('ActionOpened', { ...joins(5, '263'), metaId: id(1) }),
  event('ActionOpened', { ...joins(6, '179'), metaId: id(1) }),
  event('PlanAuthorized', { inferred: true, source: source() }),
];

const opens = (row: number, annualGoal: string, schedule: Schedule) => ({
  lineId: id(row),
  ...printed(row),
  ...{ annualGoal, schedule, inferred: false, metaId: id(1) },
  source: source(row),
});
const moves = (line: number, row: number, schedule: Schedule) => ({
  lineId: id(line),
  schedule,
  source: source(row),
});
const as = { wording: null };

/** By row: the line that it is about. */
const LINES = [1, 2, 3, 1, 5, 6, 2, 8];
const FOLIO = [
  event('FormTranscribed', {
    sheet: APRIL_FOLIO,
    rows: LINES.map((line, index) => {
      return { row: index + 1, rowId: id(index + 1), lineId: id(line), doubtful: false };
    }),
  }),
  event('ModificationTranscribed', {
    folio: '2021-04-1',
    formDate: '2021-04',
    blocks: APRIL_FOLIO.blocks.map(({ justification, rows: ofBlock }) => ({
      justification,
      rows: ofBlock.map(({ line: _line, cells: _cells, calendar, ...row }) => {
        return { ...row, lineId: id(LINES[row.row - 1] ?? 0), calendarPrinted: calendar };
      }),
    })),
    applied: true,
    source: source(),
  }),
  event('AnnualGoalDecreased', {
    ...{ ...moves(1, 1, ['224', '131', '87', '44']), ...as, decrease: '41' },
    movement: movement(1, 1, 'D'),
  }),
  event('ActionOpened', {
    ...opens(2, '44', ['10', '15', '19', '0']),
    movement: movement(1, 2, 'AP'),
  }),
  event('AnnualGoalDecreased', {
    ...{ ...moves(3, 3, ['0', '0', '0', '0']), ...as, decrease: '41' },
    movement: movement(1, 3, 'D'),
  }),
  event('AnnualGoalIncreased', {
    ...{ ...moves(1, 4, ['224', '4788', '5152', '75']), wording: wording(4), increase: '9753' },
    movement: movement(2, 1, 'AM'),
  }),
  event('AnnualGoalIncreased', {
    ...{ ...moves(5, 5, ['153', '116', '61', '33']), ...as, increase: '100' },
    movement: movement(2, 2, 'T', 'AM'),
  }),
  event('AnnualGoalIncreased', {
    ...{ ...moves(6, 6, ['61', '75', '69', '31']), ...as, increase: '57' },
    movement: movement(2, 3, 'AM'),
  }),
  event('AnnualGoalIncreased', {
    ...{ ...moves(2, 7, ['10', '18', '22', '11']), wording: wording(7), increase: '17' },
    movement: movement(2, 4, 'AM'),
  }),
  event('ActionOpened', {
    ...opens(8, '9579', ['0', '4579', '5000', '0']),
    movement: movement(2, 5, 'AP'),
  }),
  event('MetaDeclaredAdditive', { lineId: id(1), inferred: true, source: source() }),
];

const figures = ({ lines }: ExistingPlan) =>
  [...lines.values()].map(({ number, goal, active }) => [number, goal, active]);

describe('the April folio of a plan that the ledger does not hold', () => {
  it('first takes the baseline: the authorized goals as printed, no schedule', () => {
    plan
      .given()
      .when(transcribeBaseline, APRIL_FOLIO)
      .then(...BASELINE);
    expect(figures(planAfter(...BASELINE))).toStrictEqual([
      [100, '527', true],
      [104, '41', true],
      [101, '263', true],
      [102, '179', true],
    ]);
  });

  it('then is one append: the sheet, the folio, its movements in order, the additive meta', () => {
    plan
      .given(...BASELINE)
      .when(transcribeSheet, APRIL_FOLIO)
      .then(...FOLIO);
  });

  it('leaves the goals as printed, and two lines 104 with histories apart', () => {
    const after = planAfter(...BASELINE, ...FOLIO);
    expect(figures(after)).toStrictEqual([
      [100, '10239', true],
      [104, '0', false],
      [101, '363', true],
      [102, '236', true],
      [103, '61', true],
      [104, '9579', true],
    ]);
    expect(after.lines.get(id(1))?.authorizedGoal).toBe('527');
    expect(after.lines.get(id(1))?.additive).toBe(true);
  });

  it('is quiet when it comes again, and its baseline is there once', () => {
    const known = plan.given(...BASELINE, ...FOLIO);
    known.when(transcribeBaseline, APRIL_FOLIO).thenNothing();
    known.when(transcribeSheet, APRIL_FOLIO).thenNothing();
    plan
      .given(...BASELINE)
      .when(transcribeBaseline, APRIL_FOLIO)
      .thenNothing();
  });

  it('is refused without its baseline', () => {
    plan.given().when(transcribeSheet, APRIL_FOLIO).thenRefused('plan-not-found');
  });
});
