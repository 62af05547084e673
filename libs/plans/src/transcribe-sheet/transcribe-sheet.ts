import { planIdOf } from '../plan/plan';
import type { Plan } from '../plan/plan';
import type { PlanEvent } from '../plan/plan.events';
import type { PrintedSheet } from '../plan/printed-sheet';
import { refuse } from '../plan/refusal';
import { inferredBaseline } from './folio-baseline';
import { transcribeFolio } from './transcribe-folio';
import { transcribeProgressSheet } from './transcribe-progress-sheet';

/** The plan that a sheet is about. */
export function planOfSheet({ fiscalYear, header }: PrintedSheet): string {
  return planIdOf(fiscalYear, header.executingUnit.code);
}

/**
 * The first of the two appends of a modifications sheet whose plan the ledger does not hold: the
 * plan as it must have been before. Nothing for any other sheet or plan (source: domain.md,
 * Transcribing real sheets).
 */
export function transcribeBaseline(sheet: PrintedSheet, plan: Plan): readonly PlanEvent[] {
  return sheet.form === 'TMM-F009' ? inferredBaseline(sheet, plan) : [];
}

/**
 * A printed sheet and what follows from it; nothing where the plan knows the sheet (source:
 * domain.md, Transcribing real sheets).
 * @throws PlanRefusal `sheet-of-another-plan`; `plan-not-found` for a modifications sheet before
 * its baseline
 */
export function transcribeSheet(sheet: PrintedSheet, plan: Plan): readonly PlanEvent[] {
  const planId = planOfSheet(sheet);
  if (plan.status !== 'none') {
    if (plan.planId !== planId) {
      refuse('sheet-of-another-plan', `la hoja es del plan ${planId}, no del ${plan.planId}`);
    }
    if (plan.sheets.has(sheet.sheet)) return [];
  }
  if (sheet.form === 'TMM-F004') return transcribeProgressSheet(sheet, plan);
  return plan.status === 'none'
    ? refuse('plan-not-found', `el plan ${planId} no existe`)
    : transcribeFolio(sheet, plan);
}
