import { most } from './most';
import type { Coded, Header } from '@libro/plans';
import { VALUE_LABELS, type ValueLabel } from './header-lines';
import { quote, Unreadable } from './unreadable';

/** A header, and where its entries stand that follow their labels in order. */
export interface ReadHeader {
  readonly header: Header;
  /** Lines in the file. A label whose entry stands behind it is not among them. */
  readonly inOrder: ReadonlyMap<ValueLabel, number>;
}

const NUMBERED_BELOW_THE_BRANCH = ['program', 'executingUnit'] as const;

/**
 * Entries that follow their labels in order move up where one of them is missing, and each label
 * but the first ones takes the entry of another. Which one is missing, nobody can say.
 *
 * @param cited the codes of lines of action that the sheet's rows cite.
 * @throws Unreadable at the entry that cannot be its label's.
 */
export function refuseShifted({ header, inOrder }: ReadHeader, cited: readonly string[]): void {
  for (const label of NUMBERED_BELOW_THE_BRANCH) {
    if (!isBelow(header.branch, header[label])) refuse(label, header[label], inOrder);
  }
  if (isLineOfAction(header, cited)) refuse('subfunction', header.subfunction, inOrder);
}

function refuse(label: ValueLabel, { code, name }: Coded, inOrder: ReadHeader['inOrder']): void {
  const line = inOrder.get(label);
  if (line === undefined) return;
  const reason =
    `${quote(`${code} ${name}`)} no parece suya: falta una clave en el encabezado; ` +
    'puede escribirse cada una junto a su rótulo';
  throw new Unreadable(line, VALUE_LABELS[label], reason);
}

/** Codes of programs and units are longer than their branch's, or begin with it. */
function isBelow(branch: Coded, { code }: Coded): boolean {
  return code.startsWith(branch.code) || digits(code) > digits(branch.code);
}

function digits(code: string): number {
  return code.replaceAll('.', '').length;
}

/** The last label would take the first line of action, or the axis that it stands under. */
function isLineOfAction(header: Header, cited: readonly string[]): boolean {
  const { code } = header.subfunction;
  const listed = header.linesOfAction.map((line) => line.code);
  const deepest = most(listed.map(depth));
  const isShapedLikeOne = deepest > 1 && depth(code) >= deepest;
  const isCited = cited.includes(code) && !listed.includes(code);
  const others = [header.purpose.code, header.function.code];
  const isAxis = depth(code) === 1 && (listed[0] ?? '').startsWith(`${code}.`);
  return isShapedLikeOne || isCited || (isAxis && !others.includes(code));
}

function depth(code: string): number {
  return code.split('.').length;
}
