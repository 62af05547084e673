import {
  ACTION_101,
  ACTION_102,
  AUTHORIZED_PLAN,
  event,
  HEADER,
  idOf,
  META_100,
  PLAN_AUTHORIZED,
  PLAN_ID,
  PLAN_OPENED,
  planAfter,
  reported,
  withClosed,
} from '../../../../test/support/plan-history';
import { NO_PROGRESS } from './line';
import { NO_PLAN, planOfStream, streamOf } from './plan';
import { evolve } from './plan.evolve';

const signed = event('QuarterSigned', {
  quarter: 2,
  role: 'prepared',
  digest: 'ab'.repeat(32),
  signedBy: { id: 'u-elena', office: 'Unidad ejecutora' },
});

describe('a plan', () => {
  it('is open with its header, and without lines', () => {
    expect(planAfter(PLAN_OPENED)).toStrictEqual({
      status: 'open',
      planId: PLAN_ID,
      fiscalYear: 2021,
      header: HEADER,
      lines: new Map(),
      modifications: new Map(),
      quarters: [1, 2, 3, 4].map((quarter) => ({
        quarter,
        closed: false,
        signatures: [],
        outdated: false,
      })),
      underWay: new Map(),
      answered: new Map(),
      sheets: new Set(),
      doubtfulRows: new Map(),
      suppressed: new Set(),
      acknowledged: new Map(),
    });
  });

  it('is authorized, then closed', () => {
    const authorized = planAfter(PLAN_OPENED, META_100, PLAN_AUTHORIZED);
    expect(authorized.status).toBe('authorized');
    expect(evolve(authorized, event('PlanClosed', {}))).toMatchObject({ status: 'closed' });
  });

  it('has one stream, named by it', () => {
    expect(streamOf(PLAN_ID)).toBe('plan-2021.54202');
    expect(planOfStream('plan-2021.54202')).toBe(PLAN_ID);
    expect(planOfStream('catalogue')).toBeNull();
  });

  it('cannot have a history that begins without it, or names a line that it never had', () => {
    expect(() => evolve(NO_PLAN, META_100)).toThrow('the history has MetaOpened before PlanOpened');
    expect(() => planAfter(PLAN_OPENED, reported(101, 1, '5'))).toThrow(/before it was opened/);
  });

  it('is opened once: no event makes it forget what it was', () => {
    expect(() => planAfter(...AUTHORIZED_PLAN, PLAN_OPENED)).toThrow('opens 2021.54202 twice');
  });

  it('is not changed by evolving: the state before stays as it was', () => {
    const before = planAfter(...AUTHORIZED_PLAN);
    const copy = structuredClone(before);
    evolve(before, reported(101, 1, '5'));
    evolve(before, signed);
    expect(before).toStrictEqual(copy);
  });
});

