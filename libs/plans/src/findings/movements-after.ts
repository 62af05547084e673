import type { Line } from '../plan/line';
import type { MovementEvent, TransferReturned } from '../plan/movement.events';
import type { ExistingPlan } from '../plan/plan';
import type { ActionOpened, MetaOpened } from '../plan/plan.events';
import { placeOf } from './finding-of';
import { folioFactsWith, folioSubject } from './folio-facts';
import type { FolioFacts } from './folio-facts';
import { withStage } from './folio-facts-after';
import { withLineFacts, withReplanned } from './line-facts-after';
import type { LineFactsById, MovedByRow } from './line-facts';
import { planChange, raise } from './movement-facts';
import type { MovementStep } from './movement-facts';

/** The part of a plan's facts that a movement changes. */
interface Movable {
  readonly lines: LineFactsById;
  readonly folios: ReadonlyMap<string, FolioFacts>;
}

/** The plan before and after an event. */
export interface Plans {
  readonly before: ExistingPlan;
  readonly after: ExistingPlan;
}

export type FolioEvent = MovementEvent | MetaOpened | ActionOpened;

/** What a movement of a folio that takes effect changes; a line outside a folio says nothing. */
export function movementAfter(facts: Movable, event: FolioEvent, plans: Plans): Partial<Movable> {
  const { lineId, movement } = event.data;
  const after = plans.after.lines.get(lineId);
  if (movement === null || after === undefined) return {};
  const source = 'source' in event.data ? placeOf(event.data.source) : null;
  const subject = folioSubject(plans.before.planId, movement.folio, movement.block, movement.row);
  const at = { subject, folio: movement.folio, source };
  const step = { at, before: plans.before.lines.get(lineId), after };
  const folio = facts.folios.get(movement.folio);
  const openedAfter = step.before === undefined ? (folio?.quartersOver ?? 0) : null;
  const replanned = withReplanned(facts.lines, movement.folio, step);
  const start = startOfRow(facts.lines.get(lineId)?.moved ?? null, event, step);
  const lines = withLineFacts(replanned, lineId, {
    moved: { row: subject, before: start, source },
    ...(openedAfter !== null && { openedAfter }),
  });
  if (folio === undefined) return { lines };
  const next = withMovement(withStage(folio, movement.block, plans.after.lines), event, {
    ...step,
    before: start,
  });
  const changes = planChange(step, plans.before, folio.quartersOver);
  return { lines, folios: withChanges(facts.folios, next, changes) };
}

/**
 * An amount that comes back replaces what stood meanwhile, and may change the plan of a quarter
 * that was closed.
 */
export function returnedAfter(
  facts: Movable,
  { data: { transferId, restored } }: TransferReturned,
  { before, after }: Plans,
): Partial<Movable> {
  const steps = restored.flatMap(({ lineId }) => {
    const line = after.lines.get(lineId);
    return line === undefined ? [] : [{ before: before.lines.get(lineId), after: line }];
  });
  const lines = steps.reduce((each, step) => withReplanned(each, transferId, step), facts.lines);
  const folio = facts.folios.get(before.underWay.get(transferId)?.folio ?? '');
  if (folio === undefined) return { lines };
  const changes = steps.flatMap((step) => {
    const at = { subject: `${transferId} ${step.after.id}`, folio: folio.folio, source: null };
    return planChange({ at, ...step }, before, 0);
  });
  if (changes.length === 0) return { lines };
  return { lines, folios: withChanges(facts.folios, folio, changes) };
}

function withChanges(
  folios: Movable['folios'],
  folio: FolioFacts,
  changes: FolioFacts['planChanges'],
): Movable['folios'] {
  const planChanges = [...folio.planChanges, ...changes];
  return new Map(folios).set(folio.folio, folioFactsWith(folio, { planChanges }));
}

/** What a row starts from: before its first event, but for a change of unit, which restates it. */
function startOfRow(
  moved: MovedByRow | null,
  { type }: FolioEvent,
  { at, before, after }: MovementStep,
): Line | undefined {
  if (type === 'UnitOfMeasureChanged') return after;
  return moved?.row === at.subject ? moved.before : before;
}

/** @param row the line before the row and after the event: the row's last one settles the raise */
function withMovement(folio: FolioFacts, event: FolioEvent, row: MovementStep): FolioFacts {
  const { transferred, restated } = folio;
  const { type } = event;
  const isTransfer =
    type === 'ActionTransferred' || type === 'MetaTransferred' || type === 'ActionReceived';
  const raises = folio.raises.filter(({ subject }) => subject !== row.at.subject);
  return folioFactsWith(folio, {
    restated: type === 'UnitOfMeasureChanged' ? [...restated, row.at.subject] : restated,
    transferred: isTransfer ? [...transferred, event.data.lineId] : transferred,
    raises: [...raises, ...raise(row)],
  });
}
