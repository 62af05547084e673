import { applied, DRAFTED } from '../../../../test/support/described';
import { OTHER_PLAN } from '../../../../test/support/folios';
import {
  AUTHORIZED_PLAN,
  event,
  idOf,
  PLAN_ID,
  reported,
} from '../../../../test/support/plan-history';
import { record } from '../../../../test/support/plan-log';
import { plansFixture } from '../../../../test/support/plans-fixture';
import { evidenceDigest } from '../findings/finding-of';
import { findings } from '../findings/findings.queries';
import { modificationsSheet } from '../modifications-sheet/modifications-sheet.queries';
import { InvalidSince, SinceAfterAsOf } from './cabildo-comparison';
import { cabildoReport } from './cabildo-report.queries';
import type { CabildoFilters } from './cabildo-report.queries';

const fixture = plansFixture();
const YEAR = { fiscalYear: 2021, quarter: 3 } as const;
const IN_EFFECT = [
  DRAFTED,
  event('ModificationAuthorized', { folio: 'F-1' }),
  event('AnnualGoalIncreased', { ...applied, increase: '5', schedule: ['30', '10', '10', '15'] }),
];
const REMARKED = event('ProgressReported', { ...reported(101, 3, '3').data, remarks: 'Llovió' });

async function projected() {
  const rows = await fixture.openRows();
  await rows.projector.projectToEnd();
  return rows.readStore;
}

/** The report of the one unit on record. */
async function reportOf(filters: Partial<CabildoFilters> = {}, at?: number) {
  const report = await cabildoReport(await projected(), { ...YEAR, ...filters }, at);
  if (report === null) throw new Error('no report');
  return { report, unit: report.branches[0]?.programs[0]?.units[0] };
}

it('the cabildo sees what lags and why, who has not reported, and the folios', async () => {
  await record(fixture.store, AUTHORIZED_PLAN);
  await record(fixture.store, [REMARKED, ...IN_EFFECT]);
  const { report, unit } = await reportOf();
  const partly = { unitsNotReported: 0, unitsPartlyReported: 1, unitsHoldingAmounts: 0 };
  const counts = { lines: 3, reported: 1, lagging: 1, modifications: 1, movements: 1 };
  expect(report.tally).toMatchObject({ units: 1, ...partly, ...counts });
  expect(unit?.reporting).toBe('partial');
  expect(unit?.notReported.map(({ number }) => number)).toStrictEqual([100, 102]);
  expect(unit?.lines[1]).toMatchObject({ scheduledToDate: '50', lags: true, reported: true });
  const named = {
    lineId: idOf(101),
    kind: 'action',
    number: 101,
    description: 'Integrar expedientes de obra',
  };
  expect(unit?.lagging).toStrictEqual([
    {
      ...named,
      ...{ unitOfMeasure: 'Expediente', scheduledToDate: '50', achievedToDate: '3' },
      ...{ missing: '47', remarks: 'Llovió' },
    },
  ]);
  expect(unit?.modifications).toStrictEqual([
    {
      folio: 'F-1',
      formDate: '2021-07',
      movements: [
        {
          ...named,
          ...{ movements: ['AM'], before: '60', after: '65', increase: '5', decrease: null },
          ...{ justification: 'Más obra', justifiedBy: 'block', block: 1 },
          scheduleBefore: ['30', '10', '10', '10'],
          scheduleAfter: ['30', '10', '10', '15'],
          ...{ unitBefore: 'Expediente', unitAfter: 'Expediente' },
          descriptionBefore: 'Integrar expedientes de obra',
        },
      ],
    },
  ]);
  const sheet = await modificationsSheet(await projected(), { planId: PLAN_ID, folio: 'F-1' });
  expect(sheet?.status).toBe('authorized');
});

it('a quarter that nobody reported is told apart from one with nothing achieved', async () => {
  await record(fixture.store, [...AUTHORIZED_PLAN, REMARKED]);
  const { report, unit } = await reportOf({ quarter: 1, branch: '54' });
  expect(report.tally).toMatchObject({ reported: 0, lagging: 0, unitsNotReported: 1 });
  expect([unit?.reporting, unit?.lagging]).toStrictEqual(['none', []]);
  await record(fixture.store, [reported(101, 1, '0')]);
  const { unit: after } = await reportOf({ quarter: 1 });
  expect([after?.reporting, after?.lagging.map(({ missing }) => missing)]).toStrictEqual([
    'partial',
    ['30'],
  ]);
});

