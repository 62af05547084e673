import type { PrintedSheet } from '../plan/printed-sheet';
import type { Quarter, SignatureRole } from '../plan/words';
import type { FindingSource } from './finding';
import { placeOf } from './finding-of';
import { personKey } from './names';

/** Somebody who holds several of a sheet's signatures. */
export interface Signer {
  readonly name: string;
  readonly roles: readonly SignatureRole[];
}

/** A printed sheet on which one person holds several signatures (S01). */
export interface RepeatedSigner {
  readonly quarter: Quarter | null;
  readonly signer: Signer;
  readonly source: FindingSource;
}

interface Signed {
  readonly role: SignatureRole;
  readonly name: string;
}

/** Who, by `identity`, holds more than one of the signatures; `null` where nobody does. */
export function signerOfMany<S extends Signed>(
  signatures: readonly S[],
  identity: (signature: S) => string,
): Signer | null {
  for (const first of signatures) {
    const same = signatures.filter((each) => identity(each) === identity(first));
    const roles = [...new Set(same.map(({ role }) => role))];
    if (roles.length > 1) return { name: first.name, roles };
  }
  return null;
}

/** The person who holds several of a sheet's printed signatures; names compare without titles. */
export function repeatedSigner(sheet: PrintedSheet): RepeatedSigner | null {
  const named = sheet.signatures.filter(({ name }) => personKey(name) !== '');
  const signer = signerOfMany(named, ({ name }) => personKey(name));
  if (signer === null) return null;
  const quarter = sheet.form === 'TMM-F004' ? sheet.quarter : null;
  return { quarter, signer, source: placeOf(sheet) };
}
