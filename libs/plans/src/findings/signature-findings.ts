import type { Modification, QuarterState } from '../plan/plan';
import { SIGNATURE_ROLES } from '../plan/words';
import type { SignatureRole } from '../plan/words';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { signerOfMany } from './printed-signers';
import type { RepeatedSigner, Signer } from './printed-signers';
import { listed, quarterName } from './spanish';

const SIGNED_AS: Readonly<Record<SignatureRole, string>> = {
  prepared: 'Elaboró',
  reviewed: 'Revisó',
  authorized: 'Autorizó',
};

/**
 * S01: who holds several of the signatures that a sheet bears as printed.
 * @param subject names the quarter ("hoja 1") or the folio ("folio 2021-04-1") of the sheet
 */
export function signaturesOnSheet(
  printed: RepeatedSigner,
  planId: string,
  subject: string,
): Finding {
  const { quarter, signer, source } = printed;
  const folio = quarter === null ? subject.replace(/^folio /, '') : null;
  const where = quarter === null ? `del folio ${folio ?? ''}` : `del ${quarterName(quarter)}`;
  const about = { planId, quarter, folio, source };
  const content = { ...about, ...wordsOf(signer, `la hoja ${where}`) };
  return findingOf('POA-S01', `${planId} ${subject} impreso`, content);
}

/** S01: who signed a folio in the ledger more than once. */
export function signaturesOfFolio(folio: Modification, planId: string): readonly Finding[] {
  const signer = signerOfLive(folio);
  if (signer === null) return [];
  const words = wordsOf(signer, `el folio ${folio.folio}`);
  const content = { planId, folio: folio.folio, ...words };
  return [findingOf('POA-S01', `${planId} folio ${folio.folio}`, content)];
}

/** S01: who signed a quarter in the ledger more than once. */
export function signaturesOfQuarter(state: QuarterState, planId: string): readonly Finding[] {
  const signer = signerOfLive(state);
  if (signer === null) return [];
  const { quarter } = state;
  const content = { planId, quarter, ...wordsOf(signer, `el ${quarterName(quarter)}`) };
  return [findingOf('POA-S01', `${planId} ${quarter}`, content)];
}

function signerOfLive({ signatures }: Pick<QuarterState, 'signatures'>): Signer | null {
  if (signatures.length < 2) return null;
  return signerOfMany(
    signatures.map(({ role, signedBy }) => ({ role, name: signedBy.id })),
    ({ name }) => name,
  );
}

function wordsOf({ name, roles }: Signer, what: string) {
  const held = SIGNATURE_ROLES.filter((role) => roles.includes(role));
  const signedAs = listed(held.map((role) => SIGNED_AS[role]));
  const message = `Una misma persona, ${name}, firma ${what} como ${signedAs}.`;
  return { message, evidence: `${signedAs}: ${name}` };
}
