import { EventCodec } from '@libro/event-sourcing';
import type { EventShapes, Fold, Upcast } from '@libro/event-sourcing';
import { NO_PLAN } from './plan';
import type { Plan } from './plan';
import type { PlanEvent } from './plan.events';
import { evolve } from './plan.evolve';

/**
 * The newer shape has a field that may be left out, which an older event does not know: it stays as
 * it is, and so does the digest that was signed. The version is another one for the sake of older
 * programs, which would read over the field.
 */
const asWritten: Upcast = (data) => data;

/**
 * Per event type, the upcasts that bring an old shape to the newest; most are of version 1. A new
 * version is one upcast more here and one golden file more; neither is ever edited.
 */
export const planEventShapes: EventShapes<PlanEvent> = {
  PlanOpened: [],
  MetaOpened: [],
  ActionOpened: [],
  MetaDeclaredAdditive: [],
  PlanAuthorized: [],
  PlanClosed: [],
  ProgressReported: [],
  // 2: a correction may name an earlier series of its line.
  ProgressCorrected: [asWritten],
  QuarterSigned: [],
  QuarterClosed: [],
  TechnicalCorrectionMade: [],
  FormTranscribed: [],
  RowResolved: [],
  FindingAcknowledged: [],
  // 2: a row states the unit of measure that it found its line in.
  ModificationDrafted: [asWritten],
  ModificationRedrafted: [asWritten],
  ModificationSigned: [],
  ModificationReturned: [],
  ModificationWithdrawn: [],
  ModificationAuthorized: [],
  ModificationTranscribed: [],
  LineSuppressed: [],
  ScheduleChanged: [],
  AnnualGoalIncreased: [],
  AnnualGoalDecreased: [],
  ActionTransferred: [],
  MetaTransferred: [],
  // 2: a whole line that is received may keep the wording that it comes with.
  ActionReceived: [asWritten],
  UnitOfMeasureChanged: [],
  TransferReturned: [],
  TransferDeclined: [],
  TransferCompleted: [],
};

/** The fold of a plan's stream. */
export const planFold: Fold<Plan, PlanEvent> = { initial: NO_PLAN, evolve };

/** Between the plans' events and what a store keeps. */
export function planCodec(): EventCodec<PlanEvent> {
  return new EventCodec(planEventShapes);
}
