import type { MetaDeclaredAdditive, PlanEvent } from '../plan/plan.events';
import type { ModificationTranscribed } from '../plan/modification.events';
import type { Line } from '../plan/line';
import type { ExistingPlan } from '../plan/plan';
import type { ModificationSheet } from '../plan/printed-sheet';
import { atQuarter, equal, isZero, sum } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import { linesToJoin, rowsOfFolio } from './folio-baseline';
import { after, folioOutcome } from './folio-rows';
import type { FolioOutcome } from './folio-rows';
import { formTranscribed, inferredAuthorization, sourceIn } from './printed-lines';

/**
 * What a modifications sheet (TMM-F009) adds to a plan of the ledger: the sheet as printed, the
 * lines that the ledger never held (they join the baseline as inferred), the folio, its movements.
 * Where a printed authorized goal is not the ledger's (R02), an amount under way would find no line
 * to come back to, or the plan is closed, the folio is on record without movements. A movement may
 * change the plan of a closed quarter, as a live one may (source: domain.md, Transcribing real
 * sheets).
 */
export function transcribeFolio(
  sheet: ModificationSheet,
  plan: ExistingPlan,
): readonly PlanEvent[] {
  const folio = nameOf(sheet, plan);
  const joining = linesToJoin(sheet, plan);
  const outcome = folioOutcome(sheet, folio, joining.reduce(after, plan));
  const applied = outcome.fits && plan.status !== 'closed';
  // A plan that is still open has no baseline: what is on record only leaves it as it was.
  const joins = applied || plan.status === 'authorized';
  return [
    formTranscribed(sheet, rowsOnLines(sheet, outcome)),
    ...(joins ? joining : []),
    ...(applied ? inferredAuthorization(sheet, plan) : []),
    folioTranscribed(sheet, { folio, applied }, outcome),
    ...(applied ? [...outcome.movements, ...additiveMetas(sheet, outcome)] : []),
  ];
}

/**
 * The folio as printed or, without one, its date and order of arrival: 2021-04-1. A name that the
 * plan has given already gets the next number: the folio that bears it is another one.
 */
function nameOf({ folio, formDate }: ModificationSheet, plan: ExistingPlan): string {
  if (folio !== null && !plan.modifications.has(folio)) return folio;
  const stem = folio ?? formDate;
  let arrival = folio === null ? 1 : 2;
  while (plan.modifications.has(`${stem}-${arrival}`)) arrival += 1;
  return `${stem}-${arrival}`;
}

function rowsOnLines(sheet: ModificationSheet, outcome: FolioOutcome) {
  return rowsOfFolio(sheet).map(({ row }) => ({
    row,
    lineId: lineIdOf(outcome, row),
    doubtful: false,
  }));
}

function lineIdOf({ lineIds }: FolioOutcome, row: number): string {
  const lineId = lineIds.get(row);
  if (lineId === undefined) throw new Error(`row ${row} of the folio has no line`);
  return lineId;
}

function folioTranscribed(
  sheet: ModificationSheet,
  { folio, applied }: { readonly folio: string; readonly applied: boolean },
  outcome: FolioOutcome,
): ModificationTranscribed {
  const blocks = sheet.blocks.map(({ justification, rows }) => ({
    justification,
    rows: rows.map(({ line: _line, cells: _cells, calendar, ...printed }) => ({
      ...printed,
      lineId: lineIdOf(outcome, printed.row),
      calendarPrinted: calendar,
    })),
  }));
  const { formDate } = sheet;
  const source = sourceIn(sheet, null);
  return {
    type: 'ModificationTranscribed',
    data: { folio, formDate, blocks, applied, source },
  };
}

/** The metas that the folio is about, itself or by an action, and that it leaves as sums. */
function additiveMetas(sheet: ModificationSheet, { plan, lineIds }: FolioOutcome) {
  const lines = [...plan.lines.values()];
  const onFolio = new Set(lineIds.values());
  const touched = lines.filter(({ id }) => onFolio.has(id));
  const metaIds = new Set(touched.map(({ id, metaId }) => metaId ?? id));
  return lines
    .filter(({ id, kind, active, additive }) => {
      return metaIds.has(id) && kind === 'meta' && active && !additive;
    })
    .filter((meta) => isSumOfActions(meta, lines))
    .map(({ id }): MetaDeclaredAdditive => {
      const source = sourceIn(sheet, null);
      return { type: 'MetaDeclaredAdditive', data: { lineId: id, inferred: true, source } };
    });
}

/** Sums of nothing, and of schedules that are not stated, show nothing. */
function isSumOfActions(meta: Line, lines: readonly Line[]): boolean {
  const { schedule } = meta;
  const actions = lines.filter(({ metaId, active }) => metaId === meta.id && active);
  const stated = actions.flatMap((action) => (action.schedule === null ? [] : [action.schedule]));
  if (schedule === null || stated.length < actions.length || isZero(meta.goal)) return false;
  const sums = QUARTERS.every((quarter) => {
    const parts = stated.map((each) => atQuarter(each, quarter));
    return equal(sum(parts), atQuarter(schedule, quarter));
  });
  return sums && equal(sum(actions.map(({ goal }) => goal)), meta.goal);
}
