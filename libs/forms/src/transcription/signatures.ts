import { most } from './most';
import type { PrintedSignature, SignatureRole } from '@libro/plans';
import {
  isLegendEntry,
  isLegendTitle,
  isPlaceholder,
  isRoleWord,
  roleOfOffice,
} from './closing-words';
import { refuseNextHead } from './cut-off';
import { unknownLine } from './header-lines';
import { cellAt, filledCells, type Line, textOf } from './line';
import { Unreadable } from './unreadable';

const ROLES: readonly (readonly [SignatureRole, string])[] = [
  ['prepared', 'RESPONSABLE DE LA UNIDAD EJECUTORA'],
  ['reviewed', 'RESPONSABLE DEL PROGRAMA'],
  ['authorized', 'RESPONSABLE DEL RAMO'],
];
/** Below a table nothing but names, offices and the words above them may stand. */
const NAME = /^(?=.*\p{L})[^\d%]{2,80}$/u;
const MOST_SIDE_BY_SIDE = 3;

/** The sheet that is signed. */
export interface SignedSheet {
  readonly issuingBody: string;
  /** Its last line, to blame where a signature is missing. */
  readonly last: Line;
}

/** An office with its role, or a name. */
interface Item {
  readonly text: string;
  readonly role: SignatureRole | null;
}

/**
 * Reads the signatures below a table. The office gives the role; the first one says whether names
 * stand above their offices or below. Of several names the one next to the office counts.
 *
 * @throws Unreadable where a signature is missing or double, or a line is not understood.
 */
export function readSignatures(
  lines: readonly Line[],
  sheet: SignedSheet,
): readonly PrintedSignature[] {
  const { last } = sheet;
  const signing = withoutLegend(lines);
  const items = inReadingOrder(signing).flatMap(itemOf);
  const below = items[0] !== undefined && items[0].role !== null;
  refuseNextHead(signing, sheet.issuingBody);
  const signatures = signaturesIn(below ? items.toReversed() : items, last);
  for (const [role, office] of ROLES) {
    const held = signatures.filter((signature) => signature.role === role).length;
    if (held === 1) continue;
    const reason = held === 0 ? 'la hoja está cortada: falta la firma de' : 'firman dos como';
    throw new Unreadable(last.line, null, `${reason} ${office}`);
  }
  return below ? signatures.map(turned).toReversed() : signatures;
}

/** "MOVIMIENTOS:" and the movement codes below it are no data. */
function withoutLegend(lines: readonly Line[]): readonly Line[] {
  const at = lines.findIndex((line) => isLegendTitle(textOf(line)));
  if (at < 0) return lines;
  const stray = lines.slice(at + 1).find((line) => !isLegendEntry(textOf(line)));
  if (stray !== undefined) throw unknownLine(stray);
  return lines.slice(0, at);
}

interface PrintedText {
  readonly text: string;
  readonly line: Line;
}

/** Line by line; column by column where signatures stand side by side. */
function inReadingOrder(lines: readonly Line[]): readonly PrintedText[] {
  const widest = most(lines.map((line) => filledCells(line).length));
  if (widest <= 1) return lines.map((line) => ({ text: textOf(line), line }));
  const tooWide = lines.find((line) => filledCells(line).length > MOST_SIDE_BY_SIDE);
  if (tooWide !== undefined) throw unknownLine(tooWide);
  const columns = most(lines.map((line) => line.cells.length));
  return Array.from({ length: columns }, (_, column) => column).flatMap((column) =>
    lines.map((line) => ({ text: cellAt(line, column), line })).filter(({ text }) => text !== ''),
  );
}

function itemOf({ text, line }: PrintedText): readonly Item[] {
  const role = roleOfOffice(text);
  if (role !== null) return [{ text, role }];
  if (isRoleWord(text) || isPlaceholder(text)) return [];
  if (!NAME.test(text)) throw unknownLine(line);
  return [{ text, role: null }];
}

/** Names, then the office that they belong to; the nearest is the last. */
function signaturesIn(items: readonly Item[], last: Line): readonly PrintedSignature[] {
  const signatures: PrintedSignature[] = [];
  let names: readonly string[] = [];
  for (const { text, role } of items) {
    const name = names.at(-1);
    if (role === null) {
      names = [...names, text];
    } else if (name === undefined) {
      throw new Unreadable(last.line, null, `la hoja está cortada: falta quien firma como ${text}`);
    } else {
      signatures.push({ role, office: text, name, otherNames: names.slice(0, -1) });
      names = [];
    }
  }
  if (names.length > 0)
    throw new Unreadable(last.line, null, 'la hoja está cortada: falta un cargo');
  return signatures;
}

function turned(signature: PrintedSignature): PrintedSignature {
  return { ...signature, otherNames: signature.otherNames.toReversed() };
}
