import { Refusal } from '@libro/event-sourcing';

/** Every reason for which the plans refuse a command. Codes are stable; clients match on them. */
export type PlanRefusalCode =
  | 'plan-exists'
  | 'plan-not-found'
  | 'plan-not-authorized'
  | 'plan-already-authorized'
  | 'plan-closed'
  | 'plan-empty'
  | 'plan-has-pending-folios'
  | 'line-not-found'
  | 'line-ambiguous'
  | 'line-inactive'
  | 'line-has-progress'
  | 'line-has-amount-under-way'
  | 'number-taken'
  | 'number-invalid'
  | 'meta-not-found'
  | 'meta-has-active-actions'
  | 'meta-not-sum-of-actions'
  | 'meta-additive-transfer'
  | 'quantity-invalid'
  | 'text-invalid'
  | 'schedule-does-not-add-up'
  | 'line-of-action-unknown'
  | 'folio-exists'
  | 'folio-not-found'
  | 'folio-invalid'
  | 'form-date-before-year'
  | 'folio-empty'
  | 'folio-not-pending'
  | 'folio-row-invalid'
  | 'movements-incompatible'
  | 'movement-changes-nothing'
  | 'increase-not-positive'
  | 'decrease-out-of-range'
  | 'goal-changed'
  | 'unit-of-measure-same'
  | 'unit-of-measure-differs'
  | 'transfer-unbalanced'
  | 'transfer-not-found'
  | 'transfer-answered'
  | 'digest-stale'
  | 'signature-out-of-order'
  | 'signer-holds-another-signature'
  | 'series-not-found'
  | 'quarter-closed'
  | 'quarter-not-closed'
  | 'quarter-out-of-order'
  | 'quarters-not-closed'
  | 'occurred-in-invalid'
  | 'amounts-under-way'
  | 'row-not-found'
  | 'field-not-found'
  | 'sheet-of-another-plan'
  | 'fiscal-year-invalid'
  | 'line-repeated'
  | 'quarter-after-sheet'
  | 'sheet-too-large';

/** A command that a rule of the plans does not allow. */
export class PlanRefusal extends Refusal<PlanRefusalCode> {}

/** A line's id, or a field with one, is shorter. */
const MOST_QUOTED = 80;

/** What the sender wrote to name something, in quotation marks: enough of it to know it again. */
export function quoted(text: string): string {
  const rest = text.length > MOST_QUOTED ? '…' : '';
  return `«${text.slice(0, MOST_QUOTED).toWellFormed()}${rest}»`;
}

/** Longest detail of a refusal: it may quote what the sender wrote, but not at any length. */
const MOST_DETAIL = 1_000;

/** @throws PlanRefusal always: reads as an expression where a value is missing */
export function refuse(code: PlanRefusalCode, detail: string): never {
  const isLong = detail.length > MOST_DETAIL;
  const quoted = isLong ? `${detail.slice(0, MOST_DETAIL - 1).toWellFormed()}…` : detail;
  throw new PlanRefusal(code, quoted);
}
