/** What a token is limited to, by codes of the budget structure; `null`: not limited by it. */
export interface Scope {
  readonly branch: string | null;
  readonly program: string | null;
  readonly unit: string | null;
}

/** The codes of a plan's branch, program and executing unit. */
export interface PlanCodes {
  readonly branch: string;
  readonly program: string;
  readonly unit: string;
}

/**
 * Whether a plan lies in a scope: each code that the scope names is the plan's. Codes are compared
 * whole, never by their first digits: a unit's code need not begin with its branch's (POA-I02).
 */
export function inScope(scope: Scope, plan: PlanCodes): boolean {
  return (
    isWithin(scope.branch, plan.branch) &&
    isWithin(scope.program, plan.program) &&
    isWithin(scope.unit, plan.unit)
  );
}

function isWithin(limit: string | null, code: string): boolean {
  return limit === null || limit === code;
}
