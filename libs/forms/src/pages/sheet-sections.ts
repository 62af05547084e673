import { FINDING_TITLES, SIGNATURE_ROLES } from '@libro/plans';
import type { ShownSignature } from '@libro/plans';
import { roleWord, signedWhen } from '../layouts/sheet-parts';
import { markup } from './markup';
import type { Content, Markup } from './markup';
import { fieldList } from './page';

const TITLES: ReadonlyMap<string, string> = new Map(Object.entries(FINDING_TITLES));

/** The three signatures of a form; one that is not there yet leaves its place. */
export function signatureList(signatures: readonly ShownSignature[]): Markup {
  const missing = SIGNATURE_ROLES.filter((role) => signatures.every((each) => each.role !== role));
  const places = [
    ...signatures.map((each) => place(each.role, each)),
    ...missing.map((role) => place(role, null)),
  ];
  return markup`<ul class="signatures">\n${places}</ul>`;
}

function place(role: string, signature: ShownSignature | null): Markup {
  const signed =
    signature === null
      ? markup`<span class="name">Sin firma</span>`
      : [
          markup`<span class="name">${signature.name}</span>`,
          markup`<span class="office">${signature.office}</span>`,
          markup`<span class="when">${signedWhen(signature)}</span>`,
        ];
  return markup`<li><span class="role">${roleWord(role)}</span>${signed}</li>\n`;
}

/** Codes side by side, each of them whole. */
export function findingCodes(codes: readonly string[]): readonly Content[] {
  return codes.flatMap((code, nth) => [
    nth === 0 ? null : ' ',
    markup`<span class="code">${code}</span>`,
  ]);
}

/** What each of the codes says; nothing where there are none. */
export function findingsLegend(codes: readonly string[]): Markup | null {
  if (codes.length === 0) return null;
  const found = [...new Set(codes)].toSorted();
  return markup`<h2>Hallazgos</h2>
${fieldList(found.map((code) => [code, TITLES.get(code) ?? '']))}`;
}
