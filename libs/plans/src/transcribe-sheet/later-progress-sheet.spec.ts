import { scenario } from '@libro/event-sourcing/testing';
import {
  AUTHORIZED_PLAN,
  event,
  idOf,
  PLAN_OPENED,
  reported,
  withClosed,
} from '../../../../test/support/plan-history';
import { progressRow, progressSheet, sourceOf } from '../../../../test/support/printed-sheets';
import { rowIdInSheet } from '../plan/ids';
import type { PlanEvent } from '../plan/plan.events';
import { planFold } from '../plan/plan.upcast';
import type { PrintedProgressRow, ProgressSheet } from '../plan/printed-sheet';
import { transcribeSheet } from './transcribe-sheet';

const plan = scenario(planFold);
const authorized = plan.given(...AUTHORIZED_PLAN);
const WORDING = { description: 'Integrar expedientes de obra' };
const movement = { folio: 'F1', block: 1, row: 1, codes: [] };

function later(...rows: readonly PrintedProgressRow[]): ProgressSheet {
  return progressSheet(rows, { sheet: 'b2'.repeat(32), quarter: 2 });
}

function transcribed(sheet: ProgressSheet, ...lineIds: readonly string[]) {
  const rows = sheet.rows.map(({ row }, index) => {
    const rowId = rowIdInSheet(sheet.sheet, row);
    return { row, rowId, lineId: lineIds[index] ?? rowId, doubtful: false };
  });
  return event('FormTranscribed', { sheet, rows });
}

function progressOf(sheet: ProgressSheet, lineId: string) {
  const row = sheet.rows.findIndex(({ achieved }) => achieved.some((each) => each !== null)) + 1;
  const shared = { lineId, remarks: null, occurredIn: [], source: sourceOf(sheet, row) };
  return (quarter: 1 | 2, achieved: string) =>
    event('ProgressReported', { ...shared, quarter, achieved });
}

function opened(sheet: ProgressSheet, number: number, metaId: string | null): PlanEvent {
  const at = sheet.rows.findLastIndex((row) => row.number === number);
  const { description = '', linesOfAction = [], unitOfMeasure = '' } = sheet.rows[at] ?? {};
  return event('ActionOpened', {
    lineId: rowIdInSheet(sheet.sheet, at + 1),
    ...{ number, description, linesOfAction, unitOfMeasure },
    annualGoal: '40',
    schedule: ['10', '10', '10', '10'],
    movement: null,
    inferred: true,
    source: sourceOf(sheet, at + 1),
    metaId,
  });
}

const suppressed = (number: number) =>
  event('LineSuppressed', { lineId: idOf(number), movement, wording: null, source: null });
/** Another line with the number 101. */
const second101 = (id: string) =>
  event('ActionOpened', {
    lineId: id,
    number: 101,
    description: 'Otra acción',
    linesOfAction: ['2.6.1'],
    unitOfMeasure: 'Expediente',
    annualGoal: '5',
    schedule: null,
    metaId: idOf(100),
    movement: null,
    inferred: true,
    source: null,
  });

