import {
  AUTHORIZED_PLAN,
  event,
  HEADER,
  idOf,
  PLAN_ID,
  reported,
} from '../../../../test/support/plan-history';
import { planWithDoubtfulRow } from '../../../../test/support/doubtful-row';
import { applied, DRAFTED, GIVEN } from '../../../../test/support/described';
import { record } from '../../../../test/support/plan-log';
import { plansFixture } from '../../../../test/support/plans-fixture';
import { CATALOGUE_STREAM } from '../acknowledge-finding/catalogue';
import { auditTrail, lineHistory } from '../audit-trail/audit-trail.queries';
import { currentGoals, plans } from '../current-goals/current-goals.queries';
import { evidenceDigest } from '../findings/finding-of';
import { findings } from '../findings/findings.queries';
import { transcriptions } from '../transcriptions/transcriptions.queries';

const fixture = plansFixture();
const OTHER = '2021.54203';
const otherHeader = { ...HEADER, executingUnit: { code: '54203', name: 'OFICINA DE ENLACE' } };
const OTHER_OPENED = event('PlanOpened', {
  fiscalYear: 2021,
  header: otherHeader,
  inferred: false,
  source: null,
});
const toOther = { ...GIVEN, data: { ...GIVEN.data, to: { planId: OTHER, lineId: null } } };

async function projected() {
  const rows = await fixture.openRows();
  await rows.projector.projectToEnd();
  return rows.readStore;
}

it('an amount under way is visible in both plans until the other one answers', async () => {
  const { store } = fixture;
  await record(store, [...AUTHORIZED_PLAN, DRAFTED, toOther]);
  const opened = await record(store, [OTHER_OPENED], { stream: `plan-${OTHER}` });
  const declined = { transferId: 't-1', amount: '10', reason: 'x' };
  const from = { planId: PLAN_ID, lineId: idOf(101) };
  await record(store, [event('TransferDeclined', { ...declined, from })], {
    stream: `plan-${OTHER}`,
  });
  const reads = await projected();
  const seen = async (planId: string, at?: number) =>
    (await currentGoals(reads, planId, at))?.amountsUnderWay.map((each) => each.direction);
  expect(await seen(PLAN_ID, opened)).toStrictEqual(['out']);
  expect(await seen(OTHER, opened)).toStrictEqual(['in']);
  expect(await seen(OTHER)).toStrictEqual([]);
  expect(await seen(PLAN_ID)).toStrictEqual(['out']);
});

it('a line that took in a whole one shows its origin, in its history too', async () => {
  const from = { planId: OTHER, lineId: 'x' };
  const schedule = ['30', '10', '10', '20'] as const;
  const receipt = { ...applied, transferId: 't', amount: '10', from, opened: null, schedule };
  const whole = event('ActionReceived', { ...receipt, whole: true });
  await record(fixture.store, [...AUTHORIZED_PLAN, DRAFTED, whole]);
  const reads = await projected();
  const goals = await currentGoals(reads, PLAN_ID);
  expect(goals?.lines.map(({ origin }) => origin)).toStrictEqual([null, from, null]);
  const history = await lineHistory(reads, { planId: PLAN_ID, line: 'number:101' });
  expect(history?.lines.map(({ origin }) => origin)).toStrictEqual([from]);
});

it('plans are listed by id, page by page, as they stood', async () => {
  await record(fixture.store, [OTHER_OPENED], { stream: `plan-${OTHER}` });
  await record(fixture.store, AUTHORIZED_PLAN);
  const reads = await projected();
  const first = await plans(reads, { fiscalYear: 2021, limit: 1 });
  expect([first.items.map(({ id }) => id), first.next]).toStrictEqual([[PLAN_ID], PLAN_ID]);
  const second = await plans(reads, { fiscalYear: 2021, limit: 1, cursor: PLAN_ID });
  expect([second.items.map(({ id }) => id), second.next]).toStrictEqual([[OTHER], null]);
  expect((await plans(reads, {}, 1)).items.map(({ id }) => id)).toStrictEqual([OTHER]);
  expect((await plans(reads, { branch: '99' })).items).toStrictEqual([]);
});

