import type {
  Folio,
  FolioBlock,
  FolioRow,
  ModificationsList,
  ModificationsSheet,
  MovementCode,
  PlanHead,
} from '@libro/plans';
import { shown } from '../layouts/figures';
import { FOLIO_STATUS, headerFields, kindWord } from '../layouts/sheet-parts';
import { dataTable, figureCell, headCell, textCell, wideCell } from './data-table';
import type { Band, Head, Row } from './data-table';
import { markup } from './markup';
import type { Markup } from './markup';
import { fieldList, page } from './page';
import { signatureList } from './sheet-sections';

const leaf = (heading: string): Head => ({ heading });
const CALENDAR = ['I', 'II', 'III', 'IV'] as const;

/** The form's columns in its order. */
const COLUMNS: readonly Head[] = [
  leaf('PROY.'),
  leaf('LÍNEA DE ACCIÓN P.M.D.'),
  leaf('No.'),
  leaf('DESCRIPCIÓN DE LAS METAS/ACCIONES'),
  leaf('UNIDAD DE MEDIDA'),
  leaf('META ANUAL AUTORIZADA'),
  { heading: 'MODIFICACIONES', under: [leaf('AUMENTOS'), leaf('DISMINUCIONES')] },
  leaf('META ANUAL MODIFICADA'),
  { heading: 'CALENDARIO TRIMESTRE', under: CALENDAR.map(leaf) },
  leaf('JUSTIFICACIÓN'),
];

/** As the form explains its codes (source: domain.md, Movements). */
const MOVEMENTS = {
  AP: 'Apertura de meta/acción',
  S: 'Supresión de meta/acción',
  R: 'Recalendarización',
  AM: 'Aumento de meta anual',
  D: 'Disminución de meta anual',
  T: 'Transferencia de meta/acción',
  CUM: 'Cambio de unidad de medida',
} as const satisfies Record<MovementCode, string>;

/** Form TMM-F009, Modificaciones Programáticas, of one folio, as a whole document (text/html). */
export function modificationsSheetPage(sheet: ModificationsSheet): string {
  const { plan, asOf, folio } = sheet;
  return modificationsPage(
    { plan, asOf },
    `Modificaciones programáticas · ${plan.id} · folio ${folio}`,
    folioSection(sheet),
  );
}

/** Form TMM-F009 of every folio of a plan, each on a paper of its own (text/html). */
export function modificationsListPage({ plan, asOf, items }: ModificationsList): string {
  const none = markup`<p>El plan no tiene modificaciones.</p>`;
  return modificationsPage(
    { plan, asOf },
    `Modificaciones programáticas · ${plan.id}`,
    items.length === 0 ? none : items.map((each) => folioSection(each)),
  );
}

function modificationsPage(
  { plan, asOf }: { readonly plan: PlanHead; readonly asOf: number },
  title: string,
  folios: Markup | readonly Markup[],
): string {
  return page({
    title,
    heading: 'MODIFICACIONES PROGRAMÁTICAS',
    above: [`PROGRAMA OPERATIVO ANUAL ${plan.fiscalYear}`],
    asOf,
    body: markup`${fieldList([['FORMATO', 'TMM-F009'], ...headerFields(plan)])}
${folios}
<h2>Movimientos</h2>
${fieldList(Object.entries(MOVEMENTS))}`,
  });
}

function folioSection({ folio, formDate, status, blocks, signatures, digest }: Folio): Markup {
  return markup`<section class="folio">
<h2>Folio ${folio}</h2>
${fieldList([
  ['FECHA', formDate],
  ['ESTADO', FOLIO_STATUS[status]],
])}
${dataTable({
  caption: `Movimientos del folio ${folio}`,
  columns: COLUMNS,
  bands: blocks.map(band),
})}
<h3>Firmas del folio ${folio}</h3>
${signatureList(signatures)}
<p>Huella de lo que se firma: ${digest}</p>
</section>\n`;
}

function band({ justification, rows }: FolioBlock, index: number): Band {
  return {
    heading: `Bloque ${index + 1}. Justificación: ${justification ?? 'no consta'}`,
    rows: rows.map((each) => row(each)),
  };
}

function row(each: FolioRow): Row {
  const calendar = each.calendar ?? [null, null, null, null];
  return {
    ...(each.kind === 'meta' ? { class: 'head' } : {}),
    cells: [
      textCell(each.movements.join(' / ')),
      textCell(each.linesOfAction.join(' ')),
      headCell(`${kindWord(each.kind)} ${each.number}`),
      wideCell(each.description),
      textCell(each.unitOfMeasure),
      figureCell(shown(each.authorized)),
      figureCell(shown(each.increase)),
      figureCell(shown(each.decrease)),
      figureCell(shown(each.modified)),
      ...calendar.map((quantity) => figureCell(shown(quantity))),
      wideCell(each.justification ?? 'La de su bloque'),
    ],
  };
}
