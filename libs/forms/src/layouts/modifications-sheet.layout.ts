import type { Folio, FolioBlock, FolioRow, ModificationsList } from '@libro/plans';
import { below, figure, words } from './layout';
import type { Column, Layout, Table } from './layout';
import { asOfNote, FOLIO_STATUS, headerFields, kindWord, signatureNotes } from './sheet-parts';

const COLUMNS: readonly Column[] = [
  words('MOV.'),
  words('No.'),
  words('UNIDAD DE MEDIDA'),
  figure('AUTORIZADA', 'META ANUAL'),
  figure('AUMENTO'),
  figure('DISMINUCIÓN'),
  figure('MODIFICADA', 'META'),
  figure('I', 'CALENDARIO'),
  figure('II', 'CALENDARIO'),
  figure('III', 'CALENDARIO'),
  figure('IV', 'CALENDARIO'),
  below('META / ACCIÓN'),
  below('L/A'),
  below('JUSTIFICACIÓN'),
];

/** Form TMM-F009, Modificaciones Programáticas: every folio of a plan, block by block. */
export function modificationsLayout(list: ModificationsList): Layout {
  return {
    title: [
      `PROGRAMA OPERATIVO ANUAL ${list.plan.fiscalYear}`,
      'MODIFICACIONES PROGRAMÁTICAS (TMM-F009)',
    ],
    fields: headerFields(list.plan),
    tables: list.items.flatMap(tables),
    notes: [asOfNote(list.asOf), ...list.items.flatMap(notes)],
  };
}

function tables(folio: Folio): readonly Table[] {
  return folio.blocks.map((block, index) => ({
    caption: caption(folio, block, index + 1),
    columns: COLUMNS,
    rows: block.rows.map((each) => row(each)),
  }));
}

function caption(folio: Folio, { justification }: FolioBlock, block: number): string {
  const status = FOLIO_STATUS[folio.status];
  const head = `Folio ${folio.folio} (${folio.formDate}, ${status}), bloque ${block}`;
  return `${head}\nJustificación: ${justification ?? 'no consta'}`;
}

function row(each: FolioRow): readonly string[] {
  return [
    each.movements.join(' / '),
    String(each.number),
    each.unitOfMeasure,
    each.authorized ?? '',
    each.increase ?? '',
    each.decrease ?? '',
    each.modified,
    ...(each.calendar ?? ['', '', '', '']),
    `${kindWord(each.kind)}: ${each.description}`,
    each.linesOfAction.join(' '),
    each.justification ?? '',
  ];
}

function notes(folio: Folio): readonly string[] {
  return signatureNotes(folio.signatures).map((note) => `Folio ${folio.folio} · ${note}`);
}
