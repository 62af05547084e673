import type { AmountUnderWay, CabildoReport, CabildoUnit, Tally } from '@libro/plans';
import { cabildoComparisonTables } from './cabildo-comparison.layout';
import { cabildoUnitTables, openFindingsTable } from './cabildo-unit.layout';
import { below, figure, words } from './layout';
import type { Column, Layout, Table } from './layout';
import { asOfNote, kindWord } from './sheet-parts';

const ROMAN = ['I', 'II', 'III', 'IV'] as const;
const SUMMARY: readonly Column[] = [
  words('RAMO / PROGRAMA / UNIDAD'),
  figure('LÍNEAS'),
  figure('REPORTADAS'),
  figure('REZAGADAS'),
  figure('FOLIOS'),
  figure('EN TRÁNSITO'),
  figure('ERRORES', 'HALLAZGOS ABIERTOS'),
  figure('ADVERT.', 'HALLAZGOS ABIERTOS'),
  figure('AVISOS', 'HALLAZGOS ABIERTOS'),
  figure('ATENDIDOS'),
];
const SILENT: readonly Column[] = [
  words('UNIDAD'),
  words('REPORTE'),
  figure('REPORTADAS'),
  figure('LÍNEAS'),
  below('FALTAN'),
];
const LAGGING: readonly Column[] = [
  words('UNIDAD'),
  words('No.'),
  words('UNIDAD DE MEDIDA'),
  figure('PROGRAMADO'),
  figure('ALCANZADO'),
  figure('FALTA'),
  below('META / ACCIÓN'),
  below('OBSERVACIONES'),
];
const UNDER_WAY: readonly Column[] = [
  words('FOLIO'),
  words('DE'),
  words('A'),
  words('LÍNEA'),
  figure('CANTIDAD'),
];
const REPORTING = { complete: 'completo', partial: 'en parte', none: 'ninguno' } as const;

/** What the cabildo must see: what stands, lags, moved and why, was found, and what changed. */
export function cabildoLayout(report: CabildoReport): Layout {
  const { comparison } = report;
  return {
    title: cabildoTitle(report),
    fields: [],
    tables: [
      ...cabildoOverviewTables(report),
      ...unitsOf(report).flatMap(cabildoUnitTables),
      ...openFindingsTable('Hallazgos abiertos de los catálogos y archivos', report.findings),
      ...(comparison === null ? [] : cabildoComparisonTables(comparison)),
    ],
    notes: [asOfNote(report.asOf)],
  };
}

export function cabildoTitle({ fiscalYear, quarter }: CabildoReport): readonly string[] {
  return [`INFORME AL CABILDO ${fiscalYear}`, `TRIMESTRE ${ROMAN[quarter - 1] ?? ''}`];
}

/** What is said of all units together: counts, who has not reported, amounts under way, lags. */
export function cabildoOverviewTables(report: CabildoReport): readonly Table[] {
  const units = unitsOf(report);
  return [
    { caption: 'Resumen', columns: SUMMARY, rows: summary(report) },
    {
      caption: 'Unidades que no han reportado todo el trimestre',
      columns: SILENT,
      rows: units.filter(({ reporting }) => reporting !== 'complete').map(silentRow),
    },
    { caption: 'Cantidades en tránsito', columns: UNDER_WAY, rows: underWay(units) },
    { caption: 'Líneas rezagadas', columns: LAGGING, rows: units.flatMap(laggingRows) },
  ];
}

function unitsOf({ branches }: CabildoReport): readonly CabildoUnit[] {
  return branches.flatMap(({ programs }) => programs.flatMap(({ units }) => units));
}

function summary({ branches, tally }: CabildoReport): readonly (readonly string[])[] {
  const rows = branches.flatMap((branch) => [
    countRow(`${branch.code} ${branch.name}`, branch.tally),
    ...branch.programs.flatMap((program) => [
      countRow(`  ${program.code} ${program.name}`, program.tally),
      ...program.units.map((unit) => countRow(`    ${nameOf(unit)}`, unit.tally)),
    ]),
  ]);
  return [...rows, countRow('Total', tally)];
}

function nameOf({ plan }: CabildoUnit): string {
  return `${plan.executingUnit.code} ${plan.executingUnit.name}`;
}

function countRow(name: string, tally: Tally): readonly string[] {
  const { lines, reported, lagging, modifications, amountsUnderWay } = tally;
  const counts = [lines, reported, lagging, modifications, amountsUnderWay];
  const { openFindings: open, acknowledgedFindings: rest } = tally;
  const acknowledged = rest.error + rest.warning + rest.notice;
  return [name, ...[...counts, open.error, open.warning, open.notice, acknowledged].map(String)];
}

function silentRow(unit: CabildoUnit): readonly string[] {
  const { tally, reporting, notReported } = unit;
  const missing = notReported.map(({ number }) => number).join(', ');
  const counts = [String(tally.reported), String(tally.lines)];
  return [nameOf(unit), REPORTING[reporting], ...counts, missing];
}

/** Each once, also where it stands in both units. */
function underWay(units: readonly CabildoUnit[]): readonly (readonly string[])[] {
  const numbers = new Map(
    units.flatMap(({ lines }) => lines.map(({ lineId, number }) => [lineId, number] as const)),
  );
  const amounts = new Map<string, AmountUnderWay>(
    units.flatMap(({ amountsUnderWay }) =>
      amountsUnderWay.map((each) => [each.transferId, each] as const),
    ),
  );
  return [...amounts.values()].map(({ folio, from, to, amount }) => {
    return [folio, from.planId, to.planId, String(numbers.get(from.lineId) ?? ''), amount];
  });
}

function laggingRows(unit: CabildoUnit): readonly (readonly string[])[] {
  return unit.lagging.map((line) => [
    unit.plan.executingUnit.code,
    String(line.number),
    line.unitOfMeasure,
    line.scheduledToDate,
    line.achievedToDate,
    line.missing,
    `${kindWord(line.kind)}: ${line.description}`,
    line.remarks ?? '',
  ]);
}
