import { scenario } from '@libro/event-sourcing/testing';
import {
  AUTHORIZED_PLAN,
  event,
  idOf,
  planAfter,
  quarterSigned,
  reported,
  withClosed,
} from '../../../../test/support/plan-history';
import type { PlanEvent } from '../plan/plan.events';
import { planFold } from '../plan/plan.upcast';
import { quarterDigest } from '../plan/quarters';
import { correctProgress } from './correct-progress';
import type { CorrectProgress } from './correct-progress';

const plan = scenario(planFold);

function remeasured(unitOfMeasure: string, carriedOver = '0') {
  return event('UnitOfMeasureChanged', {
    lineId: idOf(101),
    movement: { folio: '2021-04-1', block: 1, row: 1, codes: ['CUM'] },
    wording: null,
    source: null,
    unitOfMeasure,
    annualGoal: '6',
    carriedOver,
    schedule: ['3', '1', '1', '1'],
  });
}
const withParts = event('ProgressReported', {
  ...reported(101, 1, '25').data,
  remarks: 'Faltó material',
  occurredIn: [{ quarter: 2, amount: '4' }],
});

const command: CorrectProgress = {
  quarter: 1,
  line: 'number:101',
  achieved: '24',
  occurredIn: null,
  reason: 'Un expediente se contó dos veces',
  series: 1,
};
const corrected = event('ProgressCorrected', {
  quarter: 1,
  lineId: idOf(101),
  achieved: '24',
  reason: command.reason,
  series: 1,
});
/** Quarter I reported in Expediente and closed; then the line counts Obra. */
const SINCE = [...withClosed([...AUTHORIZED_PLAN, withParts], 1), remeasured('Obra', '2')];
/** Quarter I reported in Expediente and, after the change, in Obra too. */
const BOTH = withClosed(
  [...AUTHORIZED_PLAN, withParts, remeasured('Obra'), reported(101, 1, '3')],
  1,
);
const since = plan.given(...SINCE);
const lineAfter = (...history: readonly PlanEvent[]) => planAfter(...history).lines.get(idOf(101));
const { series: _, ...unnamed } = command;

describe('correcting what was achieved in a unit of measure that was replaced since', () => {
  it('puts the figure on record under the series that the command names', () => {
    since.when(correctProgress, command).then(corrected);
    plan
      .given(...BOTH)
      .when(correctProgress, command)
      .then(corrected);
  });

  it('changes that figure alone: remarks and parts stay, the new series and its goal too', () => {
    for (const history of [SINCE, BOTH]) {
      const before = lineAfter(...history);
      const was = before?.earlierSeries[0];
      const progress = [
        {
          achieved: '24',
          remarks: 'Faltó material',
          occurredIn: [{ quarter: 2, amount: '4' }],
          correctedBecause: command.reason,
        },
        ...[null, null, null],
      ];
      const earlierSeries = [{ ...was, progress }];
      expect(lineAfter(...history, corrected)).toStrictEqual({ ...before, earlierSeries });
    }
  });

  it('is told apart where the line came back to a unit that it had before', () => {
    const back = [...SINCE, reported(101, 2, '1'), remeasured('Expediente')];
    const later = withClosed([...back, reported(101, 2, '9')], 2);
    const third = { ...command, quarter: 2, line: idOf(101), achieved: '8' } as const;
    const made = { ...corrected.data, quarter: 2, achieved: '8' } as const;
    const given = plan.given(...later);
    given.when(correctProgress, command).then(corrected);
    given
      .when(correctProgress, { ...third, series: 2 })
      .then(event('ProgressCorrected', { ...made, series: 2 }));
    const { series: __, ...current } = made;
    given.when(correctProgress, { ...third, series: 3 }).then(event('ProgressCorrected', current));
  });

  it('states a figure that was never reported, and anew what happened in other quarters', () => {
    const silent = withClosed([...AUTHORIZED_PLAN, remeasured('Obra')], 1);
    plan
      .given(...silent)
      .when(correctProgress, command)
      .then(corrected);
    const occurredIn = [{ quarter: 3, amount: '1' }] as const;
    since
      .when(correctProgress, { ...command, achieved: '25', occurredIn })
      .then(event('ProgressCorrected', { ...corrected.data, achieved: '25', occurredIn }));
  });

  it('is quiet for the same figure', () => {
    since.when(correctProgress, { ...command, achieved: '25.0' }).thenNothing();
    plan
      .given(...SINCE, corrected)
      .when(correctProgress, command)
      .thenNothing();
  });

  it('marks the signatures as outdated, and keeps them', () => {
    const before = planAfter(...BOTH);
    const after = planAfter(...BOTH, corrected);
    expect(before.quarters[0]).toMatchObject({ closed: true, outdated: false });
    expect(after.quarters[0]).toStrictEqual({ ...before.quarters[0], outdated: true });
    expect(after.quarters.slice(1)).toStrictEqual(before.quarters.slice(1));
  });

  it("is a change of what the quarter's signatures cover", () => {
    expect(quarterDigest(planAfter(...BOTH, corrected), 1)).not.toBe(
      quarterDigest(planAfter(...BOTH), 1),
    );
  });

  it('leaves the signatures of another quarter', () => {
    const signed = quarterSigned('prepared', 2, BOTH);
    expect(planAfter(...BOTH, signed, corrected).quarters[1].signatures).toHaveLength(1);
  });

  it('refuses a series that the line never had', () => {
    for (const series of [0, -1, 1.5, 3, Number.NaN]) {
      since.when(correctProgress, { ...command, series }).thenRefused('series-not-found');
    }
  });

  it('refuses a figure that was never stated for an open quarter, and less than its parts', () => {
    since.when(correctProgress, { ...command, quarter: 2 }).thenRefused('quarter-not-closed');
    since.when(correctProgress, { ...command, achieved: '3' }).thenRefused('occurred-in-invalid');
  });
});

describe('a correction that names no series, or the current one', () => {
  it('is of the unit of measure that the line has', () => {
    const { series: __, ...data } = corrected.data;
    const inCurrent = event('ProgressCorrected', { ...data, achieved: '2' });
    const given = plan.given(...BOTH);
    for (const named of [unnamed, { ...command, series: 2 }]) {
      given.when(correctProgress, { ...named, achieved: '2' }).then(inCurrent);
    }
  });

  it('refuses to mend a figure of a replaced unit with one in the new, and says whose', () => {
    for (const named of [unnamed, { ...command, series: 2 }]) {
      since.when(correctProgress, named).thenRefused('unit-of-measure-differs');
    }
    expect(() => correctProgress(unnamed, since.state)).toThrow(
      'lo alcanzado en el trimestre I por la línea 101 quedó medido en «Expediente» (serie 1)',
    );
  });
});

it('stops at a history that corrects a series which its line never had', () => {
  expect(() =>
    planAfter(...BOTH, event('ProgressCorrected', { ...corrected.data, series: 2 })),
  ).toThrow(`the history corrects series 2 of line ${idOf(101)}, which never had it`);
});