describe('a line', () => {
  it('opens with goal and schedule, and nothing achieved', () => {
    expect(planAfter(PLAN_OPENED, META_100, ACTION_101).lines.get(idOf(101))).toStrictEqual({
      id: idOf(101),
      kind: 'action',
      metaId: idOf(100),
      number: 101,
      description: 'Integrar expedientes de obra',
      linesOfAction: ['2.6.1'],
      unitOfMeasure: 'Expediente',
      active: true,
      additive: false,
      authorizedGoal: '60',
      restated: false,
      goal: '60',
      schedule: ['30', '10', '10', '10'],
      progress: NO_PROGRESS,
      carriedOver: '0',
      carriedUpTo: null,
      earlierSeries: [],
      origin: null,
      openedBy: null,
    });
  });

  it('keeps the last report of each quarter', () => {
    const remarked = { ...reported(101, 2, '7').data, remarks: 'Faltó material' };
    const plan = planAfter(
      ...AUTHORIZED_PLAN,
      reported(101, 2, '5'),
      event('ProgressReported', remarked),
    );
    expect(plan.lines.get(idOf(101))?.progress).toStrictEqual([
      null,
      { achieved: '7', remarks: 'Faltó material', occurredIn: [], correctedBecause: null },
      null,
      null,
    ]);
    expect(plan.lines.get(idOf(102))?.progress).toStrictEqual(NO_PROGRESS);
  });

  it('keeps remarks and parts through a correction, and says why it was corrected', () => {
    const remarks = 'Faltó material';
    const occurredIn = [{ quarter: 2, amount: '1' }] as const;
    const report = { ...reported(101, 1, '5').data, remarks, occurredIn };
    const closed = withClosed([...AUTHORIZED_PLAN, event('ProgressReported', report)], 1);
    const correction = { quarter: 1, lineId: idOf(101), achieved: '4', reason: 'Doble' } as const;
    const first = (data: object) =>
      planAfter(...closed, event('ProgressCorrected', { ...correction, ...data })).lines.get(
        idOf(101),
      )?.progress[0];
    const after = { achieved: '4', remarks, occurredIn, correctedBecause: 'Doble' };
    expect(first({})).toStrictEqual(after);
    expect(first({ occurredIn: [] })).toStrictEqual({ ...after, occurredIn: [] });
  });

  it('is retired by a folio that opens its number, not by a sheet that prints it twice', () => {
    const none = { annualGoal: '0', schedule: ['0', '0', '0', '0'] } as const;
    const ended = event('ActionOpened', { ...ACTION_101.data, ...none });
    const twin = { ...ACTION_101.data, lineId: 'twin' };
    const movement = { folio: 'F-1', block: 1, row: 1, codes: ['AP'] } as const;
    const isActive = (movementOfTwin: typeof movement | null) =>
      planAfter(
        PLAN_OPENED,
        ended,
        event('ActionOpened', { ...twin, movement: movementOfTwin }),
      ).lines.get(ended.data.lineId)?.active;
    expect([isActive(movement), isActive(null)]).toStrictEqual([false, true]);
  });

  it('may be declared additive', () => {
    const declared = { lineId: idOf(100), inferred: true, source: null };
    const meta = event('MetaOpened', { ...META_100.data, additive: false });
    const plan = planAfter(PLAN_OPENED, meta, event('MetaDeclaredAdditive', declared));
    expect(plan.lines.get(idOf(100))?.additive).toBe(true);
  });
});

describe('quarters, wording and findings', () => {
  it('a quarter holds its signatures, and is closed', () => {
    const plan = planAfter(...AUTHORIZED_PLAN, signed, event('QuarterClosed', { quarter: 2 }));
    const { role, digest, signedBy } = signed.data;
    expect(plan.quarters[1]).toStrictEqual({
      quarter: 2,
      closed: true,
      signatures: [{ role, digest, signedBy }],
      outdated: false,
    });
    expect(plan.quarters[0].closed).toBe(false);
  });

  it('a technical correction changes one wording and no goal', () => {
    const before = planAfter(PLAN_OPENED, META_100, ACTION_101, ACTION_102);
    const made = (field: `lines.${string}.description` | 'branch' | 'linesOfAction.2.6.1') =>
      evolve(before, event('TechnicalCorrectionMade', { field, value: 'NUEVO', reason: 'Error' }));
    expect(made('branch')).toStrictEqual({
      ...before,
      header: { ...HEADER, branch: { code: '54', name: 'NUEVO' } },
    });
    expect(made('linesOfAction.2.6.1')).toMatchObject({
      header: { linesOfAction: [HEADER.linesOfAction[0], { code: '2.6.1', name: 'NUEVO' }] },
    });
    const line = before.lines.get(idOf(101)) ?? {};
    expect(made(`lines.${idOf(101)}.description`)).toStrictEqual({
      ...before,
      lines: new Map<string, object>(before.lines).set(idOf(101), {
        ...line,
        description: 'NUEVO',
      }),
    });
  });

  it('a finding is acknowledged with the evidence that was seen', () => {
    const data = { findingId: 'f', evidenceDigest: 'e', reason: 'Visto' };
    const plan = planAfter(PLAN_OPENED, event('FindingAcknowledged', data));
    expect(plan.acknowledged).toStrictEqual(new Map([['f', 'e']]));
  });
});
