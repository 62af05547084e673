import type { PlanHead, ShownSignature } from '@libro/plans';

const ROLES = new Map([
  ['prepared', 'ELABORÓ'],
  ['reviewed', 'REVISÓ'],
  ['authorized', 'AUTORIZÓ'],
]);

/** The header of both forms. */
export function headerFields(plan: PlanHead): readonly (readonly [string, string])[] {
  const coded = ({ code, name }: { code: string; name: string }) => `${code} ${name}`;
  return [
    ['PLAN', plan.id],
    ['RAMO', coded(plan.branch)],
    ['PROGRAMA', coded(plan.program)],
    ['UNIDAD EJECUTORA', coded(plan.executingUnit)],
    ['FINALIDAD', coded(plan.purpose)],
    ['FUNCIÓN', coded(plan.function)],
    ['SUBFUNCIÓN', coded(plan.subfunction)],
    ...plan.linesOfAction.map((each) => ['LÍNEA DE ACCIÓN', coded(each)] as const),
  ];
}

/** Who signed, as what, and when the ledger recorded it. */
export function signatureNotes(signatures: readonly ShownSignature[]): readonly string[] {
  return signatures.map(({ role, office, name, signedAt }) => {
    const when = signedAt === null ? 'firma impresa, sin fecha' : signedAt;
    return `${ROLES.get(role) ?? role}: ${name} · ${office} (${when})`;
  });
}

/** The position that a report is computed for. */
export function asOfNote(asOf: number): string {
  return `Calculado a la posición ${asOf} del libro`;
}

export function kindWord(kind: 'meta' | 'action'): string {
  return kind === 'meta' ? 'Meta' : 'Acción';
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
