import type { Actor, Decide } from '@libro/event-sourcing';
import { authorized } from '../plan/guards';
import type { ExistingPlan, Plan } from '../plan/plan';
import type { QuarterClosed, QuarterSigned } from '../plan/plan.events';
import { atQuarter } from '../plan/quantity';
import { quarterDigest } from '../plan/quarters';
import { refuse } from '../plan/refusal';
import { roman } from '../plan/schedule';
import { isSigned, requireOtherSigner, requireTurn } from '../plan/signatures';
import type { SignerPolicy } from '../plan/signatures';
import type { Quarter, SignatureRole } from '../plan/words';

export interface SignQuarter {
  readonly quarter: Quarter;
  readonly role: SignatureRole;
  /** `quarterDigest` of what the signer saw. */
  readonly digest: string;
}

/**
 * Signs a quarter's figures; *authorized* closes the quarter, and only after the earlier ones. The
 * same signature again is quiet. `policy` says what one person's second signature is.
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `plan-not-authorized`, `quarter-closed`,
 * `digest-stale`, `signature-out-of-order`, `quarter-out-of-order`,
 * `signer-holds-another-signature`
 */
export function signQuarter(
  policy: SignerPolicy,
): Decide<SignQuarter, Plan, QuarterSigned | QuarterClosed> {
  return (command, plan, actor) => {
    const found = authorized(plan);
    const { closed, signatures } = atQuarter(found.quarters, command.quarter);
    if (isSigned(signatures, command, actor)) return [];
    if (closed) refuse('quarter-closed', `el trimestre ${roman(command.quarter)} está cerrado`);
    requireFresh(command, found);
    requireTurn(signatures, command.role);
    requireOtherSigner(signatures, actor, policy);
    return signed(command, found, actor);
  };
}

function requireFresh({ quarter, digest }: SignQuarter, plan: ExistingPlan): void {
  if (digest === quarterDigest(plan, quarter)) return;
  refuse('digest-stale', `el trimestre ${roman(quarter)} cambió después de lo que se firma`);
}

function signed(
  { quarter, role, digest }: SignQuarter,
  plan: ExistingPlan,
  actor: Actor,
): readonly (QuarterSigned | QuarterClosed)[] {
  const signedBy = { id: actor.id, office: actor.office };
  const signature: QuarterSigned = {
    type: 'QuarterSigned',
    data: { quarter, role, digest, signedBy },
  };
  if (role !== 'authorized') return [signature];
  requireEarlierClosed(plan, quarter);
  return [signature, { type: 'QuarterClosed', data: { quarter } }];
}

/** An earlier quarter may be waiting for its last signature while this one is prepared. */
function requireEarlierClosed({ quarters }: ExistingPlan, quarter: Quarter): void {
  const open = quarters.find((each) => each.quarter < quarter && !each.closed);
  if (open === undefined) return;
  const detail = `el trimestre ${roman(open.quarter)} se cierra antes que el ${roman(quarter)}`;
  refuse('quarter-out-of-order', detail);
}
