import type { Folio, PlanHead, QuarterlyGrid, ShownSignature } from '@libro/plans';

const ROLES = new Map([
  ['prepared', 'ELABORÓ'],
  ['reviewed', 'REVISÓ'],
  ['authorized', 'AUTORIZÓ'],
]);

export const QUARTER_HEADINGS = ['Ene-Mar', 'Abr-Jun', 'Jul-Sep', 'Oct-Dic'] as const;

export const FOLIO_STATUS = {
  draft: 'borrador',
  returned: 'devuelto',
  withdrawn: 'retirado',
  authorized: 'autorizado',
  'not-applied': 'transcrito sin aplicar: sus metas no son las del libro',
} as const satisfies Record<Folio['status'], string>;

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

/** The header of form TMM-F004, with its quarter and whether that is closed. */
export function gridFields(grid: QuarterlyGrid): readonly (readonly [string, string])[] {
  return [
    ...headerFields(grid.plan),
    ['TRIMESTRE', quarterOfYear(grid)],
    ['ESTADO', stateOf(grid)],
  ];
}

export function quarterOfYear({ quarter, plan }: QuarterlyGrid): string {
  return `${QUARTER_HEADINGS[quarter - 1] ?? ''} ${plan.fiscalYear}`;
}

function stateOf({ closed, outdated }: QuarterlyGrid): string {
  if (!closed) return 'abierto';
  return outdated ? 'cerrado; sus firmas son anteriores al último cambio' : 'cerrado';
}

/** Who signed, as what, and when the ledger recorded it. */
export function signatureNotes(signatures: readonly ShownSignature[]): readonly string[] {
  return signatures.map((signature) => {
    const { role, office, name } = signature;
    return `${roleWord(role)}: ${name} · ${office} (${signedWhen(signature)})`;
  });
}

export function roleWord(role: string): string {
  return ROLES.get(role) ?? role;
}

/** When the ledger recorded a signature (RFC 3339, UTC); a printed one bears no time. */
export function signedWhen({ signedAt }: ShownSignature): string {
  return signedAt ?? 'firma impresa, sin fecha';
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
