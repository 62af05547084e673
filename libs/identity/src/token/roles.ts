/** What a token may bear (source: api.md, Who may do what). */
export const ROLES = [
  'capture',
  'unit-head',
  'program-head',
  'branch-head',
  'auditor',
  'reader',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

const OFFICES: Readonly<Record<Role, string>> = {
  capture: 'Captura',
  'unit-head': 'Unidad ejecutora',
  'program-head': 'Programa',
  'branch-head': 'Ramo',
  auditor: 'Contraloría',
  reader: 'Consulta',
  administrator: 'Administración',
};

/** The office that a role acts for, in words, where nobody named one. */
export function officeOf(role: Role): string {
  return OFFICES[role];
}
