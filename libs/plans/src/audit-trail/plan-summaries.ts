import { unreachable } from '@libro/event-sourcing';
import type { Line } from '../plan/line';
import type { DataOf, PlanEvent } from '../plan/plan.events';
import { lineName } from './told';
import type { Told } from './told';

type PlanOnly = Extract<
  PlanEvent,
  {
    type:
      | `Plan${string}`
      | `${'Meta' | 'Action'}Opened`
      | 'MetaDeclaredAdditive'
      | 'FormTranscribed'
      | 'TechnicalCorrectionMade'
      | 'FindingAcknowledged';
  }
>;

/** What an event about the plan as a whole, or the opening of a line, did. */
export function planSummary({ event, line }: Told<PlanOnly>): string {
  switch (event.type) {
    case 'PlanOpened': {
      const { fiscalYear, header, inferred } = event.data;
      const unit = `${header.executingUnit.code} ${header.executingUnit.name}`;
      return `Se abrió el programa operativo ${fiscalYear} de ${unit}${inferredMark(inferred)}`;
    }
    case 'MetaOpened':
    case 'ActionOpened':
      return openingSummary(event.data, lineName(line));
    case 'MetaDeclaredAdditive': {
      const mark = inferredMark(event.data.inferred);
      return `Se registró que ${lineName(line)} es la suma de sus acciones${mark}`;
    }
    case 'PlanAuthorized':
      return `Se autorizó el programa con sus metas anuales${inferredMark(event.data.inferred)}`;
    case 'PlanClosed':
      return 'Se cerró el programa';
    case 'TechnicalCorrectionMade':
      return `Corrección técnica ${fieldName(event.data.field, line)}: «${event.data.value}»`;
    case 'FormTranscribed':
      return transcriptionSummary(event.data);
    case 'FindingAcknowledged':
      return `Se atendió el hallazgo ${event.data.findingId}`;
    default:
      return unreachable(event);
  }
}

function openingSummary(
  { annualGoal, unitOfMeasure, movement, inferred }: DataOf<'MetaOpened'> | DataOf<'ActionOpened'>,
  name: string,
): string {
  const folio = movement === null ? '' : ` por el folio ${movement.folio}`;
  const goal = `${annualGoal} (${unitOfMeasure})`;
  return `Se abrió ${name}${folio} con meta anual de ${goal}${inferredMark(inferred)}`;
}

function transcriptionSummary({ sheet }: DataOf<'FormTranscribed'>): string {
  return `Se transcribió la hoja ${sheet.form} (${sheet.datePrinted}) del archivo ${sheet.file}`;
}

function inferredMark(inferred: boolean): string {
  return inferred ? ' (inferido de la hoja)' : '';
}

const FIELD_NAMES: ReadonlyMap<string, string> = new Map([
  ['branch', 'del nombre del ramo'],
  ['program', 'del nombre del programa'],
  ['executingUnit', 'del nombre de la unidad ejecutora'],
  ['purpose', 'del nombre de la finalidad'],
  ['function', 'del nombre de la función'],
  ['subfunction', 'del nombre de la subfunción'],
]);

function fieldName(field: string, line: Line | null): string {
  if (line !== null) return `de la descripción de ${lineName(line)}`;
  const code = field.replace('linesOfAction.', '');
  return FIELD_NAMES.get(field) ?? `del nombre de la línea de acción ${code}`;
}
