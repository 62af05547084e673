import type { Line } from '../plan/line';
import type { Plan } from '../plan/plan';
import type { Quarter, SignatureRole } from '../plan/words';

/** An event, the line it is about as it left it, and the plan before it. */
export interface Told<E> {
  readonly event: E;
  readonly line: Line | null;
  readonly before: Plan;
}

export const ROMAN: Readonly<Record<Quarter, string>> = { 1: 'I', 2: 'II', 3: 'III', 4: 'IV' };

export const ROLES: Readonly<Record<SignatureRole, string>> = {
  prepared: 'Elaboró',
  reviewed: 'Revisó',
  authorized: 'Autorizó',
};

/** "la acción 401"; a line is named by its number. */
export function lineName(line: Line | null): string {
  if (line === null) return 'una línea';
  return `${line.kind === 'meta' ? 'la meta' : 'la acción'} ${line.number}`;
}

/** The line as it was before the event; `null` where it was opened by it. */
export function lineBefore({ before, line }: Told<unknown>): Line | null {
  if (before.status === 'none' || line === null) return null;
  return before.lines.get(line.id) ?? null;
}
