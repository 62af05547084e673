import { lineOf, notClosed, text } from '../plan/guards';
import type { ExistingPlan, Plan } from '../plan/plan';
import type { CorrectedField, TechnicalCorrectionMade } from '../plan/plan.events';
import { quoted, refuse } from '../plan/refusal';
import { same } from '../plan/same';
import { withCorrection, wordingOf } from '../plan/technical-correction';

export interface CorrectWording {
  /** A name of the header, or a line's wording: `lines.number:402.description` will do, too. */
  readonly field: CorrectedField;
  readonly value: string;
  readonly reason: string;
}

/**
 * A technical correction: a typing error or a catalogue's name, never a goal. The same wording is
 * quiet.
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `line-not-found`, `line-ambiguous`,
 * `field-not-found`, `text-invalid`
 */
export function correctWording(
  command: CorrectWording,
  plan: Plan,
): readonly TechnicalCorrectionMade[] {
  const found = notClosed(plan);
  const field = fieldIn(found, command.field);
  if (wordingOf(found, field) === null) {
    return refuse('field-not-found', `el plan no tiene el campo ${quoted(field)}`);
  }
  const value = text(command.value, field);
  const data = { field, value, reason: text(command.reason, 'motivo') };
  if (same(wordings(found), wordings(withCorrection(found, data)))) return [];
  return [{ type: 'TechnicalCorrectionMade', data }];
}

const OF_A_LINE = /^lines\.(.+)\.description$/;

function fieldIn(plan: ExistingPlan, field: CorrectedField): CorrectedField {
  const reference = OF_A_LINE.exec(field)?.[1];
  return reference === undefined ? field : `lines.${lineOf(plan, reference).id}.description`;
}

/** One code may bear two names in a header: a correction is quiet where none of them changes. */
function wordings({ header, lines }: ExistingPlan) {
  return { header, lines: [...lines.values()].map(({ description }) => description) };
}
