import type { Coded } from '@libro/plans';
import { closest, wordings } from './likeness';
import { type Line, textOf } from './line';
import { quote, Unreadable } from './unreadable';

/** The labels that bear one catalogue entry each, in the words of the code. */
export type ValueLabel =
  'branch' | 'program' | 'executingUnit' | 'purpose' | 'function' | 'subfunction';
export const VALUE_LABELS: Readonly<Record<ValueLabel, string>> = {
  branch: 'RAMO',
  program: 'PROGRAMA',
  executingUnit: 'UNIDAD EJECUTORA',
  purpose: 'FINALIDAD',
  function: 'FUNCIÓN',
  subfunction: 'SUBFUNCIÓN',
};
export type Label = ValueLabel | 'linesOfAction' | 'date' | 'folio';

/** What one line of a sheet's header says. */
export type HeaderLine =
  | { readonly kind: 'label'; readonly label: Label; readonly value: string; readonly line: Line }
  | { readonly kind: 'entry'; readonly entry: Coded; readonly line: Line }
  | { readonly kind: 'formCode'; readonly code: string; readonly line: Line }
  | { readonly kind: 'heading'; readonly line: Line }
  | { readonly kind: 'text'; readonly text: string; readonly line: Line };

const LABELS = wordings<Label>([
  ['branch', 'RAMO'],
  ['program', 'PROGRAMA'],
  ['executingUnit', 'UNIDAD EJECUTORA'],
  ['purpose', 'FINALIDAD'],
  ['function', 'FUNCIÓN'],
  ['subfunction', 'SUBFUNCIÓN'],
  ['linesOfAction', 'LÍNEAS DE ACCIÓN'],
  ['date', 'FECHA'],
  ['folio', 'FOLIO'],
  ['folio', 'No. DE FOLIO'],
  ['folio', 'NÚMERO DE FOLIO'],
]);
const FORM_CODE = /^\p{L}{2,5}\s*-\s*F\s*-?\s*\d{2,3}$/iu;
const ENTRY = /^(?<code>\d+(?:\.\d+)*)\.?(?:\s*[-–]+\s*|\s+)(?<name>\S.*)$/u;
/** "C. ADMINISTRATIVA", "CLASIFICACIÓN FUNCIONAL": what the labels below it are about. */
const HEADING = /^(?:C\.|CLAS)/iu;

export function headerLine(line: Line): HeaderLine {
  const text = textOf(line);
  if (isFormCode(text)) return { kind: 'formCode', code: text, line };
  if (/^\d/u.test(text)) return textAsEntry(text, line);
  if (HEADING.test(text)) return { kind: 'heading', line };
  return labelled(text, line) ?? { kind: 'text', text, line };
}

export function isFormCode(text: string): boolean {
  return FORM_CODE.test(text);
}

/** A catalogue entry, code and name parted by a tab, a space or a dash; `null` if it is none. */
export function readEntry(text: string): Coded | null {
  const { code, name } = ENTRY.exec(text)?.groups ?? {};
  return code === undefined || name === undefined ? null : { code, name };
}

function textAsEntry(text: string, line: Line): HeaderLine {
  const entry = readEntry(text);
  return entry === null ? { kind: 'text', text, line } : { kind: 'entry', entry, line };
}

/** A label alone, or with its value behind a colon, a space or a tab. */
function labelled(text: string, line: Line): HeaderLine | null {
  const candidates = [
    /^(?<label>[^:]*):\s*(?<value>.*)$/u,
    /^(?<label>\D+)$/u,
    /^(?<label>\D*?\p{L})[\s.-]+(?<value>\/?\d.*)$/u,
    /^(?<label>\p{L}+)[\s.:-]+(?<value>\S.*)$/u,
  ];
  for (const spelling of candidates) {
    const { label = '', value = '' } = spelling.exec(text)?.groups ?? {};
    const meaning = closest(label, LABELS);
    if (meaning !== null) return { kind: 'label', label: meaning, value, line };
  }
  return null;
}

export function unknownLine(line: Line): Unreadable {
  return new Unreadable(line.line, null, `no se reconoce este renglón: ${quote(textOf(line))}`);
}
