import type { AuditEntry, PlanEventType } from '@libro/plans';
import { shown } from './figures';

type Change = AuditEntry['changes'][number];

/** What each kind of event is called where officials read of it. */
export const EVENT_WORDS: Readonly<Record<PlanEventType, string>> = {
  PlanOpened: 'Plan abierto',
  MetaOpened: 'Meta abierta',
  ActionOpened: 'Acción abierta',
  MetaDeclaredAdditive: 'Meta reconocida como suma de sus acciones',
  PlanAuthorized: 'Plan autorizado',
  PlanClosed: 'Plan cerrado',
  ProgressReported: 'Avance reportado',
  ProgressCorrected: 'Avance corregido',
  QuarterSigned: 'Trimestre firmado',
  QuarterClosed: 'Trimestre cerrado',
  TechnicalCorrectionMade: 'Corrección técnica',
  FormTranscribed: 'Hoja transcrita',
  RowResolved: 'Renglón dudoso resuelto',
  FindingAcknowledged: 'Hallazgo atendido',
  ModificationDrafted: 'Folio en borrador',
  ModificationRedrafted: 'Folio en nuevo borrador',
  ModificationSigned: 'Folio firmado',
  ModificationReturned: 'Folio devuelto',
  ModificationWithdrawn: 'Folio retirado',
  ModificationAuthorized: 'Folio autorizado',
  ModificationTranscribed: 'Folio transcrito',
  LineSuppressed: 'Supresión (S)',
  ScheduleChanged: 'Recalendarización',
  AnnualGoalIncreased: 'Aumento de meta anual',
  AnnualGoalDecreased: 'Disminución de meta anual',
  ActionTransferred: 'Transferencia de acción (T)',
  MetaTransferred: 'Transferencia de meta (T)',
  ActionReceived: 'Transferencia recibida (T)',
  UnitOfMeasureChanged: 'Cambio de unidad de medida (CUM)',
  TransferReturned: 'Transferencia devuelta',
  TransferDeclined: 'Transferencia rechazada',
  TransferCompleted: 'Transferencia concluida',
};

/** Parts of a change's field; what is not here (a number, an id, a code) stands as it is. */
const FIELD_WORDS = new Map([
  ['status', 'estado'],
  ['branch', 'ramo'],
  ['program', 'programa'],
  ['executingUnit', 'unidad ejecutora'],
  ['purpose', 'finalidad'],
  ['function', 'función'],
  ['subfunction', 'subfunción'],
  ['linesOfAction', 'línea de acción'],
  ['description', 'redacción'],
  ['unitOfMeasure', 'unidad de medida'],
  ['active', 'activa'],
  ['additive', 'suma de sus acciones'],
  ['authorizedGoal', 'meta autorizada'],
  ['currentGoal', 'meta actual'],
  ['carriedOver', 'alcanzado que se traslada'],
  ['origin', 'origen'],
  ['planned', 'programado del trimestre'],
  ['achieved', 'alcanzado del trimestre'],
  ['remarks', 'observaciones del trimestre'],
  ['series', 'serie de medida'],
  ['lines', 'línea'],
  ['modifications', 'folio'],
  ['quarters', 'trimestre'],
  ['closed', 'cerrado'],
  ['signatures', 'firmas'],
  ['outdated', 'firmas anteriores al último cambio'],
  ['underWay', 'en tránsito'],
]);
const VALUE_WORDS = new Map([
  ['true', 'sí'],
  ['false', 'no'],
  ['open', 'abierto'],
  ['authorized', 'autorizado'],
  ['closed', 'cerrado'],
  ['draft', 'borrador'],
  ['returned', 'devuelto'],
  ['withdrawn', 'retirado'],
  ['not-applied', 'sin aplicar'],
]);
const ROLE_WORDS = new Map([
  ['prepared', 'elaboró'],
  ['reviewed', 'revisó'],
  ['authorized', 'autorizó'],
]);

/** A change in words: "meta actual: 486 → 10,239". */
export function changeInWords({ field, before, after }: Change): string {
  return `${fieldInWords(field)}: ${valueInWords(field, before)} → ${valueInWords(field, after)}`;
}

/** What a change's field is called: "alcanzado del trimestre 2". */
export function fieldInWords(field: string): string {
  const [head = '', ...rest] = field.split('.');
  // A code of a line of action has dots of its own.
  const parts = head === 'linesOfAction' ? [head, rest.join('.')] : [head, ...rest];
  const name = parts.filter((part) => part !== '').map((part) => FIELD_WORDS.get(part) ?? part);
  return name.join(' ');
}

/** One of a change's two values; a dash where there was none. */
export function valueInWords(field: string, value: string | null): string {
  if (value === null) return '—';
  if (field.endsWith('signatures')) {
    return value
      .split(' ')
      .map((role) => ROLE_WORDS.get(role) ?? role)
      .join(', ');
  }
  return VALUE_WORDS.get(value) ?? shown(value);
}
