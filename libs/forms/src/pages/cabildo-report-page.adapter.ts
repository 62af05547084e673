import type { CabildoBranch, CabildoProgram, CabildoReport, CabildoUnit } from '@libro/plans';
import { cabildoComparisonTables } from '../layouts/cabildo-comparison.layout';
import { cabildoOverviewTables, cabildoTitle } from '../layouts/cabildo-report.layout';
import { cabildoUnitTables, openFindingsTable } from '../layouts/cabildo-unit.layout';
import type { Table } from '../layouts/layout';
import { layoutTable } from './layout-table';
import { markup } from './markup';
import type { Markup } from './markup';
import { page } from './page';
import { programChart } from './program-chart.adapter';

const AVERAGED =
  'Cada barra es el promedio de las líneas de la unidad que tienen meta y avance reportado: ' +
  'ninguna cuenta más de 100%, y las metas que son la suma de sus acciones no entran.';

/**
 * The cabildo report as a whole document for screen and paper (text/html): what is said of all
 * units, then each program with its chart and its units' tables, and the comparison where one was
 * asked for.
 */
export function cabildoReportPage(report: CabildoReport): string {
  const { branches, comparison, asOf, findings } = report;
  const [name = '', quarter = ''] = cabildoTitle(report);
  return page({
    title: `Informe al cabildo · ${report.fiscalYear} · trimestre ${report.quarter}`,
    heading: name,
    above: [],
    asOf,
    body: markup`<p>${quarter}</p>
${section('Todas las unidades', cabildoOverviewTables(report))}
${branches.flatMap((branch) => branch.programs.map((program) => programSection(branch, program)))}
${section(
  'Catálogos y archivos',
  openFindingsTable('Hallazgos abiertos de los catálogos y archivos', findings),
)}
${
  comparison === null
    ? null
    : section(
        `Qué cambió de la posición ${comparison.since} a la ${asOf}`,
        cabildoComparisonTables(comparison),
      )
}`,
  });
}

function section(heading: string, tables: readonly Table[]): Markup | null {
  if (tables.length === 0) return null;
  return markup`<h2>${heading}</h2>\n${tables.map(layoutTable)}`;
}

function programSection(branch: CabildoBranch, { code, name, units }: CabildoProgram): Markup {
  return markup`<h2>Programa ${code} ${name}</h2>
<p>Ramo ${branch.code} ${branch.name}</p>
${programChart({ name: `${code} ${name}`, units: units.map(chartedUnit) })}
<p>${AVERAGED}</p>
${units.map(unitSection)}`;
}

function chartedUnit({ plan, averageProgress, tally }: CabildoUnit) {
  const { code, name } = plan.executingUnit;
  const reported = `${tally.reported} de ${tally.lines} líneas reportadas`;
  return { code, name: `${name} (${reported})`, ...averageProgress };
}

function unitSection(unit: CabildoUnit): Markup {
  const { code, name } = unit.plan.executingUnit;
  return markup`<h3>${code} ${name}</h3>\n${cabildoUnitTables(unit).map(layoutTable)}`;
}
