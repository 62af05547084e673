import type { Actor } from '@libro/event-sourcing';
import type { Signature } from './plan';
import { refuse } from './refusal';
import { SIGNATURE_ROLES } from './words';
import type { SignatureRole } from './words';

/** One person who holds two of the three signatures: a finding (POA-S01), or refused. */
export type SignerPolicy = 'record' | 'refuse';

export interface Signing {
  readonly role: SignatureRole;
  /** Digest of what the signer saw. */
  readonly digest: string;
}

/** The very signature is held already: to sign again changes nothing. */
export function isSigned(held: readonly Signature[], signing: Signing, signer: Actor): boolean {
  const { role, digest } = signing;
  const same = held.find((each) => each.role === role && each.signedBy.id === signer.id);
  return same?.digest === digest;
}

/**
 * Signatures follow one another: prepared, reviewed, authorized (source: domain.md, Life of a
 * plan).
 * @throws PlanRefusal `signature-out-of-order`
 */
export function requireTurn(held: readonly Signature[], role: SignatureRole): void {
  const due = SIGNATURE_ROLES[held.length];
  if (role !== due) refuse('signature-out-of-order', `la firma ${ROLES[role]} no es la que sigue`);
}

/** @throws PlanRefusal `signer-holds-another-signature` where the policy refuses it */
export function requireOtherSigner(
  held: readonly Signature[],
  signer: Actor,
  policy: SignerPolicy,
): void {
  if (policy === 'record') return;
  const own = held.find(({ signedBy }) => signedBy.id === signer.id);
  if (own === undefined) return;
  refuse('signer-holds-another-signature', `la misma persona ya firmó como ${ROLES[own.role]}`);
}

const ROLES = { prepared: 'Elaboró', reviewed: 'Revisó', authorized: 'Autorizó' } as const;
