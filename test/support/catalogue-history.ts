import type {
  CorrectedField,
  Finding,
  FindingCode,
  Header,
  PlanEvent,
  PrintedSignature,
  ProgressSheet,
} from '@libro/plans';
import {
  catalogueEntries,
  catalogueFindings,
  catalogueWith,
  NO_CATALOGUE,
} from '../../libs/plans/src/findings/catalogue-findings';
import { event, HEADER, PLAN_OPENED } from './plan-history';
import { recordedOf } from './plan-log';
import { progressSheet } from './printed-sheets';

/** A plan's events, or some of them. */
export type OfPlan = readonly [planId: string, ...events: readonly PlanEvent[]];

export function catalogueOf(...plans: readonly OfPlan[]) {
  return plans
    .flatMap(([planId, ...events]) => recordedOf(events, `plan-${planId}`))
    .flatMap(catalogueEntries)
    .reduce(catalogueWith, NO_CATALOGUE);
}

/** What the rules about the whole body find of a code. */
export function findingsOf(code: FindingCode, ...plans: readonly OfPlan[]): Finding[] {
  return catalogueFindings(catalogueOf(...plans)).filter((each) => each.code === code);
}

/** A plan as a live command opens it, with other codes or names. */
export function opened(unit: string, header: Partial<Header> = {}): OfPlan {
  const executingUnit = { code: unit, name: `UNIDAD ${unit}` };
  const data = { ...PLAN_OPENED.data, header: { ...HEADER, executingUnit, ...header } };
  return [`2021.${unit}`, event('PlanOpened', data)];
}

export function sheetOf(unit: string, other: Partial<ProgressSheet>): OfPlan {
  const sheet = progressSheet([], { sheet: unit.padEnd(64, '0'), ...other });
  return [`2021.${unit}`, event('FormTranscribed', { sheet, rows: [] })];
}

export function correction(unit: string, field: CorrectedField, value: string): OfPlan {
  return [`2021.${unit}`, event('TechnicalCorrectionMade', { field, value, reason: 'Error' })];
}

export function signedBy(
  name: string,
  otherNames: readonly string[] = [],
): readonly PrintedSignature[] {
  return [{ role: 'prepared', office: 'RESPONSABLE', name, otherNames }];
}
