import {
  changing,
  contentOf,
  OTHER_ID,
  OTHER_PLAN,
  otherIdOf,
  TWO_METAS,
  withFolio,
} from '../../../../test/support/folios';
import { finding, findingsAfter, placeIn } from '../../../../test/support/plan-findings';
import { PLAN_ID, planAfter } from '../../../../test/support/plan-history';
import { modificationSheet, movementRow } from '../../../../test/support/printed-sheets';
import { factsFrom } from '../movements/facts';
import type { PlanEvent } from '../plan/plan.events';
import type { PrintedMovementRow } from '../plan/printed-sheet';
import { transcribeSheet } from './transcribe-sheet';

const facts = factsFrom([planAfter(...OTHER_PLAN)]);
const to = { planId: OTHER_ID, lineId: otherIdOf(301) };
const ZEROS = ['0', '0', '0', '0'] as const;

/** Line 201 gave an amount to another plan, which has not answered. */
const GAVE_ALL = given('12', ['0', '0', '0', '0']);
const GAVE_SOME = given('4', ['0', '4', '4', '0']);

function given(amount: string, calendar: readonly [string, string, string, string]) {
  const movement = { code: 'T', direction: 'out', amount, to } as const;
  return withFolio(TWO_METAS, contentOf(changing(201, [movement], ['12', calendar])), { facts });
}

function paper(...rows: readonly PrintedMovementRow[]) {
  return modificationSheet([rows]);
}

function typesAfter(history: readonly PlanEvent[], ...rows: readonly PrintedMovementRow[]) {
  return transcribeSheet(paper(...rows), planAfter(...history)).map(({ type }) => type);
}
const RECORDED = ['FormTranscribed', 'ModificationTranscribed'];

const opens = (number: number) =>
  movementRow([1, number, 'AP'], { increase: '4', modified: '4', calendar: ['4', '0', '0', '0'] });
const suppresses = movementRow([1, 201, 'S'], {
  authorized: '8',
  decrease: '8',
  modified: '0',
  calendar: ZEROS,
});
const remeasures = {
  ...movementRow([1, 201, 'CUM'], { authorized: '8', modified: '80' }),
  unitOfMeasure: 'Caja',
};

describe('a printed folio about a line with an amount under way', () => {
  it('is on record only where AP would retire the line', () => {
    expect(typesAfter(GAVE_ALL, opens(201))).toStrictEqual(RECORDED);
  });

  it('is on record only where it suppresses the line', () => {
    expect(typesAfter(GAVE_SOME, suppresses)).toStrictEqual(RECORDED);
  });

  it('is on record only where it changes the line’s unit of measure', () => {
    expect(typesAfter(GAVE_SOME, remeasures)).toStrictEqual(RECORDED);
  });

  it('is found (R02)', () => {
    const sheet = paper(suppresses);
    const events = transcribeSheet(sheet, planAfter(...GAVE_SOME));
    expect(findingsAfter('POA-R02', ...GAVE_SOME, ...events)).toStrictEqual([
      finding('POA-R02', `${PLAN_ID} 2021-04-2`, {
        severity: 'warning',
        folio: '2021-04-2',
        message: 'El folio 2021-04-2 está registrado sin aplicarse: no concuerda con el libro.',
        evidence: 'no se aplicó',
        source: placeIn(sheet, 1),
      }),
    ]);
  });

  it('applies where the amount may come back to the line all the same', () => {
    const raises = movementRow([1, 201, 'AM'], {
      authorized: '8',
      increase: '2',
      modified: '10',
      calendar: ['2', '4', '4', '0'],
    });
    expect(typesAfter(GAVE_SOME, raises)).toStrictEqual([...RECORDED, 'AnnualGoalIncreased']);
    expect(typesAfter(GAVE_SOME, opens(201))).toStrictEqual([...RECORDED, 'ActionOpened']);
  });

  it('applies where nothing is under way', () => {
    const whole = { ...suppresses, authorized: '12', decrease: '12' };
    expect(typesAfter(TWO_METAS, whole)).toStrictEqual([...RECORDED, 'LineSuppressed']);
  });
});