describe('a progress sheet of a plan on record', () => {
  it('adds its figures, and the earlier ones that the ledger has none for', () => {
    const sheet = later(progressRow(1, 101, { achieved: ['25', '6', '0', '0'] }));
    const progress = progressOf(sheet, idOf(101));
    authorized
      .when(transcribeSheet, sheet)
      .then(transcribed(sheet, idOf(101)), progress(1, '25'), progress(2, '6'));
    plan
      .given(...AUTHORIZED_PLAN, reported(101, 1, '24'))
      .when(transcribeSheet, sheet)
      .then(transcribed(sheet, idOf(101)), progress(2, '6'));
  });

  it('changes no figure of its own quarter, no goal and no plan', () => {
    const sheet = later(
      progressRow(1, 101, { annualGoal: '99', achieved: [null, '7', null, null] }),
    );
    plan
      .given(...AUTHORIZED_PLAN, reported(101, 2, '6'))
      .when(transcribeSheet, sheet)
      .then(transcribed(sheet, idOf(101)));
  });

  it('opens the lines that it prints first, under the meta on record', () => {
    const sheet = later(progressRow(1, 103), progressRow(2, 202));
    authorized
      .when(transcribeSheet, sheet)
      .then(transcribed(sheet), opened(sheet, 103, idOf(100)), opened(sheet, 202, null));
  });

  it('shows a plan that was only open as authorized', () => {
    const sheet = later();
    plan
      .given(PLAN_OPENED)
      .when(transcribeSheet, sheet)
      .then(
        transcribed(sheet),
        event('PlanAuthorized', { inferred: true, source: sourceOf(sheet) }),
      );
  });

  it('leaves a closed quarter and a closed plan as they are', () => {
    const sheet = later(
      progressRow(1, 101, { achieved: ['25', '6', null, null] }),
      progressRow(2, 103),
    );
    plan
      .given(...withClosed(AUTHORIZED_PLAN, 1))
      .when(transcribeSheet, sheet)
      .then(
        transcribed(sheet, idOf(101)),
        opened(sheet, 103, idOf(100)),
        progressOf(sheet, idOf(101))(2, '6'),
      );
    plan
      .given(...withClosed(AUTHORIZED_PLAN, 1, 2, 3, 4), event('PlanClosed', {}))
      .when(transcribeSheet, sheet)
      .then(transcribed(sheet, idOf(101)));
  });

  it('is refused by another plan', () => {
    authorized
      .when(transcribeSheet, { ...later(), fiscalYear: 2022 })
      .thenRefused('sheet-of-another-plan');
  });
});

describe('rows and lines with one number', () => {
  const two = plan.given(...AUTHORIZED_PLAN, second101('otra'));

  it('meet by wording first, then in order', () => {
    const worded = later(progressRow(1, 101, { description: 'Otra acción' }), progressRow(2, 101));
    two.when(transcribeSheet, worded).then(transcribed(worded, 'otra', idOf(101)));
    const reworded = later(progressRow(1, 101), progressRow(2, 101));
    two.when(transcribeSheet, reworded).then(transcribed(reworded, idOf(101), 'otra'));
  });

  it('meet once: one row more is another line', () => {
    const three = later(progressRow(1, 101), progressRow(2, 101), progressRow(3, 101));
    two
      .when(transcribeSheet, three)
      .then(transcribed(three, idOf(101), 'otra'), opened(three, 101, idOf(100)));
  });

  it('meet on a line that is no longer active where the wording is its own', () => {
    const sheet = later(progressRow(1, 101, { ...WORDING, achieved: [null, '2', null, null] }));
    plan
      .given(...AUTHORIZED_PLAN, suppressed(101))
      .when(transcribeSheet, sheet)
      .then(transcribed(sheet, idOf(101)), progressOf(sheet, idOf(101))(2, '2'));
    const other = later(progressRow(1, 101));
    plan
      .given(...AUTHORIZED_PLAN, suppressed(101))
      .when(transcribeSheet, other)
      .then(transcribed(other), opened(other, 101, idOf(100)));
  });
});

describe('a line whose unit of measure changed', () => {
  const restated = event('UnitOfMeasureChanged', {
    lineId: idOf(101),
    movement,
    wording: null,
    source: null,
    unitOfMeasure: 'Obra',
    annualGoal: '6',
    carriedOver: '2',
  });
  const given = plan.given(...AUTHORIZED_PLAN, reported(101, 1, '25'), restated);
  const figures = { ...WORDING, achieved: ['25', '1', null, null] } as const;

  it('takes in what is printed in the new unit, but for quarters on record in the old one', () => {
    const sheet = later(progressRow(1, 101, { ...figures, unitOfMeasure: 'Obra' }));
    given
      .when(transcribeSheet, sheet)
      .then(transcribed(sheet, idOf(101)), progressOf(sheet, idOf(101))(2, '1'));
  });

  it('takes in nothing that is printed in the old unit', () => {
    const sheet = later(progressRow(1, 101, figures));
    given.when(transcribeSheet, sheet).then(transcribed(sheet, idOf(101)));
  });
});
