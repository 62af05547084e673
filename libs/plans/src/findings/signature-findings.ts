import type { ExistingPlan, Modification, QuarterState } from '../plan/plan';
import { SIGNATURE_ROLES } from '../plan/words';
import type { SignatureRole } from '../plan/words';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { signerOfMany } from './printed-signers';
import type { RepeatedSigner, Signer } from './printed-signers';
import { remembered } from './remembered';
import { listed, quarterName } from './spanish';

const SIGNED_AS: Readonly<Record<SignatureRole, string>> = {
  prepared: 'Elaboró',
  reviewed: 'Revisó',
  authorized: 'Autorizó',
};

/** S01: who holds several signatures of a quarter or a folio, printed or in the ledger. */
export function signatureFindings(
  plan: ExistingPlan,
  printed: ReadonlyMap<string, RepeatedSigner>,
): readonly Finding[] {
  const found: Finding[] = [];
  for (const [subject, signer] of printed) found.push(onSheet(signer, plan.planId, subject));
  for (const folio of plan.modifications.values()) {
    if (folio.signatures.length > 1) found.push(...onFolio(folio, plan.planId));
  }
  for (const quarter of plan.quarters) {
    if (quarter.signatures.length > 1) found.push(...onQuarter(quarter, plan.planId));
  }
  return found;
}

/** `subject` names the quarter ("hoja 1") or the folio ("folio 2021-04-1") of the sheet. */
const onSheet = remembered((printed: RepeatedSigner, planId: string, subject: string): Finding => {
  const { quarter, signer, source } = printed;
  const folio = quarter === null ? subject.replace(/^folio /, '') : null;
  const where = quarter === null ? `del folio ${folio ?? ''}` : `del ${quarterName(quarter)}`;
  const about = { planId, quarter, folio, source };
  const content = { ...about, ...wordsOf(signer, `la hoja ${where}`) };
  return findingOf('POA-S01', `${planId} ${subject} impreso`, content);
});

const onFolio = remembered((folio: Modification, planId: string): readonly Finding[] => {
  const signer = signerOfLive(folio);
  if (signer === null) return [];
  const words = wordsOf(signer, `el folio ${folio.folio}`);
  const content = { planId, folio: folio.folio, ...words };
  return [findingOf('POA-S01', `${planId} folio ${folio.folio}`, content)];
});

const onQuarter = remembered((state: QuarterState, planId: string): readonly Finding[] => {
  const signer = signerOfLive(state);
  if (signer === null) return [];
  const { quarter } = state;
  const content = { planId, quarter, ...wordsOf(signer, `el ${quarterName(quarter)}`) };
  return [findingOf('POA-S01', `${planId} ${quarter}`, content)];
});

function signerOfLive({ signatures }: Pick<QuarterState, 'signatures'>): Signer | null {
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
