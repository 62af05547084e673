import { EventCodec } from '@libro/event-sourcing';
import type { EventShapes, Fold } from '@libro/event-sourcing';
import { NO_PLAN } from './plan';
import type { Plan } from './plan';
import type { PlanEvent } from './plan.events';
import { evolve } from './plan.evolve';

/**
 * Per event type, the upcasts that bring an old shape to the newest: every one is of version 1. A
 * new version is one upcast more here and one golden file more; neither is ever edited.
 */
export const planEventShapes: EventShapes<PlanEvent> = {
  PlanOpened: [],
  MetaOpened: [],
  ActionOpened: [],
  MetaDeclaredAdditive: [],
  PlanAuthorized: [],
  PlanClosed: [],
  ProgressReported: [],
  ProgressCorrected: [],
  QuarterSigned: [],
  QuarterClosed: [],
  TechnicalCorrectionMade: [],
  FormTranscribed: [],
  RowResolved: [],
  FindingAcknowledged: [],
  ModificationDrafted: [],
  ModificationRedrafted: [],
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
  ActionReceived: [],
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
