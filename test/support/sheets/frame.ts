import fc from 'fast-check';
import { catalogueEntries, type Entry, linesOfAction, misspelt, personNames } from './words';

/** What stands around a table: the sheet's header and its signatures. */
export interface FrameTruth {
  readonly issuingBody: string;
  readonly year: number;
  /** Ramo, programa, unidad, finalidad, función, subfunción. */
  readonly values: readonly Entry[];
  readonly linesOfAction: readonly Entry[];
  readonly formCode: string | null;
  /** Names of those who prepared, reviewed and authorized, with one more that does not count. */
  readonly names: readonly string[];
  readonly otherName: string | null;
}

/** How a frame is printed. */
export interface FrameStyle {
  readonly labels: readonly string[];
  readonly valuesBehindLabels: boolean;
  readonly parting: string;
  readonly dateLabel: string;
  readonly codeBehindDate: boolean;
  readonly roleWords: boolean;
  readonly nameBelow: boolean;
  readonly placeholder: boolean;
  readonly emptyLines: boolean;
}

const LABELS = [
  'RAMO',
  'PROGRAMA',
  'UNIDAD EJECUTORA',
  'FINALIDAD',
  'FUNCIÓN',
  'SUBFUNCIÓN',
  'LÍNEAS DE ACCIÓN',
];
const OFFICES = [
  'RESPONSABLE DE LA UNIDAD EJECUTORA',
  'RESPONSABLE DEL PROGRAMA',
  'RESPONSABLE DEL RAMO',
];
const ROLE_WORDS = ['ELABORÓ', 'REVISO', 'AUTORIZÓ'];

export function frames(code: string): fc.Arbitrary<FrameTruth> {
  return fc.record({
    issuingBody: fc.constantFrom('XXV AYUNTAMIENTO DE VALLE HONDO', 'GOBIERNO DE PEÑA ALTA, N.L.'),
    year: fc.integer({ min: 2018, max: 2029 }),
    values: catalogueEntries(),
    linesOfAction: linesOfAction(),
    formCode: fc.option(fc.constant(code)),
    names: fc.array(personNames(), { minLength: 3, maxLength: 3 }),
    otherName: fc.option(personNames()),
  });
}

export function frameStyles(): fc.Arbitrary<FrameStyle> {
  const labels = LABELS.map((label) =>
    fc.oneof(fc.constant(label), fc.constant(`${label}:`), misspelt(label)),
  );
  return fc.record({
    labels: fc.tuple(...labels),
    valuesBehindLabels: fc.boolean(),
    parting: fc.constantFrom('\t', ' ', '  ', ' \t'),
    dateLabel: fc.constantFrom('FECHA: ', 'FECHA:', 'FECHA ', 'Fecha: '),
    codeBehindDate: fc.boolean(),
    roleWords: fc.boolean(),
    nameBelow: fc.boolean(),
    placeholder: fc.boolean(),
    emptyLines: fc.boolean(),
  });
}

/** The lines above the table, from the issuing body on. */
export function printedHead(
  truth: FrameTruth,
  style: FrameStyle,
  said: { readonly title: readonly string[]; readonly date: string },
): readonly string[] {
  const empty = style.emptyLines ? [''] : [];
  const formCode = truth.formCode === null ? [] : [truth.formCode];
  const behind = style.codeBehindDate && formCode.length > 0;
  const date = behind
    ? [`${style.dateLabel}${formCode.join('')}`, said.date]
    : [`${style.dateLabel}${said.date}`];
  const code = behind ? [] : [...formCode, ...empty];
  const head = [truth.issuingBody, ...said.title, ...empty, ...labelled(truth, style), ...empty];
  return [...head, ...code, ...date, ...empty];
}

function labelled(truth: FrameTruth, style: FrameStyle): readonly string[] {
  const print = ({ code, name }: Entry) => `${code}${style.parting}${name}`;
  const entriesInOrder = [...truth.values, ...truth.linesOfAction];
  if (!style.valuesBehindLabels) {
    return ['C. ADMINISTRATIVA', ...style.labels, ...entriesInOrder.map(print)];
  }
  const lines = style.labels.map((label, at) => {
    const entry = entriesInOrder[at];
    return `${label.replace(':', '')}: ${entry === undefined ? '' : print(entry)}`;
  });
  return [...lines, ...truth.linesOfAction.slice(1).map(print)];
}

/** The signatures below the table; the other name stands farther from the last office. */
export function printedSignatures(truth: FrameTruth, style: FrameStyle): readonly string[] {
  const blocks = OFFICES.map((office, at) => {
    const name = truth.names[at] ?? '';
    const other = at === 2 && truth.otherName !== null ? [truth.otherName] : [];
    const below = style.placeholder ? ['Nombre y Firma'] : [];
    const word = style.roleWords ? [ROLE_WORDS[at] ?? ''] : [];
    const signed = style.nameBelow ? [office, name, ...other] : [...other, name, office];
    return [...word, ...signed, ...below, ...(style.emptyLines ? [''] : [])];
  });
  return blocks.flat();
}
