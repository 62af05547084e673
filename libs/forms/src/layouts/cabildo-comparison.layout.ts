import type {
  CabildoComparison,
  FindingsDifference,
  FolioDifference,
  LineDifference,
  ShownFinding,
  UnitDifference,
} from '@libro/plans';
import { fieldInWords, valueInWords } from './audit-words';
import { below, figure, words } from './layout';
import type { Column, Table } from './layout';
import { FOLIO_STATUS, kindWord } from './sheet-parts';

type Change = UnitDifference['changes'][number];

const FIGURES: readonly Column[] = [
  words('No.'),
  words('CIFRA'),
  figure('ANTES'),
  figure('DESPUÉS'),
  below('META / ACCIÓN'),
];
const TEXTS: readonly Column[] = [
  words('No.'),
  words('DATO'),
  words('ANTES'),
  words('DESPUÉS'),
  below('META / ACCIÓN'),
];
const FOLIOS: readonly Column[] = [
  words('FOLIO'),
  words('FECHA'),
  words('ANTES'),
  words('DESPUÉS'),
];
const FINDINGS: readonly Column[] = [
  words('CAMBIO'),
  words('CÓDIGO'),
  words('LÍNEA'),
  words('HALLAZGO'),
];
const QUANTITIES = /(?:Goal|carriedOver|(?:planned|achieved)\.\d)$/;

/** What changed between the report's position and an earlier one, unit by unit. */
export function cabildoComparisonTables({
  since,
  units,
  findings,
}: CabildoComparison): readonly Table[] {
  const title = `Cambios desde la posición ${since}`;
  const body = findingsTable(`${title} · hallazgos de los catálogos y archivos`, findings);
  const tables = [...units.flatMap((unit) => unitTables(title, unit)), ...body];
  return tables.length === 0 ? [{ caption: title, columns: TEXTS, rows: [] }] : tables;
}

function unitTables(title: string, unit: UnitDifference): readonly Table[] {
  const { code, name } = unit.plan.executingUnit;
  const caption = (what: string) => `${title} · ${what} · ${code} ${name}`;
  const isFigure = ({ field }: Change) => QUANTITIES.test(field);
  const isText = (change: Change) => !isFigure(change);
  const plan = unit.changes.map(({ field, before, after }) => {
    const told = [before, after].map((value) => valueInWords(field, value));
    return ['Plan', fieldInWords(field), ...told, ''];
  });
  const figures = rowsOf(unit.lines, isFigure, (_, value) => value ?? '');
  const texts = [...plan, ...rowsOf(unit.lines, isText, valueInWords)];
  return [
    ...filled({ caption: caption('cifras'), columns: FIGURES, rows: figures }),
    ...filled({ caption: caption('datos'), columns: TEXTS, rows: texts }),
    ...filled({ caption: caption('folios'), columns: FOLIOS, rows: unit.folios.map(folioRow) }),
    ...findingsTable(caption('hallazgos'), unit.findings),
  ];
}

function filled(table: Table): readonly Table[] {
  return table.rows.length === 0 ? [] : [table];
}

/** One row for each change; the first of a line says which one it is. */
function rowsOf(
  lines: readonly LineDifference[],
  isAsked: (change: Change) => boolean,
  told: (field: string, value: string | null) => string,
): readonly (readonly string[])[] {
  return lines.flatMap(({ kind, number, description, opened, changes }) =>
    changes.filter(isAsked).map(({ field, before, after }, index) => {
      const name = `${kindWord(kind)}${opened ? ' nueva' : ''}: ${description}`;
      const values = [told(field, before), told(field, after)];
      return [String(number), fieldInWords(field), ...values, index === 0 ? name : ''];
    }),
  );
}

function folioRow({ folio, formDate, before, after }: FolioDifference): readonly string[] {
  return [folio, formDate, before === null ? '—' : FOLIO_STATUS[before], FOLIO_STATUS[after]];
}

function findingsTable(caption: string, findings: FindingsDifference): readonly Table[] {
  const row = (what: string) => (finding: ShownFinding) => {
    const { code, number, message } = finding;
    return [what, code, number === null ? '' : String(number), message];
  };
  const { appeared, disappeared, changed } = findings;
  const rows = [
    ...appeared.map(row('aparece')),
    ...disappeared.map(row('ya no consta')),
    ...changed.flatMap(({ before, after }) => [
      row(`antes${acknowledgedIn(before)}`)(before),
      row(`ahora${acknowledgedIn(after)}`)(after),
    ]),
  ];
  return filled({ caption, columns: FINDINGS, rows });
}

function acknowledgedIn({ acknowledged }: ShownFinding): string {
  return acknowledged === null ? '' : ', atendido';
}
