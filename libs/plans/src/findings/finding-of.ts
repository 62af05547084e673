import { contentDigest } from '@libro/event-sourcing';
import { findingIdOf } from '../plan/ids';
import type { Finding, FindingCode, FindingSource } from './finding';
import { FINDING_SEVERITIES } from './finding-titles';

type Content = Pick<Finding, 'planId' | 'message' | 'evidence'> &
  Partial<Omit<Finding, 'id' | 'code' | 'severity'>>;

const BLANK = {
  lineId: null,
  number: null,
  quarter: null,
  folio: null,
  expected: null,
  actual: null,
  source: null,
} as const;

/** A finding about a subject; what does not apply stays `null`. */
export function findingOf(code: FindingCode, subject: string, content: Content): Finding {
  const severity = FINDING_SEVERITIES[code];
  return { id: findingIdOf(code, subject), code, severity, ...BLANK, ...content };
}

/** What an acknowledgement binds to, and lapses with: SHA-256 of what shows the finding. */
export function evidenceDigest({ expected, actual, evidence }: Finding): string {
  return contentDigest({ expected, actual, evidence });
}

/** Where a sheet, a row or an event derived from them stands, without what findings leave out. */
export function placeOf(source: FindingSource): FindingSource;
export function placeOf(source: FindingSource | null): FindingSource | null;
export function placeOf(source: FindingSource | null): FindingSource | null {
  return source && { file: source.file, sha256: source.sha256, line: source.line };
}
