import { lineWith, planWith } from './copies';
import type { ExistingPlan } from './plan';
import type { CorrectedField, DataOf } from './plan.events';
import type { Header } from './words';

const LINE_OF_ACTION = /^linesOfAction\.(.+)$/;
const DESCRIPTION = /^lines\.(.+)\.description$/;
type CodedField = Exclude<keyof Header, 'linesOfAction'>;

/** The wording that a correction would replace; `null` where the plan has no such field. */
export function wordingOf(plan: ExistingPlan, field: CorrectedField): string | null {
  const lineId = DESCRIPTION.exec(field)?.[1];
  if (lineId !== undefined) return plan.lines.get(lineId)?.description ?? null;
  const code = LINE_OF_ACTION.exec(field)?.[1];
  if (code !== undefined) {
    return plan.header.linesOfAction.find((each) => each.code === code)?.name ?? null;
  }
  return isCodedField(field) ? plan.header[field].name : null;
}

/** The plan with the wording of a technical correction. */
export function withCorrection(
  plan: ExistingPlan,
  { field, value }: DataOf<'TechnicalCorrectionMade'>,
): ExistingPlan {
  const lineId = DESCRIPTION.exec(field)?.[1];
  const line = plan.lines.get(lineId ?? '');
  if (line !== undefined) {
    const corrected = lineWith(line, { description: value });
    return planWith(plan, { lines: new Map(plan.lines).set(line.id, corrected) });
  }
  const code = LINE_OF_ACTION.exec(field)?.[1];
  if (code !== undefined) {
    const linesOfAction = plan.header.linesOfAction.map((each) =>
      each.code === code ? { ...each, name: value } : each,
    );
    return planWith(plan, { header: { ...plan.header, linesOfAction } });
  }
  if (!isCodedField(field)) return plan;
  const coded = { ...plan.header[field], name: value };
  return planWith(plan, { header: { ...plan.header, [field]: coded } });
}

function isCodedField(field: string): field is CodedField {
  return ['branch', 'program', 'executingUnit', 'purpose', 'function', 'subfunction'].includes(
    field,
  );
}
