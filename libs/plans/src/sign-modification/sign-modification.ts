import type { Actor, Decide } from '@libro/event-sourcing';
import { applyFolio } from '../movements/apply-folio';
import type { FolioFacts } from '../movements/facts';
import { drafted, folioOf } from '../movements/pending-folio';
import type { LiveFolio } from '../movements/pending-folio';
import { folioDigest } from '../plan/folio-digest';
import { authorized } from '../plan/guards';
import type { ExistingPlan, Plan } from '../plan/plan';
import type { PlanEvent } from '../plan/plan.events';
import { refuse } from '../plan/refusal';
import { isSigned, requireOtherSigner, requireTurn } from '../plan/signatures';
import type { SignerPolicy } from '../plan/signatures';
import type { SignatureRole } from '../plan/words';

export interface SignModification {
  readonly folio: string;
  readonly role: SignatureRole;
  /** `folioDigest` of what the signer saw. */
  readonly digest: string;
}

export interface SigningFacts extends FolioFacts {
  /** What one person's second signature is: on record, or refused. */
  readonly policy: SignerPolicy;
}

/**
 * Signs a folio: prepared, reviewed, authorized. The last one makes its movements take effect in
 * the same append, all or none; the same signature again is quiet (source: domain.md, Life of a
 * plan).
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `plan-not-authorized`, `folio-not-found`,
 * `folio-not-pending`, `digest-stale`, `signature-out-of-order`, `signer-holds-another-signature`;
 * on *authorized* whatever rule the movements break by then (see `applyFolio`), as `goal-changed`
 */
export function signModification(facts: SigningFacts): Decide<SignModification, Plan, PlanEvent> {
  return (command, plan, actor) => {
    const found = authorized(plan);
    const onRecord = folioOf(found, command.folio);
    if (isSigned(onRecord.signatures, command, actor)) return [];
    const live = drafted(onRecord);
    requireFresh(command, found, live);
    requireTurn(live.signatures, command.role);
    requireOtherSigner(live.signatures, actor, facts.policy);
    const signature = signatureOf(command, live, actor);
    if (command.role !== 'authorized') return [signature];
    return [signature, ...takingEffect(found, live, facts)];
  };
}

function requireFresh({ digest }: SignModification, plan: ExistingPlan, live: LiveFolio): void {
  const { folio, content } = live;
  if (digest === folioDigest(plan.planId, folio, content)) return;
  refuse('digest-stale', `el folio ${folio} cambió después de lo que se firma`);
}

function signatureOf(
  { role, digest }: SignModification,
  { folio }: LiveFolio,
  { id, office }: Actor,
): PlanEvent {
  return { type: 'ModificationSigned', data: { folio, role, digest, signedBy: { id, office } } };
}

function takingEffect(
  plan: ExistingPlan,
  { folio, content }: LiveFolio,
  facts: FolioFacts,
): readonly PlanEvent[] {
  const movements = applyFolio(plan, { folio, content }, facts);
  return [{ type: 'ModificationAuthorized', data: { folio } }, ...movements];
}
