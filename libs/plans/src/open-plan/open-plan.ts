import { code, text } from '../plan/guards';
import { planIdOf } from '../plan/plan';
import type { Plan } from '../plan/plan';
import type { PlanOpened } from '../plan/plan.events';
import { refuse } from '../plan/refusal';
import { same } from '../plan/same';
import type { Coded, Header } from '../plan/words';

export interface OpenPlan {
  readonly fiscalYear: number;
  /** Header of the form. */
  readonly header: Header;
}

/** Years that a program may be for: what a typing error leaves them by is no plan of its own. */
const [FIRST_YEAR, LAST_YEAR] = [1990, 2100];

/**
 * Opens the annual program of an executing unit; the same header again is quiet.
 * @throws PlanRefusal `fiscal-year-invalid`, `text-invalid`, `plan-exists`
 */
export function openPlan(command: OpenPlan, plan: Plan): readonly PlanOpened[] {
  const fiscalYear = yearOf(command.fiscalYear);
  const header = headerOf(command.header);
  if (plan.status !== 'none') {
    if (same(plan.header, header)) return [];
    return refuse('plan-exists', `el plan ${plan.planId} ya existe con otro encabezado`);
  }
  return [{ type: 'PlanOpened', data: { fiscalYear, header, inferred: false, source: null } }];
}

/** The plan that the command opens: "2021.54202". */
export function planToOpen({ fiscalYear, header }: OpenPlan): string {
  return planIdOf(fiscalYear, header.executingUnit.code);
}

function yearOf(year: number): number {
  if (Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR) return year;
  return refuse('fiscal-year-invalid', `${year} no es un ejercicio fiscal`);
}

function headerOf(header: Header): Header {
  return {
    branch: coded(header.branch, 'ramo'),
    program: coded(header.program, 'programa'),
    executingUnit: coded(header.executingUnit, 'unidad ejecutora'),
    purpose: coded(header.purpose, 'finalidad'),
    function: coded(header.function, 'función'),
    subfunction: coded(header.subfunction, 'subfunción'),
    linesOfAction: header.linesOfAction.map((each) => coded(each, 'línea de acción')),
  };
}

function coded(value: Coded, field: string): Coded {
  return { code: code(value.code, `clave de ${field}`), name: text(value.name, field) };
}
