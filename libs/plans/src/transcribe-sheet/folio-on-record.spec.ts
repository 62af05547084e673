import { scenario } from '@libro/event-sourcing/testing';
import {
  ACTION_101,
  ACTION_102,
  AUTHORIZED_PLAN,
  event,
  idOf,
  META_100,
  PLAN_AUTHORIZED,
  PLAN_OPENED,
  withClosed,
} from '../../../../test/support/plan-history';
import { modificationSheet, movementRow, sourceOf } from '../../../../test/support/printed-sheets';
import { authorizePlan } from '../authorize-plan/authorize-plan';
import { rowIdInSheet } from '../plan/ids';
import type { PlanEvent, PlanEventType } from '../plan/plan.events';
import { planFold } from '../plan/plan.upcast';
import type { ModificationSheet, PrintedMovementRow } from '../plan/printed-sheet';
import { transcribeBaseline, transcribeSheet } from './transcribe-sheet';

const plan = scenario(planFold);
const folio = (...rows: readonly PrintedMovementRow[]) => modificationSheet([rows]);
const raise = (row: number, number: number, [before, by, after]: readonly string[]) =>
  movementRow([row, number, 'AM'], {
    authorized: before ?? null,
    increase: by ?? null,
    modified: after ?? '0',
  });
const open = (row: number, number: number, goal: string) =>
  movementRow([row, number, 'AP'], { increase: goal, modified: goal });

function outcome(sheet: ModificationSheet, ...history: readonly PlanEvent[]) {
  const events = transcribeSheet(sheet, plan.given(...history).state);
  const folios = events.flatMap((each) => {
    if (each.type !== 'ModificationTranscribed') return [];
    const { folio: name, applied, blocks } = each.data;
    const lineIds = blocks.flatMap(({ rows }) => rows.map(({ lineId }) => lineId));
    return [{ name, applied, lineIds }];
  });
  const types: PlanEventType[] = events.map(({ type }) => type);
  return { events, types, ...folios[0] };
}
const APPLIED = ['FormTranscribed', 'ModificationTranscribed', 'AnnualGoalIncreased'];
const RECORDED = ['FormTranscribed', 'ModificationTranscribed'];
const raised = folio(raise(1, 101, ['60', '5', '65']));
const id = (row: number) => rowIdInSheet(raised.sheet, row);

