import type { SignatureRole } from '@libro/plans';
import { closest, fold, wordings } from './likeness';

const HOLDERS = wordings([
  [true, 'RESPONSABLE'],
  [true, 'TITULAR'],
  [true, 'ENCARGADO'],
  [true, 'ENCARGADA'],
]);
const CHARGES = wordings<SignatureRole>([
  ['prepared', 'DE LA UNIDAD EJECUTORA'],
  ['prepared', 'UNIDAD EJECUTORA'],
  ['reviewed', 'DEL PROGRAMA'],
  ['reviewed', 'PROGRAMA'],
  ['authorized', 'DEL RAMO'],
  ['authorized', 'RAMO'],
]);
const ROLE_WORDS = wordings([
  [true, 'ELABORÓ'],
  [true, 'REVISÓ'],
  [true, 'AUTORIZÓ'],
]);
const PLACEHOLDERS = wordings([
  [true, 'NOMBRE Y FIRMA'],
  [true, 'FIRMA'],
]);
const LEGEND_TITLES = wordings([[true, 'MOVIMIENTOS']]);
const LEGEND_ENTRY = /^(?:AP|S|R|AM|D|T|CUM)[\s.:=-]+\p{L}/u;

/** The role of an office: RESPONSABLE DE LA UNIDAD EJECUTORA · DEL PROGRAMA · DEL RAMO. */
export function roleOfOffice(text: string): SignatureRole | null {
  const [holder = '', ...charge] = text.split(/\s+/u);
  return closest(holder, HOLDERS) === null ? null : closest(charge.join(' '), CHARGES);
}

export function isOffice(text: string): boolean {
  return roleOfOffice(text) !== null;
}

/** "RESPONSABLE DEL RAM": an office that lacks its last letters. */
export function isOfficeCutShort(text: string): boolean {
  const [, ...charge] = text.split(/\s+/u);
  const printed = fold(charge.join(' '));
  if (!isOffice(text) || CHARGES.some(({ folded }) => folded === printed)) return false;
  return CHARGES.some(({ folded }) => folded.startsWith(printed));
}

/** ELABORÓ, REVISÓ, AUTORIZÓ, in any spelling. */
export function isRoleWord(text: string): boolean {
  return closest(text, ROLE_WORDS) !== null;
}

/** "Nombre y Firma", or a line to sign on: no name. */
export function isPlaceholder(text: string): boolean {
  return fold(text) === '' || closest(text, PLACEHOLDERS) !== null;
}

/** "MOVIMIENTOS:", which heads the legend of the movement codes. */
export function isLegendTitle(text: string): boolean {
  return closest(text, LEGEND_TITLES) !== null;
}

/** "AM AUMENTO DE META ANUAL". */
export function isLegendEntry(text: string): boolean {
  return LEGEND_ENTRY.test(text);
}

/** Whether a line can only stand below a table. */
export function isClosingLine(text: string): boolean {
  const office = roleOfOffice(text) !== null || isRoleWord(text) || isPlaceholder(text);
  return office || isLegendTitle(text) || isLegendEntry(text);
}
