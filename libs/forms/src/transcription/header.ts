import type { Coded, Header } from '@libro/plans';
import {
  headerLine,
  type HeaderLine,
  isFormCode,
  type Label,
  readEntry,
  unknownLine,
  VALUE_LABELS,
  type ValueLabel,
} from './header-lines';
import type { ReadHeader } from './header-shape';
import { type Line, textOf } from './line';
import { readSheetDate, type SheetDate } from './sheet-date';
import { quote, Unreadable } from './unreadable';

/** What stands between a sheet's title and its table. */
export interface SheetHeader extends ReadHeader {
  readonly formCode: string | null;
  readonly datePrinted: string;
  readonly date: SheetDate;
  /** Line in the file that the date stands on. */
  readonly dateLine: number;
  readonly folio: string | null;
}

const VALUE_ORDER = [
  'branch',
  'program',
  'executingUnit',
  'purpose',
  'function',
  'subfunction',
] as const;

/**
 * Reads the header of a sheet.
 *
 * @param last the line to blame where something is missing.
 * @throws Unreadable where a label, a value or the date is missing, or a line is not understood.
 */
export function readHeader(lines: readonly Line[], last: Line): SheetHeader {
  const { read, date } = withDate(lines.map(headerLine), last);
  const labels = labelsOf(read);
  for (const label of VALUE_ORDER) {
    const name = VALUE_LABELS[label];
    if (!labels.has(label)) throw new Unreadable(last.line, name, 'falta este rótulo en la hoja');
  }
  refuseUnknown(read);
  const entries = read.flatMap((line) => (line.kind === 'entry' ? [line] : []));
  const printedCode = read.flatMap((line) => (line.kind === 'formCode' ? [line.code] : []));
  const waiting = waitingIn(labels);
  const header = headerOf(
    entries.map(({ entry }) => entry),
    labels,
    last,
  );
  if (header.linesOfAction.length === 0) {
    // One entry too few: which of them is missing, nobody can say.
    throw new Unreadable(last.line, null, 'faltan claves en el encabezado de la hoja');
  }
  return {
    header,
    inOrder: new Map(waiting.map((label, nth) => [label, entries[nth]?.line.line ?? last.line])),
    formCode: printedCode[0] ?? date.formCode,
    datePrinted: date.datePrinted,
    date: date.sheetDate,
    dateLine: date.line,
    folio: labels.get('folio') || null,
  };
}

interface DateLine {
  readonly line: number;
  readonly datePrinted: string;
  readonly sheetDate: SheetDate;
  /** The form's code where it stands behind FECHA. */
  readonly formCode: string | null;
}

/** The date stands behind FECHA, or on the next line where the form's code or nothing does. */
function withDate(
  read: readonly HeaderLine[],
  last: Line,
): { read: readonly HeaderLine[]; date: DateLine } {
  const at = read.findIndex((line) => line.kind === 'label' && line.label === 'date');
  const label = read[at];
  if (label?.kind !== 'label') throw new Unreadable(last.line, 'FECHA', 'falta la fecha');
  const [first = '', ...words] = label.value.split(/\s+/u);
  const formCode = isFormCode(first) ? first : null;
  const behind = formCode === null ? label.value : words.join(' ');
  const below = read.findIndex((line, index) => index > at && line.kind !== 'formCode');
  const line = behind === '' ? (read[below]?.line ?? label.line) : label.line;
  const datePrinted = behind === '' ? textOf(line) : behind;
  const sheetDate = readSheetDate(datePrinted);
  if (sheetDate === null) {
    throw new Unreadable(line.line, 'FECHA', `no se entiende la fecha ${quote(datePrinted)}`);
  }
  const others = read.filter((other) => other === label || other.line !== line);
  return { read: others, date: { line: line.line, datePrinted, sheetDate, formCode } };
}

/** The text behind each label, in the order of the labels. */
function labelsOf(read: readonly HeaderLine[]): ReadonlyMap<Label, string> {
  const labels = new Map<Label, string>();
  for (const line of read) {
    if (line.kind !== 'label') continue;
    if (labels.has(line.label)) {
      throw new Unreadable(line.line.line, null, 'este rótulo está dos veces en la hoja');
    }
    labels.set(line.label, line.value);
  }
  return labels;
}

/** Headings among the labels say nothing; a text after the first value could be part of a name. */
function refuseUnknown(read: readonly HeaderLine[]): void {
  const firstValue = read.findIndex(bearsValue);
  const unknown = read.find((line, at) => {
    return line.kind === 'text' && (/^\d/u.test(line.text) || (firstValue >= 0 && at > firstValue));
  });
  if (unknown !== undefined) throw unknownLine(unknown.line);
}

function bearsValue(line: HeaderLine): boolean {
  return (
    line.kind === 'entry' || (line.kind === 'label' && isValueLabel(line.label) && !!line.value)
  );
}

/** Values follow their labels in order, or stand on the label's line; then come lines of action. */
function headerOf(
  entries: readonly Coded[],
  labels: ReadonlyMap<Label, string>,
  last: Line,
): Header {
  const waiting = waitingIn(labels);
  const valueOf = (label: ValueLabel): Coded => {
    const behind = labels.get(label) ?? '';
    const entry = behind === '' ? entries[waiting.indexOf(label)] : readEntry(behind);
    if (entry !== undefined && entry !== null) return entry;
    throw new Unreadable(last.line, VALUE_LABELS[label], 'falta su clave o su nombre');
  };
  const behind = labels.get('linesOfAction') ?? '';
  const first = readEntry(behind);
  if (behind !== '' && first === null) {
    throw new Unreadable(last.line, 'LÍNEAS DE ACCIÓN', `no se entiende ${quote(behind)}`);
  }
  return {
    branch: valueOf('branch'),
    program: valueOf('program'),
    executingUnit: valueOf('executingUnit'),
    purpose: valueOf('purpose'),
    function: valueOf('function'),
    subfunction: valueOf('subfunction'),
    linesOfAction: [...(first === null ? [] : [first]), ...entries.slice(waiting.length)],
  };
}

/** The labels without a value behind them, in the order in which they are printed. */
function waitingIn(labels: ReadonlyMap<Label, string>): readonly ValueLabel[] {
  return [...labels.keys()].filter(isValueLabel).filter((label) => !labels.get(label));
}

function isValueLabel(label: Label): label is ValueLabel {
  return label in VALUE_LABELS;
}
