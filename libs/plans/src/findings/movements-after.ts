import type { MovementEvent, TransferReturned } from '../plan/movement.events';
import type { ExistingPlan } from '../plan/plan';
import type { ActionOpened, MetaOpened } from '../plan/plan.events';
import { placeOf } from './finding-of';
import { folioSubject, withStage } from './folio-facts';
import type { FolioFacts } from './folio-facts';
import { withLineFacts } from './line-facts';
import type { LineFactsById } from './line-facts';
import { planChange, raise } from './movement-facts';
import type { MovementStep } from './movement-facts';

/** The part of a plan's facts that a movement changes. */
interface Movable {
  readonly lines: LineFactsById;
  readonly folios: ReadonlyMap<string, FolioFacts>;
}

interface Plans {
  readonly before: ExistingPlan;
  readonly after: ExistingPlan;
}

type FolioEvent = MovementEvent | MetaOpened | ActionOpened;

/** The facts after a movement of a folio that takes effect; a line outside a folio says nothing. */
export function movementAfter<F extends Movable>(facts: F, event: FolioEvent, plans: Plans): F {
  const { lineId, movement } = event.data;
  const after = plans.after.lines.get(lineId);
  if (movement === null || after === undefined) return facts;
  const source = 'source' in event.data ? placeOf(event.data.source) : null;
  const subject = folioSubject(plans.before.planId, movement.folio, movement.block, movement.row);
  const at = { subject, folio: movement.folio, source };
  const step = { at, before: plans.before.lines.get(lineId), after };
  const folio = facts.folios.get(movement.folio);
  const openedAfter = step.before === undefined ? (folio?.quartersOver ?? 0) : null;
  const lines = withLineFacts(facts.lines, lineId, {
    moved: { source },
    ...(openedAfter !== null && { openedAfter }),
  });
  if (folio === undefined) return { ...facts, lines };
  const next = withMovement(withStage(folio, movement.block, plans.after.lines), event, step);
  const changes = planChange(step, plans.before, folio.quartersOver);
  return { ...facts, lines, folios: withChanges(facts.folios, next, changes) };
}

/** What an amount that comes back restores may change the plan of a quarter that was closed. */
export function returnedAfter<F extends Movable>(
  facts: F,
  { data: { transferId, restored } }: TransferReturned,
  { before, after }: Plans,
): F {
  const folio = facts.folios.get(before.underWay.get(transferId)?.folio ?? '');
  if (folio === undefined) return facts;
  const changes = restored.flatMap(({ lineId }) => {
    const line = after.lines.get(lineId);
    if (line === undefined) return [];
    const at = { subject: `${transferId} ${lineId}`, folio: folio.folio, source: null };
    return planChange({ at, before: before.lines.get(lineId), after: line }, before, 0);
  });
  if (changes.length === 0) return facts;
  return { ...facts, folios: withChanges(facts.folios, folio, changes) };
}

function withChanges(
  folios: Movable['folios'],
  folio: FolioFacts,
  changes: FolioFacts['planChanges'],
): Movable['folios'] {
  const planChanges = [...folio.planChanges, ...changes];
  return new Map(folios).set(folio.folio, { ...folio, planChanges });
}

function withMovement(folio: FolioFacts, event: FolioEvent, step: MovementStep): FolioFacts {
  const { transferred, raises, restated } = folio;
  const { type } = event;
  const isTransfer =
    type === 'ActionTransferred' || type === 'MetaTransferred' || type === 'ActionReceived';
  const isRaise = type === 'AnnualGoalIncreased' || type === 'ActionReceived';
  const known = raises.some(({ subject }) => subject === step.at.subject);
  return {
    ...folio,
    restated: type === 'UnitOfMeasureChanged' ? [...restated, step.at.subject] : restated,
    transferred: isTransfer ? [...transferred, event.data.lineId] : transferred,
    raises: isRaise && !known ? [...raises, ...raise(step)] : raises,
  };
}
