import type { TranscribedSheet } from '@libro/plans';
import { figure, words } from './layout';
import type { Layout } from './layout';
import { counted } from './sheet-parts';

/** What an import did, sheet by sheet. */
export interface ImportAnswer {
  readonly dryRun: boolean;
  readonly sheets: readonly ImportedSheet[];
}

export interface ImportedSheet extends TranscribedSheet {
  /** Open findings with their source on the sheet; `null` in a dry run. */
  readonly findings: number | null;
}

/** The answer of an import, with its totals in words. */
export function importLayout({ dryRun, sheets }: ImportAnswer): Layout {
  const columns = [
    words('PLAN'),
    words('FORMATO'),
    figure('RENGLONES'),
    figure('HECHOS'),
    figure('HALLAZGOS'),
    words('ESTADO'),
  ];
  const rows = sheets.map(({ planId, form, rows: count, events, findings, alreadyKnown }) => [
    planId,
    form,
    String(count),
    String(events),
    findings === null ? '' : String(findings),
    stateOf(alreadyKnown, dryRun),
  ]);
  return {
    title: [dryRun ? 'IMPORTACIÓN DE PRUEBA: no se registró nada' : 'IMPORTACIÓN'],
    fields: [],
    tables: [{ caption: null, columns, rows }],
    notes: [totals(sheets)],
  };
}

function stateOf(alreadyKnown: boolean, dryRun: boolean): string {
  if (alreadyKnown) return 'ya constaba';
  return dryRun ? 'se registraría' : 'registrada';
}

function totals(sheets: readonly ImportedSheet[]): string {
  const rowsOf = (form: TranscribedSheet['form']) =>
    sheets.filter((each) => each.form === form).reduce((sum, { rows }) => sum + rows, 0);
  const plans = new Set(sheets.map(({ planId }) => planId)).size;
  const events = sheets.reduce((sum, each) => sum + each.events, 0);
  return [
    counted(sheets.length, 'hoja', 'hojas'),
    counted(plans, 'plan', 'planes'),
    counted(rowsOf('TMM-F004'), 'renglón de avance', 'renglones de avance'),
    counted(rowsOf('TMM-F009'), 'renglón de movimientos', 'renglones de movimientos'),
    counted(events, 'hecho nuevo', 'hechos nuevos'),
  ].join(', ');
}
