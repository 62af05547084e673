import { openingsOf } from '../plan/folio-openings';
import { lineOf, numberIn } from '../plan/guards';
import { lineIdInFolio } from '../plan/ids';
import type { DraftRow, ModificationContent, Movement } from '../plan/modification.events';
import type { ExistingPlan } from '../plan/plan';
import { quoted, refuse } from '../plan/refusal';
import type { FolioFacts } from './facts';

interface References {
  readonly plan: ExistingPlan;
  readonly folio: string;
  readonly receivers: FolioFacts['receivers'];
  /** Line that each number names for the row at hand: rows before it may have opened others. */
  readonly opened: Map<number, string>;
  /** Line that each number names at the end of the folio: a transfer may go to a later row's. */
  readonly openedLater: ReadonlyMap<number, string>;
}

/**
 * The content with a line's id wherever it says `number:104`; a number that an earlier row opens
 * again names the line opened there.
 * @throws PlanRefusal `line-not-found`, `line-ambiguous`, `plan-not-found`
 */
export function withLineIds(
  plan: ExistingPlan,
  { folio, content }: { readonly folio: string; readonly content: ModificationContent },
  receivers: FolioFacts['receivers'],
): ModificationContent {
  const openedLater = new Map<number, string>();
  for (const [id, { number }] of openingsOf(plan.planId, folio, content)) {
    openedLater.set(number, id);
  }
  const references = { plan, folio, receivers, opened: new Map<number, string>(), openedLater };
  const blocks = content.blocks.map((block, b) => ({
    ...block,
    rows: block.rows.map((row, r) => withIds(row, { block: b + 1, row: r + 1 }, references)),
  }));
  return { ...content, blocks };
}

function withIds(
  row: DraftRow,
  at: { readonly block: number; readonly row: number },
  references: References,
): DraftRow {
  const { plan, folio, opened } = references;
  const lineId = row.lineId === null ? null : idOf(row.lineId, references);
  const movements = row.movements.map((movement) => withTransferIds(movement, references));
  if (row.opens !== null) opened.set(row.opens.number, lineIdInFolio(plan.planId, folio, at));
  return { ...row, lineId, movements };
}

function withTransferIds(movement: Movement, references: References): Movement {
  if (movement.code !== 'T') return movement;
  const { planId } = references.plan;
  if (movement.direction === 'in') {
    if (movement.from.planId !== planId) return movement;
    return { ...movement, from: { planId, lineId: idOf(movement.from.lineId, references) } };
  }
  const { to } = movement;
  if (to.lineId === null) return movement;
  if (to.planId === planId) {
    return { ...movement, to: { planId, lineId: idOf(to.lineId, references) } };
  }
  const receiver = references.receivers.get(to.planId);
  if (receiver === undefined)
    return refuse('plan-not-found', `el plan ${quoted(to.planId)} no existe`);
  return { ...movement, to: { planId: to.planId, lineId: lineOf(receiver, to.lineId).id } };
}

function idOf(reference: string, { plan, opened, openedLater }: References): string {
  const openedIds = [...openedLater.values()];
  if (openedIds.includes(reference)) return reference;
  const number = numberIn(reference);
  const here = opened.get(number);
  if (here !== undefined) return here;
  const holds = [...plan.lines.values()].some((line) => line.active && line.number === number);
  return (holds ? undefined : openedLater.get(number)) ?? lineOf(plan, reference).id;
}
