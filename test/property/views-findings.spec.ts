import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import type { StoredEvent } from '@libro/event-sourcing';
import { FINDING_CODES, findings } from '@libro/plans';
import type { FindingCode, ShownFinding } from '@libro/plans';
import { evidenceDigest } from '../../libs/plans/src/findings/finding-of';
import { RUNS } from '../support/sheets/runs';
import { decoded, foldedFindings, foldedLog } from './folded-log';
import { emptied, GrowingLog, sharedReadStore } from './growing-log';
import { logAfter, seldom, steps } from './ledger-steps';

const readStore = sharedReadStore();

/** The findings that the views show, after the log came in in two parts. */
async function shown(stored: readonly StoredEvent[], part: number) {
  const log = new GrowingLog(stored, 3);
  const projector = log.projectorInto(await emptied(readStore()));
  log.grow(1 + (part % log.appends.length));
  await projector.projectToEnd();
  const { items: before } = await findings(readStore(), {});
  log.grow(log.appends.length);
  await log.projectorInto(readStore()).projectToEnd();
  const { items: after } = await findings(readStore(), {});
  return { before, after };
}

/** The evidence that was acknowledged last, by finding. */
function acknowledgedIn(stored: readonly StoredEvent[]): ReadonlyMap<string, string> {
  const acknowledged = new Map<string, string>();
  for (const { event } of decoded(stored)) {
    if (event.type !== 'FindingAcknowledged') continue;
    acknowledged.set(event.data.findingId, event.data.evidenceDigest);
  }
  return acknowledged;
}

/** What an auditor needs to see what a finding is about. */
function expectEvidence(all: readonly ShownFinding[], stored: readonly StoredEvent[]): void {
  const { plans } = foldedLog(stored);
  const sheets = decoded(stored).flatMap(({ event }) =>
    event.type === 'FormTranscribed' ? [event.data.sheet.sha256] : [],
  );
  const acknowledged = acknowledgedIn(stored);
  for (const finding of all) {
    const { planId, lineId, folio, source } = finding;
    const plan = planId === null ? null : plans.get(planId)?.plan;
    const held = plan?.status === 'none' ? null : plan;
    expect(finding.evidence).not.toBe('');
    expect(finding.message).not.toBe('');
    if (planId !== null) expect(held).toBeTruthy();
    if (lineId !== null) expect(held?.lines.has(lineId)).toBe(true);
    if (folio !== null) expect(held?.modifications.has(folio)).toBe(true);
    if (source !== null) expect(sheets).toContain(source.sha256);
    const isSeen = acknowledged.get(finding.id) === evidenceDigest(finding);
    expect([finding, finding.acknowledged !== null]).toStrictEqual([finding, isSeen]);
  }
}

/** The units of the runs are all within their branch's numbering: I02 is not among them. */
const FOUND = FINDING_CODES.filter((code) => code !== 'POA-I02');

/**
 * What is found on paper or about a folio in effect stays found, whatever comes after it. Not among
 * them are C01, which a folio that changes the line's schedule ends, and R01, which ends where the
 * ledger takes in what the sheet prints.
 */
const LASTING: readonly FindingCode[] = [
  'POA-C02',
  'POA-C03',
  'POA-C04',
  'POA-C05',
  'POA-C06',
  'POA-I01',
  'POA-I04',
  'POA-I05',
  'POA-M01',
  'POA-M02',
  'POA-T01',
  'POA-J01',
  'POA-O01',
  'POA-R02',
];

it('findings are those of the log, each with its evidence', async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(40), async (run, part) => {
      const stored = await logAfter(run, counts);
      const { before, after } = await shown(stored, part);
      const byId = after.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const expected = foldedFindings(stored).map((finding) => {
        return { ...finding, evidenceDigest: evidenceDigest(finding) };
      });
      if (!isDeepStrictEqual(byId, expected)) expect(byId).toStrictEqual(expected);
      expectEvidence(after, stored);
      const ids = new Set(after.map(({ id }) => id));
      expect(ids.size).toBe(after.length);
      const lasting = before.filter(({ code }) => LASTING.includes(code));
      expect(lasting.filter(({ id }) => !ids.has(id))).toStrictEqual([]);
      for (const { code } of after) counts.set(code, (counts.get(code) ?? 0) + 1);
    }),
    RUNS,
  );
  expect(seldom(counts, FOUND)).toStrictEqual([]);
}, 1_200_000);
