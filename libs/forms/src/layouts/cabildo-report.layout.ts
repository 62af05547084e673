import type {
  CabildoLine,
  CabildoModification,
  CabildoReport,
  CabildoUnit,
  ShownFinding,
  Tally,
} from '@libro/plans';
import { EARLIER_SERIES, earlierSeriesNote } from './earlier-series';
import { below, figure, words } from './layout';
import type { Column, Layout, Table } from './layout';
import { asOfNote } from './sheet-parts';

const ROMAN = ['I', 'II', 'III', 'IV'] as const;
const SUMMARY: readonly Column[] = [
  words('RAMO / PROGRAMA / UNIDAD'),
  figure('LÍNEAS'),
  figure('REPORTADAS'),
  figure('REZAGADAS'),
  figure('FOLIOS'),
  figure('EN TRÁNSITO'),
  figure('ERRORES', 'HALLAZGOS'),
  figure('ADVERT.', 'HALLAZGOS'),
  figure('AVISOS', 'HALLAZGOS'),
];
const LINES: readonly Column[] = [
  words('No.'),
  words('UNIDAD DE MEDIDA'),
  figure('AUTORIZADA', 'META ANUAL'),
  figure('ACTUAL', 'META ANUAL'),
  figure('A LA FECHA', 'PROGRAMADO'),
  figure('ALCANZADO'),
  figure('AUTORIZADA', 'AVANCE CONTRA'),
  figure('ACTUAL', 'AVANCE CONTRA'),
  figure('A LA FECHA', 'AVANCE CONTRA'),
  words('REZAGO'),
  below('META / ACCIÓN'),
  below('OBSERVACIONES'),
  EARLIER_SERIES,
];
const MOVED: readonly Column[] = [
  words('FOLIO'),
  words('MOV.'),
  words('No.'),
  figure('ANTES'),
  figure('DESPUÉS'),
  below('META / ACCIÓN'),
  below('PORQUÉ'),
];
const FOUND: readonly Column[] = [words('CÓDIGO'), words('LÍNEA'), below('HALLAZGO')];

/** What the cabildo must see at once: what stands, lags, moved and why, and what was found. */
export function cabildoLayout(report: CabildoReport): Layout {
  const units = report.branches.flatMap(({ programs }) => programs.flatMap((each) => each.units));
  const quarter = ROMAN[report.quarter - 1] ?? '';
  return {
    title: [`INFORME AL CABILDO ${report.fiscalYear}`, `TRIMESTRE ${quarter}`],
    fields: [],
    tables: [
      { caption: 'Resumen', columns: SUMMARY, rows: summary(report) },
      ...units.flatMap(unitTables),
      ...found('Hallazgos de los catálogos y archivos', report.findings),
    ],
    notes: [asOfNote(report.asOf)],
  };
}

function summary({ branches, tally }: CabildoReport): readonly (readonly string[])[] {
  const rows = branches.flatMap((branch) => [
    counted(`${branch.code} ${branch.name}`, branch.tally),
    ...branch.programs.flatMap((program) => [
      counted(`  ${program.code} ${program.name}`, program.tally),
      ...program.units.map(({ plan, tally: of }) =>
        counted(`    ${plan.executingUnit.code} ${plan.executingUnit.name}`, of),
      ),
    ]),
  ]);
  return [...rows, counted('Total', tally)];
}

function counted(name: string, tally: Tally): readonly string[] {
  const { lines, reported, lagging, modifications, amountsUnderWay, findings } = tally;
  const counts = [lines, reported, lagging, modifications, amountsUnderWay];
  const { error, warning, notice } = findings;
  return [name, ...[...counts, error, warning, notice].map(String)];
}

function unitTables(unit: CabildoUnit): readonly Table[] {
  const { code, name } = unit.plan.executingUnit;
  const silent = unit.notReported.map(({ number }) => number).join(', ');
  const missing = silent === '' ? '' : `\nSin reporte del trimestre: ${silent}`;
  return [
    { caption: `${code} ${name}${missing}`, columns: LINES, rows: unit.lines.map(lineRow) },
    ...moved(unit.modifications),
    ...found('Hallazgos', unit.findings),
  ];
}

function lineRow(line: CabildoLine): readonly string[] {
  return [
    String(line.number),
    line.unitOfMeasure,
    line.authorizedGoal,
    line.currentGoal,
    line.scheduledToDate ?? '',
    line.absoluteProgress ?? '',
    line.relativeToAuthorized ?? '',
    line.relativeToCurrent ?? '',
    line.relativeToScheduled ?? '',
    line.lags ? 'sí' : '',
    line.description,
    line.remarks ?? '',
    earlierSeriesNote(line),
  ];
}

function moved(modifications: readonly CabildoModification[]): readonly Table[] {
  const rows = modifications.flatMap(({ folio, movements }) =>
    movements.map((each) => [
      folio,
      each.movements.join(' / '),
      String(each.number),
      each.before ?? '',
      each.after,
      each.description,
      each.justification ?? '',
    ]),
  );
  return rows.length === 0 ? [] : [{ caption: 'Modificaciones', columns: MOVED, rows }];
}

function found(caption: string, findings: readonly ShownFinding[]): readonly Table[] {
  const rows = findings.map(({ code, number, message }) => [
    code,
    number === null ? '' : String(number),
    message,
  ]);
  return rows.length === 0 ? [] : [{ caption, columns: FOUND, rows }];
}