it('a finding about the whole body is acknowledged in the stream of the catalogues', async () => {
  const { store } = fixture;
  await record(store, AUTHORIZED_PLAN);
  const renamed = { ...otherHeader, branch: { code: '54', name: 'OTRO NOMBRE' } };
  const odd = { ...OTHER_OPENED, data: { ...OTHER_OPENED.data, header: renamed } };
  await record(store, [odd], { stream: `plan-${OTHER}` });
  const rows = await fixture.openRows();
  const before = await rows.projector.projectToEnd();
  const { items } = await findings(rows.readStore, { code: 'POA-I03' });
  const [finding] = items;
  if (finding === undefined) throw new Error('no finding');
  const seen = { findingId: finding.id, evidenceDigest: evidenceDigest(finding) };
  const acknowledged = event('FindingAcknowledged', { ...seen, reason: 'Se sabe' });
  await record(store, [acknowledged], { stream: CATALOGUE_STREAM });
  // Another process: it reads the body's view back from the rows.
  const again = await fixture.openRows();
  await again.projector.projectToEnd();
  const reads = again.readStore;
  expect((await findings(reads, { acknowledged: true })).items).toStrictEqual([
    {
      ...finding,
      acknowledged: { reason: 'Se sabe', by: 'u-elena', at: '2021-04-05T10:00:00.000Z' },
    },
  ]);
  expect((await findings(reads, { acknowledged: true }, before)).items).toStrictEqual([]);
  const anew = await fixture.openRows('anew.db');
  await anew.projector.rebuild();
  expect(await anew.projector.digest()).toBe(await again.projector.digest());
});

it('the audit trail is filtered, and goes on page by page', async () => {
  await record(fixture.store, [...AUTHORIZED_PLAN, reported(101, 1, '3'), reported(102, 1, '4')]);
  const reads = await projected();
  const first = await auditTrail(reads, { plan: PLAN_ID, type: 'ProgressReported', limit: 1 });
  expect(first.items.map(({ position }) => position)).toStrictEqual([6]);
  const next = { plan: PLAN_ID, limit: 1, cursor: first.next ?? '' };
  expect((await auditTrail(reads, next)).items.map(({ number }) => number)).toStrictEqual([102]);
  const line = await auditTrail(reads, { plan: PLAN_ID, line: 'number:102' });
  expect(line.items.map(({ type }) => type)).toStrictEqual(['ActionOpened', 'ProgressReported']);
  expect((await auditTrail(reads, { line: idOf(102) })).items).toStrictEqual(line.items);
  expect((await auditTrail(reads, { line: '%' })).items).toStrictEqual([]);
  expect((await auditTrail(reads, { line: idOf(102), plans: [OTHER] })).items).toStrictEqual([]);
  expect((await auditTrail(reads, { actor: 'nadie' })).items).toStrictEqual([]);
  expect((await auditTrail(reads, { to: '2021-01-01T00:00:00Z' })).items).toStrictEqual([]);
});

it('the trail of a line tells what changed it beside another, as its history does', async () => {
  const returned = event('TransferReturned', {
    transferId: 't-1',
    amount: '10',
    reason: 'Sin personal',
    returnedBy: OTHER,
    restored: [
      { lineId: idOf(101), schedule: ['30', '10', '10', '10'] },
      { lineId: idOf(100), schedule: ['41', '30', '20', '10'] },
    ],
  });
  await record(fixture.store, [...AUTHORIZED_PLAN, DRAFTED, toOther, returned]);
  const reads = await projected();
  const { items } = await auditTrail(reads, { line: idOf(100) });
  expect(items.map(({ type, number }) => [type, number])).toStrictEqual([
    ['MetaOpened', 100],
    ['TransferReturned', 101],
  ]);
  const history = await lineHistory(reads, { planId: PLAN_ID, line: 'number:100' });
  expect(history?.lines.map(({ entries }) => entries)).toStrictEqual([items]);
});

it('a sheet is shown as it was printed', async () => {
  await record(fixture.store, planWithDoubtfulRow(1));
  const reads = await projected();
  const { items } = await transcriptions(reads, PLAN_ID);
  expect(items).toHaveLength(1);
  expect(items[0]?.sheet).toMatchObject({ datePrinted: 'ENE-MAR 2021', rows: [{ number: 301 }] });
  expect(items[0]?.source).toStrictEqual({
    file: 'avances.txt',
    sha256: 'f1'.repeat(32),
    line: 1,
  });
});
