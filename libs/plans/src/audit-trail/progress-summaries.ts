import { unreachable } from '@libro/event-sourcing';
import type { Line } from '../plan/line';
import type { Plan } from '../plan/plan';
import type { DataOf, PlanEvent } from '../plan/plan.events';
import { atQuarter } from '../plan/quantity';
import { lineName, ROLES, ROMAN } from './told';
import type { Told } from './told';

type ProgressEvent = Extract<
  PlanEvent,
  { type: `Progress${string}` | 'RowResolved' | `Quarter${string}` }
>;

/** What a report, a correction, or the signing of a quarter did. */
export function progressSummary({ event, line, before }: Told<ProgressEvent>): string {
  switch (event.type) {
    case 'ProgressReported':
      return reportSummary(event.data, line);
    case 'ProgressCorrected':
      return correctionSummary(event.data, line, before);
    case 'RowResolved':
      return `Se resolvió el renglón en duda de ${lineName(line)}`;
    case 'QuarterSigned': {
      const { signedBy, role, quarter } = event.data;
      return `${signedBy.id} firmó «${ROLES[role]}» en el trimestre ${ROMAN[quarter]}`;
    }
    case 'QuarterClosed':
      return `Se cerró el trimestre ${ROMAN[event.data.quarter]}`;
    default:
      return unreachable(event);
  }
}

function reportSummary(
  { quarter, achieved, occurredIn }: DataOf<'ProgressReported'>,
  line: Line | null,
): string {
  const elsewhere = occurredIn.map((each) => `${each.amount} del trimestre ${ROMAN[each.quarter]}`);
  const mark = elsewhere.length === 0 ? '' : `, de ellos ${elsewhere.join(' y ')}`;
  return `Se reportó ${achieved} en el trimestre ${ROMAN[quarter]} de ${lineName(line)}${mark}`;
}

function correctionSummary(
  { quarter, achieved, lineId, series }: DataOf<'ProgressCorrected'>,
  line: Line | null,
  before: Plan,
): string {
  const earlier = before.status === 'none' ? undefined : before.lines.get(lineId);
  const replaced = series === undefined ? undefined : earlier?.earlierSeries[series - 1];
  const progress = (replaced ?? earlier)?.progress;
  const was = progress === undefined ? null : atQuarter(progress, quarter);
  const from = was === null ? 'sin reporte' : was.achieved;
  const unit = replaced === undefined ? '' : `, medido en ${replaced.unitOfMeasure}`;
  const place = `el trimestre ${ROMAN[quarter]} de ${lineName(line)}${unit}`;
  return `Se corrigió lo alcanzado en ${place}: de ${from} a ${achieved}`;
}
