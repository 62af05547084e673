import type { Line } from '../plan/line';
import type { ExistingPlan } from '../plan/plan';
import type { ActionOpened, PlanAuthorized, RowResolved } from '../plan/plan.events';
import type { PrintedSheet } from '../plan/printed-sheet';
import { brokenSum } from './broken-sum';
import type { FindingSource } from './finding';
import { placeOf } from './finding-of';
import { withLineFacts } from './line-facts-after';
import type { LineFactsById } from './line-facts';
import { quarterName } from './spanish';

/** Outside a folio: a row joins the plan, a sheet shows it as authorized, or a row is settled. */
export type SumEvent = ActionOpened | PlanAuthorized | RowResolved;

interface Summed {
  readonly lines: LineFactsById;
  readonly sheetAtHand: PrintedSheet | null;
}

/**
 * The facts of lines after an event by which a sheet may leave an additive meta unlike its actions
 * (finding C05).
 * A plan that is still open adds up when it is authorized, not before.
 */
export function sumsAfter(facts: Summed, event: SumEvent, plan: ExistingPlan): LineFactsById {
  let { lines } = facts;
  if (plan.status === 'open') return lines;
  for (const meta of metasOf(event, plan)) {
    const broken = brokenSum(plan.lines, meta, occasionOf(event, facts.sheetAtHand));
    if (broken === null && (lines.get(meta.id)?.brokenSum ?? null) === null) continue;
    const source = sourceOf(event, facts.lines);
    lines = withLineFacts(lines, meta.id, { brokenSum: broken && { broken, source } });
  }
  return lines;
}

/** The active additive metas whose sum the event may change. */
function metasOf(event: SumEvent, { lines }: ExistingPlan): readonly Line[] {
  if (event.type === 'PlanAuthorized') {
    return event.data.inferred ? [...lines.values()].filter(isSum) : [];
  }
  const line = lines.get(event.data.lineId);
  const meta = lines.get(line?.metaId ?? line?.id ?? '');
  return meta !== undefined && isSum(meta) ? [meta] : [];
}

function isSum({ active, additive }: Line): boolean {
  return active && additive;
}

function occasionOf({ type }: SumEvent, sheet: PrintedSheet | null): string {
  if (type === 'RowResolved') return 'fila resuelta';
  return sheet?.form === 'TMM-F004' ? `hoja del ${quarterName(sheet.quarter)}` : 'línea base';
}

function sourceOf({ type, data }: SumEvent, lines: LineFactsById): FindingSource | null {
  if (type !== 'RowResolved') return placeOf(data.source);
  const printed = lines.get(data.lineId)?.printed.find(({ rowId }) => rowId === data.rowId);
  return printed?.source ?? null;
}
