import { scenario } from '@libro/event-sourcing/testing';
import { event, HEADER, planAfter } from '../../../../test/support/plan-history';
import { progressRow, progressSheet, sourceOf } from '../../../../test/support/printed-sheets';
import { rowIdInSheet } from '../plan/ids';
import type { PlanEvent } from '../plan/plan.events';
import { planFold } from '../plan/plan.upcast';
import type { ProgressSheet } from '../plan/printed-sheet';
import { transcribeBaseline, transcribeSheet } from './transcribe-sheet';

const plan = scenario(planFold);
const reportedRow = progressRow(2, 301, {
  achieved: ['8', '0', null, null],
  remarks: 'Por la contingencia',
});
const sheet = progressSheet([progressRow(1, 300), reportedRow]);
const id = (row: number, of: ProgressSheet = sheet) => rowIdInSheet(of.sheet, row);

function transcribed(of: ProgressSheet, doubtful: readonly number[] = []) {
  const rows = of.rows.map(({ row }) => {
    return { row, rowId: id(row, of), lineId: id(row, of), doubtful: doubtful.includes(row) };
  });
  return event('FormTranscribed', { sheet: of, rows });
}

function lineOf(of: ProgressSheet, row: number) {
  const printed = of.rows.find((each) => each.row === row) ?? progressRow(row, 0);
  const { number, description, linesOfAction, unitOfMeasure, annualGoal } = printed;
  return {
    lineId: id(row, of),
    ...{ number, description, linesOfAction, unitOfMeasure, annualGoal },
    schedule: ['10', '10', '10', '10'] as const,
    movement: null,
    inferred: true,
    source: sourceOf(of, row),
  };
}

const opened = (of: ProgressSheet) =>
  event('PlanOpened', { fiscalYear: 2021, header: HEADER, inferred: true, source: sourceOf(of) });
const authorized = (of: ProgressSheet) =>
  event('PlanAuthorized', { inferred: true, source: sourceOf(of) });
const meta = (of: ProgressSheet) => event('MetaOpened', { ...lineOf(of, 1), additive: false });

const eventsOf = (of: ProgressSheet) => plan.given().when(transcribeSheet, of).events();
const ofType = (events: readonly PlanEvent[], type: PlanEvent['type']) =>
  events.filter((each) => each.type === type).map(({ data }) => data);

describe('a progress sheet of a plan that the ledger does not hold', () => {
  it('is the first fact, and opens and authorizes the plan', () => {
    plan
      .given()
      .when(transcribeSheet, sheet)
      .then(
        transcribed(sheet),
        opened(sheet),
        meta(sheet),
        event('ActionOpened', { ...lineOf(sheet, 2), metaId: id(1) }),
        authorized(sheet),
        event('ProgressReported', {
          quarter: 1,
          lineId: id(2),
          achieved: '8',
          remarks: 'Por la contingencia',
          occurredIn: [],
          source: sourceOf(sheet, 2),
        }),
      );
  });

  it('is one append, without a baseline of its own', () => {
    plan.given().when(transcribeBaseline, sheet).thenNothing();
  });

  it('is known to the plan that it opens: the same sheet again is quiet', () => {
    const history = eventsOf(sheet);
    expect(planAfter(...history).sheets).toStrictEqual(new Set([sheet.sheet]));
    plan
      .given(...history)
      .when(transcribeSheet, sheet)
      .thenNothing();
    const elsewhere = { ...sheet, file: 'otra.txt', sha256: 'ee'.repeat(32), line: 90 };
    plan
      .given(...history)
      .when(transcribeSheet, elsewhere)
      .thenNothing();
  });

  it('reports each quarter up to its own, with remarks on its own alone', () => {
    const third = progressSheet(
      [progressRow(1, 301, { achieved: ['3', null, '0', '9'], remarks: 'Se avanzó' })],
      { quarter: 3 },
    );
    const shared = { lineId: id(1, third), occurredIn: [], source: sourceOf(third, 1) };
    expect(ofType(eventsOf(third), 'ProgressReported')).toStrictEqual([
      { ...shared, quarter: 1, achieved: '3', remarks: null },
      { ...shared, quarter: 3, achieved: '0', remarks: 'Se avanzó' },
    ]);
  });

  it('opens a row in doubt without schedule or progress', () => {
    const doubtful = progressSheet([
      progressRow(1, 300, { placement: 'doubtful', achieved: ['7', null, null, null] }),
    ]);
    plan
      .given()
      .when(transcribeSheet, doubtful)
      .then(
        transcribed(doubtful, [1]),
        opened(doubtful),
        event('MetaOpened', { ...lineOf(doubtful, 1), schedule: null, additive: false }),
        authorized(doubtful),
      );
    const { doubtfulRows } = planAfter(...eventsOf(doubtful));
    expect([...doubtfulRows.keys()]).toStrictEqual([id(1, doubtful)]);
  });

  it('states no schedule where a planned figure is missing', () => {
    const partly = progressSheet([progressRow(1, 300, { planned: ['10', null, '10', '10'] })]);
    expect(ofType(eventsOf(partly), 'MetaOpened')).toStrictEqual([
      { ...lineOf(partly, 1), schedule: null, additive: false },
    ]);
  });

  it('opens another line for a number printed twice', () => {
    const twice = progressSheet([progressRow(1, 300), progressRow(2, 300)]);
    expect(ofType(eventsOf(twice), 'MetaOpened')).toStrictEqual([
      { ...lineOf(twice, 1), additive: false },
      { ...lineOf(twice, 2), additive: false },
    ]);
  });

  it('puts an action under the meta printed last before it, else under any of its hundred', () => {
    const rows = [301, 300, 302, 300, 303, 401];
    const mixed = progressSheet(rows.map((number, index) => progressRow(index + 1, number)));
    expect(ofType(eventsOf(mixed), 'ActionOpened')).toStrictEqual([
      { ...lineOf(mixed, 1), metaId: id(2) },
      { ...lineOf(mixed, 3), metaId: id(2) },
      { ...lineOf(mixed, 5), metaId: id(4) },
      { ...lineOf(mixed, 6), metaId: null },
    ]);
  });
});
