import { existing, text } from '../plan/guards';
import type { Plan } from '../plan/plan';
import type { FindingAcknowledged } from '../plan/plan.events';

export interface AcknowledgeFinding {
  readonly findingId: string;
  /** Digest of the evidence that was seen: the acknowledgement lapses when it changes. */
  readonly evidenceDigest: string;
  readonly reason: string;
}

/** Finding id → digest of the evidence that was acknowledged. */
export type Acknowledged = ReadonlyMap<string, string>;

/**
 * Acknowledges a finding about a plan, closed ones included; the same evidence again is quiet.
 * @throws PlanRefusal `plan-not-found`, `text-invalid`
 */
export function acknowledgeFinding(
  command: AcknowledgeFinding,
  plan: Plan,
): readonly FindingAcknowledged[] {
  return acknowledge(command, existing(plan).acknowledged);
}

/**
 * Whatever the finding belongs to: an event, not a deletion (source: domain.md, Findings).
 * @throws PlanRefusal `text-invalid`
 */
export function acknowledge(
  command: AcknowledgeFinding,
  acknowledged: Acknowledged,
): readonly FindingAcknowledged[] {
  const findingId = text(command.findingId, 'hallazgo');
  const evidenceDigest = text(command.evidenceDigest, 'huella de la evidencia');
  const reason = text(command.reason, 'motivo');
  if (acknowledged.get(findingId) === evidenceDigest) return [];
  return [{ type: 'FindingAcknowledged', data: { findingId, evidenceDigest, reason } }];
}
