import { contentDigest } from '@libro/event-sourcing';
import { findingIdOf } from '../plan/ids';
import type { Finding, FindingCode, FindingSource } from './finding';
import { FINDING_SEVERITIES } from './finding-titles';
import { kept } from './remembered';

type Content = Pick<Finding, 'planId' | 'message' | 'evidence'> &
  Partial<Omit<Finding, 'id' | 'code' | 'severity'>>;

/** What is found again and again bears one id: to derive it takes longer than to look it up. */
const keepId = kept<string>();
const NOTHING_ELSE: readonly unknown[] = [];

/** A finding about a subject; what does not apply stays `null`. */
export function findingOf(code: FindingCode, subject: string, content: Content): Finding {
  // Spelt out: objects made of two spreads are slow to make, and slow to read ever after.
  return {
    id: keepId(`${code} ${subject}`, NOTHING_ELSE, () => findingIdOf(code, subject)),
    code,
    severity: FINDING_SEVERITIES[code],
    lineId: content.lineId ?? null,
    number: content.number ?? null,
    quarter: content.quarter ?? null,
    folio: content.folio ?? null,
    expected: content.expected ?? null,
    actual: content.actual ?? null,
    source: content.source ?? null,
    planId: content.planId,
    message: content.message,
    evidence: content.evidence,
  };
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
