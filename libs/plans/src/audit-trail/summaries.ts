import { unreachable } from '@libro/event-sourcing';
import type { ModificationEvent } from '../plan/modification.events';
import type { PlanEvent } from '../plan/plan.events';
import { movementSummary, transferSummary } from './movement-summaries';
import { planSummary } from './plan-summaries';
import { progressSummary } from './progress-summaries';
import { ROLES } from './told';
import type { Told } from './told';

/** One Spanish sentence that says what the event did. */
export function summaryOf(told: Told<PlanEvent>): string {
  const { event } = told;
  if (isAboutFolio(event)) return modificationSummary(event);
  return otherSummary({ ...told, event });
}

function isAboutFolio(event: PlanEvent): event is ModificationEvent {
  return event.type.startsWith('Modification');
}

function otherSummary(told: Told<Exclude<PlanEvent, ModificationEvent>>): string {
  const { event } = told;
  switch (event.type) {
    case 'LineSuppressed':
    case 'ScheduleChanged':
    case 'AnnualGoalIncreased':
    case 'AnnualGoalDecreased':
    case 'ActionTransferred':
    case 'MetaTransferred':
    case 'ActionReceived':
    case 'UnitOfMeasureChanged':
      return movementSummary({ ...told, event });
    case 'TransferReturned':
    case 'TransferDeclined':
    case 'TransferCompleted':
      return transferSummary({ ...told, event });
    case 'PlanOpened':
    case 'MetaOpened':
    case 'ActionOpened':
    case 'MetaDeclaredAdditive':
    case 'PlanAuthorized':
    case 'PlanClosed':
    case 'FormTranscribed':
    case 'TechnicalCorrectionMade':
    case 'FindingAcknowledged':
      return planSummary({ ...told, event });
    case 'ProgressReported':
    case 'ProgressCorrected':
    case 'RowResolved':
    case 'QuarterSigned':
    case 'QuarterClosed':
      return progressSummary({ ...told, event });
    default:
      return unreachable(event);
  }
}

function modificationSummary({ type, data }: ModificationEvent): string {
  switch (type) {
    case 'ModificationDrafted':
      return `Se elaboró el folio ${data.folio}`;
    case 'ModificationRedrafted':
      return `Se cambió el contenido del folio ${data.folio}: sus firmas quedan sin efecto`;
    case 'ModificationSigned':
      return `${data.signedBy.id} firmó «${ROLES[data.role]}» en el folio ${data.folio}`;
    case 'ModificationReturned':
      return `Se devolvió el folio ${data.folio}`;
    case 'ModificationWithdrawn':
      return `Se retiró el folio ${data.folio}`;
    case 'ModificationAuthorized':
      return `Se autorizó el folio ${data.folio}: sus movimientos surten efecto`;
    case 'ModificationTranscribed':
      return `Se transcribió el folio ${data.folio}${notApplied(data.applied)}`;
    default:
      return unreachable(type);
  }
}

function notApplied(applied: boolean): string {
  if (applied) return ', autorizado en papel';
  return ', sin aplicarlo: sus metas autorizadas no son las vigentes';
}
