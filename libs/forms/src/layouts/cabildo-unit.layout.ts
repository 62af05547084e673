import type {
  CabildoLine,
  CabildoModification,
  CabildoMovement,
  CabildoUnit,
  Schedule,
  ShownFinding,
} from '@libro/plans';
import { EARLIER_SERIES, earlierSeriesNote } from './earlier-series';
import { shown } from './figures';
import { below, figure, words } from './layout';
import type { Column, Table } from './layout';
import { counted, kindWord } from './sheet-parts';

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
  figure('AUMENTO'),
  figure('DISMINUCIÓN'),
  figure('ANTES', 'META ANUAL'),
  figure('DESPUÉS', 'META ANUAL'),
  words('UNIDAD DE MEDIDA'),
  below('META / ACCIÓN'),
  below('REDACCIÓN ANTERIOR'),
  below('CALENDARIO'),
  below('JUSTIFICACIÓN'),
  below('ES DE'),
];
const FOUND: readonly Column[] = [words('CÓDIGO'), words('LÍNEA'), words('HALLAZGO')];
const JUSTIFIED_BY = { row: 'su renglón', block: 'su bloque' } as const;

/** What a unit's part of the report shows: figures, folios and open findings. */
export function cabildoUnitTables(unit: CabildoUnit): readonly Table[] {
  const { code, name } = unit.plan.executingUnit;
  const silent = unit.notReported.map(({ number }) => number).join(', ');
  const missing = silent === '' ? '' : `\nSin reporte del trimestre: ${silent}`;
  const title = `${code} ${name}`;
  return [
    { caption: `${title}${missing}`, columns: LINES, rows: unit.lines.map(lineRow) },
    ...moved(`Modificaciones del trimestre · ${title}`, unit.modifications),
    ...moved(
      `Modificaciones de trimestres posteriores, que las metas actuales ya incluyen · ${title}`,
      unit.laterModifications,
    ),
    ...openFindingsTable(`Hallazgos abiertos · ${title}`, unit.findings),
  ];
}

/** The findings that are not acknowledged, and how many are; none where there are neither. */
export function openFindingsTable(
  title: string,
  findings: readonly ShownFinding[],
): readonly Table[] {
  if (findings.length === 0) return [];
  const open = findings.filter(({ acknowledged }) => acknowledged === null);
  const rest = findings.length - open.length;
  const caption = `${title} (y ${counted(rest, 'atendido', 'atendidos')})`;
  return [{ caption: rest === 0 ? title : caption, columns: FOUND, rows: open.map(foundRow) }];
}

function foundRow({ code, number, message }: ShownFinding): readonly string[] {
  return [code, number === null ? '' : String(number), message];
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

function moved(caption: string, modifications: readonly CabildoModification[]): readonly Table[] {
  const rows = modifications.flatMap(({ folio, movements }) =>
    movements.map((each) => movementRow(folio, each)),
  );
  return rows.length === 0 ? [] : [{ caption, columns: MOVED, rows }];
}

function movementRow(folio: string, each: CabildoMovement): readonly string[] {
  const { description, descriptionBefore, justifiedBy } = each;
  const isReworded = descriptionBefore !== null && descriptionBefore !== description;
  return [
    folio,
    each.movements.join(' / '),
    String(each.number),
    each.increase ?? '',
    each.decrease ?? '',
    each.before ?? '',
    each.after,
    fromTo(each.unitBefore, each.unitAfter),
    `${kindWord(each.kind)}: ${description}`,
    isReworded ? descriptionBefore : '',
    calendarOf(each),
    each.justification ?? 'no consta',
    justifiedBy === null ? '' : JUSTIFIED_BY[justifiedBy],
  ];
}

function calendarOf({ before, scheduleBefore, scheduleAfter }: CabildoMovement): string {
  return fromTo(before === null ? null : scheduled(scheduleBefore), scheduled(scheduleAfter));
}

/** In parts of its own: grouped thousands have commas. */
function scheduled(schedule: Schedule | null): string {
  return schedule === null ? 'no consta' : schedule.map((each) => shown(each)).join(' · ');
}

function fromTo(before: string | null, after: string): string {
  return before === null || before === after ? after : `${before} → ${after}`;
}
