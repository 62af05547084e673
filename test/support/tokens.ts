import type { Role, Scope } from '@libro/identity';

export const ADMINISTRATOR = { id: 'u-nadia', office: 'Administración' };
export const WHOLE_BODY: Scope = { branch: null, program: null, unit: null };

/** A wish for a token, as tests begin with it: to read everything for a year. */
export function wish(roles: readonly Role[] = ['reader'], scope: Scope = WHOLE_BODY) {
  return { roles, scope, holder: {}, days: 365 };
}

/** A clock that stands where a test puts it. */
export class StandingClock {
  constructor(private at = '2026-11-26T10:00:00.000Z') {}

  now(): string {
    return this.at;
  }

  put(at: string): void {
    this.at = at;
  }
}
