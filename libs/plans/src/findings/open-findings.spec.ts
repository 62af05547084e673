import { UNIT } from '../../../../test/support/plan-history';
import type { Finding } from './finding';
import { evidenceDigest, findingOf } from './finding-of';
import { openFindings } from './open-findings';

const FINDING = findingOf('POA-G01', 'line', {
  planId: '2021.54202',
  message: 'La meta creció',
  evidence: '100 ÷ 10',
});

function acknowledgementOf(finding: Finding) {
  const on = { findingId: finding.id, evidenceDigest: evidenceDigest(finding) };
  const entry = { ...on, reason: 'Se revisó', by: UNIT, at: '2021-05-01T00:00:00.000Z' };
  return new Map([[finding.id, entry]]);
}

function shown(findings: ReturnType<typeof openFindings>): unknown {
  return JSON.parse(findings.get(FINDING.id)?.body ?? 'null');
}

it('shows a finding that nobody acknowledged', () => {
  const open = openFindings([FINDING], new Map(), new Map());
  expect(shown(open)).toStrictEqual({ ...FINDING, acknowledged: null });
});

it('shows who acknowledged it while its evidence stands', () => {
  const open = openFindings([FINDING], acknowledgementOf(FINDING), new Map());
  const acknowledged = { reason: 'Se revisó', by: 'u-elena', at: '2021-05-01T00:00:00.000Z' };
  expect(shown(open)).toStrictEqual({ ...FINDING, acknowledged });
});

it('drops the acknowledgement when the evidence changes', () => {
  const changed = { ...FINDING, evidence: '200 ÷ 10' };
  const open = openFindings([changed], acknowledgementOf(FINDING), new Map());
  expect(shown(open)).toStrictEqual({ ...changed, acknowledged: null });
});

it('is the same object where all reads as before, so that no row changes', () => {
  const before = openFindings([FINDING], new Map(), new Map());
  expect(openFindings([{ ...FINDING }], new Map(), before)).toBe(before);
  expect(openFindings([], new Map(), before).size).toBe(0);
  const acknowledged = openFindings([FINDING], acknowledgementOf(FINDING), before);
  expect(acknowledged).not.toBe(before);
});
