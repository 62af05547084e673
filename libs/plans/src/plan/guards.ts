import type { Line } from './line';
import type { ExistingPlan, Plan } from './plan';
import { quoted, refuse } from './refusal';

/** Longest text that a field may hold, in UTF-16 code units. */
const MOST_CHARACTERS = 4_000;
/** Controls but for tab and line feed, and what has no shape of its own or turns text around. */
const HIDDEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u;

/** @throws PlanRefusal `plan-not-found` */
export function existing(plan: Plan): ExistingPlan {
  return plan.status === 'none' ? refuse('plan-not-found', 'el plan no existe') : plan;
}

/** @throws PlanRefusal `plan-not-found`, `plan-not-authorized`, `plan-closed` */
export function authorized(plan: Plan): ExistingPlan {
  const found = notClosed(plan);
  return found.status === 'authorized'
    ? found
    : refuse('plan-not-authorized', `el plan ${found.planId} aún no está autorizado`);
}

/** @throws PlanRefusal `plan-not-found`, `plan-closed` */
export function notClosed(plan: Plan): ExistingPlan {
  const found = existing(plan);
  return found.status === 'closed'
    ? refuse('plan-closed', `el plan ${found.planId} está cerrado`)
    : found;
}

const BY_NUMBER = /^number:(\d{1,9})$/;

/** The number in a reference of the form `number:402`; NaN in any other, which no line bears. */
export function numberIn(reference: string): number {
  return Number(BY_NUMBER.exec(reference)?.[1] ?? Number.NaN);
}

/**
 * The line that a reference names: its id, or `number:402` for the active line with that number.
 * @throws PlanRefusal `line-not-found`; `line-ambiguous` naming the ids of the active lines with it
 */
export function lineOf(plan: ExistingPlan, reference: string): Line {
  const byId = plan.lines.get(reference);
  if (byId !== undefined) return byId;
  const number = numberIn(reference);
  const [line, ...others] = withNumber(plan, number);
  if (line === undefined) {
    return refuse('line-not-found', `el plan no tiene la línea ${quoted(reference)}`);
  }
  if (others.length === 0) return line;
  const ids = [line, ...others].map(({ id }) => id).join(', ');
  return refuse('line-ambiguous', `varias líneas activas llevan el número ${number}: ${ids}`);
}

/** The active lines that bear a number. */
export function withNumber(plan: ExistingPlan, number: number): readonly Line[] {
  return [...plan.lines.values()].filter((line) => line.active && line.number === number);
}

/** @throws PlanRefusal `line-not-found`, `line-ambiguous`, `line-inactive` */
export function activeLineOf(plan: ExistingPlan, reference: string): Line {
  const line = lineOf(plan, reference);
  return line.active ? line : refuse('line-inactive', `la línea ${line.number} ya no está activa`);
}

/**
 * The text, trimmed.
 * @throws PlanRefusal `text-invalid` where it is empty, too long, not well-formed, or holds
 * characters that hide or turn text
 */
export function text(value: string, field: string): string {
  const trimmed = value.trim();
  if (trimmed === '') return refuse('text-invalid', `${field}: falta el texto`);
  if (trimmed.length > MOST_CHARACTERS) {
    return refuse('text-invalid', `${field}: más de ${MOST_CHARACTERS} caracteres`);
  }
  if (HIDDEN.test(trimmed) || !trimmed.isWellFormed()) {
    return refuse('text-invalid', `${field}: lleva caracteres que no se ven`);
  }
  return trimmed;
}

const CODE = /^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/;

/**
 * A catalogue code as it stands: 54202, 2.6.1. It names plans and streams, so it is never trimmed.
 * @throws PlanRefusal `text-invalid` for what is no code of up to 40 letters, digits, dots, hyphens
 */
export function code(value: string, field: string): string {
  if (CODE.test(value)) return value;
  return refuse('text-invalid', `${field}: ${quoted(value)} no es una clave`);
}
