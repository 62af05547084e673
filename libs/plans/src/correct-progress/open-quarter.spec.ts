import { scenario } from '@libro/event-sourcing/testing';
import {
  AUTHORIZED_PLAN,
  event,
  idOf,
  planAfter,
  quarterSigned,
  reported,
} from '../../../../test/support/plan-history';
import { planFold } from '../plan/plan.upcast';
import { correctProgress } from './correct-progress';
import type { CorrectProgress } from './correct-progress';

const plan = scenario(planFold);

/** Quarter I is open, and reported in Expediente; then the line counts Obra. */
const open = [
  ...AUTHORIZED_PLAN,
  event('ProgressReported', {
    ...reported(101, 1, '25').data,
    remarks: 'Faltó material',
    occurredIn: [{ quarter: 2, amount: '4' }],
  }),
  event('UnitOfMeasureChanged', {
    lineId: idOf(101),
    movement: { folio: '2021-04-1', block: 1, row: 1, codes: ['CUM'] },
    ...{ wording: null, source: null },
    ...{ unitOfMeasure: 'Obra', annualGoal: '6', carriedOver: '2' },
    schedule: ['3', '1', '1', '1'],
  }),
];
const given = plan.given(...open);

const unnamed: CorrectProgress = {
  quarter: 1,
  line: 'number:101',
  achieved: '24',
  occurredIn: null,
  reason: 'Un expediente se contó dos veces',
};
const command: CorrectProgress = { ...unnamed, series: 1 };
const corrected = event('ProgressCorrected', {
  ...{ quarter: 1, lineId: idOf(101), achieved: '24', reason: command.reason, series: 1 },
});

describe('an open quarter, reported in a unit of measure that was replaced since', () => {
  it('is corrected in that unit: it cannot be reported in it again', () => {
    given.when(correctProgress, command).then(corrected);
    const again = plan.given(...open, corrected);
    again.when(correctProgress, command).thenNothing();
    const line = planAfter(...open, corrected).lines.get(idOf(101));
    expect(line?.earlierSeries[0]?.progress[0]).toStrictEqual({
      ...{ achieved: '24', remarks: 'Faltó material', correctedBecause: command.reason },
      occurredIn: [{ quarter: 2, amount: '4' }],
    });
  });

  it('loses the signatures that it has: they covered the other figure', () => {
    const signed = [...open, quarterSigned('prepared', 1, open)];
    expect(planAfter(...signed).quarters[0].signatures).toHaveLength(1);
    expect(planAfter(...signed, corrected).quarters[0]).toMatchObject({
      ...{ closed: false, outdated: false, signatures: [] },
    });
  });

  it('is refused where the series is not named, and says which it is', () => {
    given.when(correctProgress, unnamed).thenRefused('unit-of-measure-differs');
    given.when(correctProgress, { ...command, series: 2 }).thenRefused('unit-of-measure-differs');
  });

  it('is reported again, not corrected, in the unit that the line has', () => {
    const both = plan.given(...open, reported(101, 1, '3'));
    for (const named of [unnamed, { ...command, series: 2 }]) {
      both.when(correctProgress, named).thenRefused('quarter-not-closed');
    }
    both.when(correctProgress, command).then(corrected);
  });
});