describe('a folio of a plan on record', () => {
  it('needs no baseline, and is one append', () => {
    plan
      .given(...AUTHORIZED_PLAN)
      .when(transcribeBaseline, raised)
      .thenNothing();
    expect(outcome(raised, ...AUTHORIZED_PLAN).types).toStrictEqual(APPLIED);
  });

  it('joins the lines that the ledger never held to the baseline', () => {
    const sheet = folio(raise(1, 103, ['7', '5', '12']), raise(2, 101, ['60', '5', '65']));
    const { events, types } = outcome(sheet, ...AUTHORIZED_PLAN);
    expect(types).toStrictEqual([
      'FormTranscribed',
      'ActionOpened',
      'ModificationTranscribed',
      'AnnualGoalIncreased',
      'AnnualGoalIncreased',
    ]);
    expect(events[1]).toStrictEqual(
      event('ActionOpened', {
        lineId: id(1),
        number: 103,
        description: 'Renglón 103',
        linesOfAction: ['2.6.1'],
        unitOfMeasure: 'Expediente',
        annualGoal: '7',
        schedule: null,
        metaId: idOf(100),
        movement: null,
        inferred: true,
        source: sourceOf(sheet, 1),
      }),
    );
  });

  it('is recorded, not applied, where a printed authorized goal is not the ledger’s', () => {
    const later = folio(
      raise(1, 102, ['40', '5', '45']),
      raise(2, 101, ['60', '5', '65']),
      raise(3, 101, ['60', '1', '61']),
    );
    const { types, applied } = outcome(later, ...AUTHORIZED_PLAN);
    expect([types, applied]).toStrictEqual([RECORDED, false]);
    const follows = folio(raise(1, 101, ['60', '5', '65']), raise(2, 101, ['65', '1', '66']));
    expect(outcome(follows, ...AUTHORIZED_PLAN).applied).toBe(true);
  });

  it('is recorded, not applied, where its line is no longer active', () => {
    const movement = { folio: 'F1', block: 1, row: 1, codes: [] };
    const data = { lineId: idOf(101), movement, wording: null, source: null };
    const sheet = folio(raise(1, 101, ['0', '5', '5']));
    const { types, lineIds } = outcome(sheet, ...AUTHORIZED_PLAN, event('LineSuppressed', data));
    expect([types, lineIds]).toStrictEqual([RECORDED, [idOf(101)]]);
  });

  it('is recorded, not applied, in a closed plan; nothing joins it', () => {
    const closed = [...withClosed(AUTHORIZED_PLAN, 1, 2, 3, 4), event('PlanClosed', {})];
    const sheet = folio(raise(1, 103, ['7', '5', '12']));
    const { types, lineIds } = outcome(sheet, ...closed);
    expect([types, lineIds]).toStrictEqual([RECORDED, [id(1)]]);
  });

  it('is recorded, not applied, in a plan that is still open; nothing joins it', () => {
    const open = [PLAN_OPENED, META_100, ACTION_101, ACTION_102];
    const sheet = folio(raise(1, 100, ['77', '5', '82']), raise(2, 301, ['40', '5', '45']));
    const { events, types, lineIds } = outcome(sheet, ...open);
    expect([types, lineIds]).toStrictEqual([RECORDED, [idOf(100), id(2)]]);
    plan
      .given(...open, ...events)
      .when(authorizePlan, {})
      .then(PLAN_AUTHORIZED);
  });

  it('shows a plan that was only open as authorized', () => {
    const { types } = outcome(raised, PLAN_OPENED, ACTION_101);
    expect(types).toStrictEqual(['FormTranscribed', 'PlanAuthorized', ...APPLIED.slice(1)]);
  });
});

describe('a number that AP opens', () => {
  it('is another line beside the one that holds it with a goal', () => {
    const sheet = folio(open(1, 101, '9'), raise(2, 101, ['9', '1', '10']));
    const { types, applied, lineIds } = outcome(sheet, ...AUTHORIZED_PLAN);
    expect(types).toStrictEqual([...RECORDED, 'ActionOpened', 'AnnualGoalIncreased']);
    expect([applied, lineIds]).toStrictEqual([true, [id(1), id(1)]]);
  });

  it('is on record already where a line with a goal has its very wording', () => {
    const { description } = ACTION_101.data;
    const sheet = folio({ ...open(1, 101, '9'), description });
    const { types, applied } = outcome(sheet, ...AUTHORIZED_PLAN);
    expect([types, applied]).toStrictEqual([RECORDED, false]);
  });

  it('is the meta of the actions that the same folio opens', () => {
    const { events } = outcome(folio(open(1, 200, '9'), open(2, 201, '9')), ...AUTHORIZED_PLAN);
    expect(events[3]?.data).toMatchObject({ number: 201, metaId: id(1) });
  });
});

describe('a folio’s name', () => {
  const named = (printed: string | null, sheet: string): ModificationSheet => {
    return { ...folio(open(1, 103, '9')), folio: printed, sheet: sheet.repeat(32) };
  };
  const after = (...sheets: readonly ModificationSheet[]) =>
    sheets.reduce<readonly PlanEvent[]>(
      (history, sheet) => [...history, ...outcome(sheet, ...history).events],
      AUTHORIZED_PLAN,
    );

  it('is its date and order of arrival where none is printed', () => {
    const first = named(null, '01');
    expect(outcome(first, ...AUTHORIZED_PLAN).name).toBe('2021-04-1');
    const second = { ...named(null, '02'), blocks: raised.blocks };
    expect(outcome(second, ...after(first)).name).toBe('2021-04-2');
  });

  it('is the printed one, numbered where the plan has given it already', () => {
    const first = named('MP-07', '01');
    expect(outcome(first, ...AUTHORIZED_PLAN).name).toBe('MP-07');
    expect(outcome(named('MP-07', '02'), ...after(first)).name).toBe('MP-07-2');
  });
});