it('findings that were acknowledged are counted apart from the open ones', async () => {
  await record(fixture.store, [...AUTHORIZED_PLAN, reported(101, 1, '3'), reported(102, 1, '4')]);
  const { report: before, unit } = await reportOf();
  const [finding] = unit?.findings ?? [];
  if (finding === undefined) throw new Error('no finding');
  const { severity, id: findingId } = finding;
  const seen = { findingId, evidenceDigest: evidenceDigest(finding), reason: 'Se sabe' };
  await record(fixture.store, [event('FindingAcknowledged', seen)]);
  const { report } = await reportOf();
  const { findings: all, openFindings, acknowledgedFindings } = report.tally;
  expect(all).toStrictEqual(before.tally.findings);
  expect(before.tally.openFindings).toStrictEqual(all);
  expect(openFindings).toStrictEqual({ ...all, [severity]: all[severity] - 1 });
  const none = { error: 0, warning: 0, notice: 0 };
  expect(acknowledgedFindings).toStrictEqual({ ...none, [severity]: 1 });
  const listed = await findings(await projected(), { acknowledged: true });
  expect(listed.items.map(({ id }) => id)).toStrictEqual([findingId]);
});

describe('the comparison', () => {
  it('tells line by line what changed since an earlier position', async () => {
    const since = await record(fixture.store, [...AUTHORIZED_PLAN, reported(101, 1, '2')]);
    await record(fixture.store, OTHER_PLAN, { stream: 'plan-2021.54203' });
    await record(fixture.store, [REMARKED, ...IN_EFFECT]);
    const { report } = await reportOf({ since });
    const [own, other] = report.comparison?.units ?? [];
    expect(report.comparison?.since).toBe(since);
    expect([own?.plan.id, own?.changes]).toStrictEqual([PLAN_ID, []]);
    expect(own?.lines).toStrictEqual([
      {
        ...{ lineId: idOf(101), kind: 'action', number: 101, opened: false },
        description: 'Integrar expedientes de obra',
        changes: [
          { field: 'currentGoal', before: '60', after: '65' },
          { field: 'achieved.3', before: null, after: '3' },
          { field: 'remarks.3', before: null, after: 'Llovió' },
          { field: 'planned.4', before: '10', after: '15' },
        ],
      },
    ]);
    expect(own?.folios).toStrictEqual([
      { folio: 'F-1', formDate: '2021-07', before: null, after: 'authorized' },
    ]);
    expect(other?.changes).toStrictEqual([{ field: 'status', before: null, after: 'authorized' }]);
    expect(other?.lines.map(({ number, opened }) => [number, opened])).toStrictEqual([
      [300, true],
      [301, true],
    ]);
  });

  it('tells which findings appeared and which disappeared', async () => {
    const since = await record(fixture.store, [...AUTHORIZED_PLAN, reported(101, 1, '3')]);
    await record(fixture.store, [reported(101, 1, '30')]);
    const { report } = await reportOf({ since });
    const [unit] = report.comparison?.units ?? [];
    const codes = unit?.findings.disappeared.map(({ code, number }) => [code, number]);
    expect(codes).toStrictEqual([['POA-J03', 101]]);
    expect(unit?.findings.appeared).toStrictEqual([]);
    const { report: back } = await reportOf({ since: 0 }, since);
    const [then] = back.comparison?.units ?? [];
    expect(then?.findings.appeared.map(({ code }) => code)).toStrictEqual(['POA-J03']);
  });

  it('is empty where nothing changed, and null where none is asked for', async () => {
    const since = await record(fixture.store, AUTHORIZED_PLAN);
    const { report } = await reportOf({ since });
    const nothing = { appeared: [], disappeared: [], changed: [] };
    expect(report.comparison).toStrictEqual({ since, units: [], findings: nothing });
    expect((await reportOf()).report.comparison).toBe(null);
  });

  it('is refused with what is later than the report', async () => {
    const first = await record(fixture.store, AUTHORIZED_PLAN);
    const last = await record(fixture.store, [REMARKED], { recordedAt: '2021-05-01T00:00:00Z' });
    const reads = await projected();
    const asked = (since: number | string, at?: number | string) =>
      cabildoReport(reads, { ...YEAR, since }, at);
    await expect(asked(last, first)).rejects.toThrow(SinceAfterAsOf);
    await expect(asked('2021-05-01T00:00:00Z', first)).rejects.toThrow(SinceAfterAsOf);
    await expect(asked(last + 1)).rejects.toMatchObject({
      detail: `no se compara con «${last + 1}»: es posterior a la posición ${last} del informe`,
    });
    await expect(asked('ayer')).rejects.toThrow(InvalidSince);
    expect((await asked(last))?.comparison?.since).toBe(last);
    expect((await asked('2021-05-01T00:00:00Z'))?.comparison?.since).toBe(last);
  });
});

it('is none of a year without plans, or of a branch without any in it', async () => {
  await record(fixture.store, AUTHORIZED_PLAN);
  const reads = await projected();
  expect(await cabildoReport(reads, { fiscalYear: 2020, quarter: 1 })).toBe(null);
  expect(await cabildoReport(reads, { ...YEAR, branch: '99' })).toBe(null);
  expect(await cabildoReport(reads, YEAR, 0)).toBe(null);
});
