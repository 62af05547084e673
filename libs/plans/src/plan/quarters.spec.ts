import {
  AUTHORIZED_PLAN,
  event,
  idOf,
  META_100,
  planAfter,
  quarterSigned,
  reported,
  withClosed,
} from '../../../../test/support/plan-history';
import type { PlanEvent } from './plan.events';
import { quarterDigest } from './quarters';
import type { Schedule } from './words';

const HISTORY: readonly PlanEvent[] = [...AUTHORIZED_PLAN, reported(101, 1, '25')];
const SIGNED = [...HISTORY, quarterSigned('prepared', 1, HISTORY)];
const CLOSED = withClosed(HISTORY, 1);

const row = {
  movement: { folio: 'F1', block: 1, row: 1, codes: ['AM'] },
  wording: null,
  source: null,
} as const;
const rescheduled = (schedule: Schedule) =>
  event('ScheduleChanged', { ...row, lineId: idOf(101), schedule });
const increased = (schedule: Schedule) =>
  event('AnnualGoalIncreased', { ...row, lineId: idOf(101), increase: '1', schedule });
const report = (data: object) =>
  event('ProgressReported', { ...reported(101, 1, '25').data, ...data });
const corrected = event('ProgressCorrected', {
  quarter: 1,
  lineId: idOf(101),
  achieved: '24',
  reason: 'Se contó dos veces',
});
const opened = (schedule: Schedule) =>
  event('MetaOpened', { ...META_100.data, lineId: 'new', number: 200, schedule });
const reworded = event('TechnicalCorrectionMade', {
  field: `lines.${idOf(101)}.description`,
  value: 'Integrar expedientes',
  reason: 'Error de captura',
});
const declared = event('MetaDeclaredAdditive', {
  lineId: idOf(100),
  inferred: true,
  source: null,
});
const first = (...history: readonly PlanEvent[]) => planAfter(...history).quarters[0];

describe('the digest of a quarter', () => {
  const digest = (...more: readonly PlanEvent[]) =>
    quarterDigest(planAfter(...HISTORY, ...more), 1);

  it('is 64 hexadecimal digits, and the same for the same figures', () => {
    expect(digest()).toMatch(/^[0-9a-f]{64}$/);
    expect(digest()).toBe(digest(reworded));
    expect(digest(report({ achieved: '26' }), reported(101, 1, '25'))).toBe(digest());
  });

  it('does not depend on the order in which lines were opened', () => {
    const [plan, meta, one, two, ...rest] = HISTORY;
    if (!plan || !meta || !one || !two) throw new Error('the history has five events');
    expect(quarterDigest(planAfter(plan, two, one, meta, ...rest), 1)).toBe(digest());
  });

  it.each<[string, PlanEvent]>([
    ['a figure', report({ achieved: '26' })],
    ['a remark', report({ remarks: 'Faltó material' })],
    ['what happened in another quarter', report({ occurredIn: [{ quarter: 2, amount: '1' }] })],
    ['a plan', rescheduled(['29', '11', '10', '10'])],
    ['a goal', increased(['30', '11', '10', '10'])],
    ['a line', opened(['0', '0', '0', '100'])],
  ])('changes with %s', (_what, change) => {
    expect(digest(change)).not.toBe(digest());
  });

  it('is of one quarter and one plan', () => {
    expect(quarterDigest(planAfter(...HISTORY), 2)).not.toBe(digest());
  });
});

describe('the signatures of an open quarter', () => {
  it.each<[string, PlanEvent]>([
    ['a figure', report({ achieved: '26' })],
    ['a remark', report({ remarks: 'Faltó material' })],
    ['what happened in another quarter', report({ occurredIn: [{ quarter: 2, amount: '1' }] })],
    ['its plan', rescheduled(['29', '11', '10', '10'])],
    ['a goal', increased(['30', '11', '10', '10'])],
    ['a line more', opened(['0', '0', '0', '100'])],
  ])('are void once %s changes: the digest is another', (_what, change) => {
    expect(first(...SIGNED).signatures).toHaveLength(1);
    expect(first(...SIGNED, change).signatures).toStrictEqual([]);
  });

  it.each<[string, PlanEvent]>([
    ['a progress report of another quarter', reported(101, 2, '3')],
    ['a calendar that changes elsewhere', rescheduled(['30', '9', '11', '10'])],
    ['a technical correction', reworded],
    ['a meta declared additive', declared],
  ])('outlive %s', (_what, change) => {
    expect(first(...SIGNED, change).signatures).toHaveLength(1);
    expect(quarterDigest(planAfter(...SIGNED, change), 1)).toBe(
      quarterDigest(planAfter(...SIGNED), 1),
    );
  });
});

describe('the signatures of a closed quarter', () => {
  it.each<[string, PlanEvent]>([
    ['a correction', corrected],
    ['a movement of its own plan', rescheduled(['29', '11', '10', '10'])],
    ['a line opened with a plan for it', opened(['10', '0', '0', '90'])],
  ])('are outdated by %s, and stay', (_what, change) => {
    expect(first(...CLOSED)).toMatchObject({ closed: true, outdated: false });
    expect(first(...CLOSED, change)).toMatchObject({ closed: true, outdated: true });
    expect(first(...CLOSED, change).signatures).toHaveLength(3);
  });

  it.each<[string, PlanEvent]>([
    ['a goal that grows in later quarters', increased(['30', '11', '10', '10'])],
    ['a line opened for later quarters', opened(['0', '0', '0', '100'])],
    ['a report of a later quarter', reported(101, 2, '3')],
    ['a technical correction', reworded],
  ])('stand after %s', (_what, change) => {
    expect(first(...CLOSED, change)).toMatchObject({ closed: true, outdated: false });
  });
});
