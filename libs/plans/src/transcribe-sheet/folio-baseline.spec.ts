import { modificationSheet, movementRow } from '../../../../test/support/printed-sheets';
import { planAfter } from '../../../../test/support/plan-history';
import { NO_PLAN } from '../plan/plan';
import type { PlanEvent } from '../plan/plan.events';
import type { PrintedMovementRow, PrintedSheet } from '../plan/printed-sheet';
import type { PerQuarter, Quantity } from '../plan/words';
import { transcribeBaseline, transcribeSheet } from './transcribe-sheet';

const folio = (...rows: readonly PrintedMovementRow[]) => modificationSheet([rows]);

function baseline(sheet: PrintedSheet) {
  return transcribeBaseline(sheet, NO_PLAN).flatMap((each) => {
    if (each.type !== 'MetaOpened' && each.type !== 'ActionOpened') return [];
    const { number, annualGoal, unitOfMeasure, schedule } = each.data;
    return [{ number, annualGoal, unitOfMeasure, schedule }];
  });
}

const joins = (number: number, annualGoal: string, unitOfMeasure = 'Expediente') => {
  return { number, annualGoal, unitOfMeasure, schedule: null };
};

describe('the baseline of a folio', () => {
  it('has the first authorized goal of each number, but for numbers that AP opens first', () => {
    const sheet = folio(
      movementRow([1, 103, 'AP'], { increase: '4', modified: '4' }),
      movementRow([2, 101, 'D'], { authorized: '9', decrease: '9', modified: '0' }),
      movementRow([3, 101, 'AP'], { increase: '7', modified: '7' }),
      movementRow([4, 103, 'AM'], { authorized: '4', increase: '1', modified: '5' }),
    );
    expect(baseline(sheet)).toStrictEqual([joins(101, '9')]);
  });

  it('has what the other figures leave where a goal is blank, never less than 0', () => {
    const sheet = folio(
      movementRow([1, 101, 'AM'], { increase: '4', modified: '10' }),
      movementRow([2, 102, 'AM'], { increase: '14', modified: '10' }),
    );
    expect(baseline(sheet)).toStrictEqual([joins(101, '6'), joins(102, '0')]);
  });

  it('has no unit of measure where the row prints only the new one', () => {
    const row = { authorized: '9', modified: '3', unitOfMeasure: 'Obra' };
    const sheet = folio(movementRow([1, 101, 'CUM'], row));
    expect(baseline(sheet)).toStrictEqual([joins(101, '9', '')]);
    const before = planAfter(...transcribeBaseline(sheet, NO_PLAN));
    const types = transcribeSheet(sheet, before).map(({ type }) => type);
    expect(types.slice(2)).toStrictEqual(['UnitOfMeasureChanged']);
  });
});

describe('a meta that a folio leaves as the sum of its actions', () => {
  type Calendar = PerQuarter<Quantity | null>;
  const blank: Calendar = [null, null, null, null];
  const declared = (meta: [string, Calendar], ...actions: [string, Calendar][]): PlanEvent[] => {
    const rows = [meta, ...actions].map(([goal, calendar], index) =>
      movementRow([index + 1, 100 + index, 'R'], { authorized: goal, modified: goal, calendar }),
    );
    const sheet = folio(...rows);
    const before = planAfter(...transcribeBaseline(sheet, NO_PLAN));
    const events = transcribeSheet(sheet, before);
    return events.filter(({ type }) => type === 'MetaDeclaredAdditive');
  };

  it('is additive where goal and every quarter add up', () => {
    const actions: [string, Calendar][] = [
      ['4', ['1', '1', '1', '1']],
      ['6', ['3', null, '2', '1']],
    ];
    expect(declared(['10', ['4', '1', '3', '2']], ...actions)).toHaveLength(1);
    expect(declared(['10', ['4', '1', '2', '3']], ...actions)).toStrictEqual([]);
    expect(declared(['11', ['4', '1', '3', '2']], ...actions)).toStrictEqual([]);
  });

  it('is not where there is nothing to add, or a calendar is not stated', () => {
    expect(declared(['10', ['4', '1', '3', '2']])).toStrictEqual([]);
    expect(declared(['0', ['0', '0', '0', '0']], ['0', ['0', '0', '0', '0']])).toStrictEqual([]);
    expect(declared(['10', blank], ['10', blank])).toStrictEqual([]);
    expect(declared(['10', ['4', '1', '3', '2']], ['10', blank])).toStrictEqual([]);
  });
});
