import type { RowShape } from '@libro/event-sourcing';
import type { AcknowledgementOnRecord } from '../projection/papers';
import type { Finding } from './finding';
import { evidenceDigest } from './finding-of';
import { FINDING_VERSION } from './findings-view';
import type { Acknowledgement, ShownFinding } from './findings-view';

/** A finding that is open, with the JSON text of how it is shown. */
export interface OpenFinding {
  readonly finding: Finding;
  readonly acknowledgement: AcknowledgementOnRecord | null;
  readonly body: string;
}

export type OpenFindings = ReadonlyMap<string, OpenFinding>;
type OnRecord = ReadonlyMap<string, AcknowledgementOnRecord>;

/**
 * The open findings by id. What reads as it did before is the same object as before: so the rows
 * that changed are found by identity.
 */
export function openFindings(
  findings: readonly Finding[],
  onRecord: OnRecord,
  before: OpenFindings,
): OpenFindings {
  const open = new Map<string, OpenFinding>();
  let same = findings.length === before.size;
  for (const finding of findings) {
    const acknowledgement = onRecord.get(finding.id) ?? null;
    const earlier = before.get(finding.id);
    const shown = openFinding(finding, acknowledgement, earlier);
    if (shown !== earlier) same = false;
    open.set(finding.id, shown);
  }
  return same && open.size === before.size ? before : open;
}

function openFinding(
  finding: Finding,
  acknowledgement: AcknowledgementOnRecord | null,
  earlier: OpenFinding | undefined,
): OpenFinding {
  const sameMark = earlier?.acknowledgement === acknowledgement;
  if (earlier !== undefined && sameMark && earlier.finding === finding) return earlier;
  const body = JSON.stringify(shownFinding(finding, stillHolds(finding, acknowledgement)));
  return earlier?.body === body && sameMark ? earlier : { finding, acknowledgement, body };
}

/** Spelt out field by field (decision note "States are copied field by field"). */
function shownFinding(finding: Finding, acknowledged: Acknowledgement | null): ShownFinding {
  return {
    id: finding.id,
    code: finding.code,
    severity: finding.severity,
    lineId: finding.lineId,
    number: finding.number,
    quarter: finding.quarter,
    folio: finding.folio,
    expected: finding.expected,
    actual: finding.actual,
    source: finding.source,
    planId: finding.planId,
    message: finding.message,
    evidence: finding.evidence,
    acknowledged,
  };
}

/** An acknowledgement lapses when the evidence changes (domain.md, Findings). */
function stillHolds(
  finding: Finding,
  acknowledgement: AcknowledgementOnRecord | null,
): Acknowledgement | null {
  if (acknowledgement === null) return null;
  if (acknowledgement.evidenceDigest !== evidenceDigest(finding)) return null;
  const { reason, by, at } = acknowledgement;
  return { reason, by: by.id, at };
}

export const FINDING_SHAPE: RowShape<OpenFinding> = {
  table: FINDING_VERSION,
  key: ({ finding }) => [finding.id],
  values: ({ finding, body }) => [finding.planId, finding.lineId, finding.code, body],
};
