import type { Role } from '../token/roles';

/** Everything that a request can ask for, as the table of roles names it. */
export const ACTIONS = [
  'open-plan',
  'add-line',
  'draft-modification',
  'withdraw-modification',
  'report-progress',
  'transcribe',
  'sign-prepared',
  'sign-reviewed',
  'sign-authorized',
  'return-modification',
  'return-transfer',
  'correct-progress',
  'correct-wording',
  'resolve-row',
  'acknowledge-finding',
  'authorize-plan',
  'close-plan',
  /** Plans, reports, findings. */
  'read',
  /** Events as they are on record, and the audit trail. */
  'read-events',
  /** Figures of the operation: metrics, not goals. */
  'read-operation',
  'manage-tokens',
] as const;
export type Action = (typeof ACTIONS)[number];

const READING: readonly Action[] = ['read'];
const CAPTURING: readonly Action[] = [
  ...READING,
  'open-plan',
  'add-line',
  'draft-modification',
  'withdraw-modification',
  'report-progress',
  'transcribe',
];

const TABLE: Readonly<Record<Role, readonly Action[]>> = {
  capture: CAPTURING,
  'unit-head': [
    ...CAPTURING,
    'sign-prepared',
    'correct-progress',
    'correct-wording',
    'resolve-row',
    'acknowledge-finding',
  ],
  'program-head': [
    ...READING,
    'sign-reviewed',
    'return-modification',
    'return-transfer',
    'acknowledge-finding',
  ],
  'branch-head': [
    ...READING,
    'sign-authorized',
    'authorize-plan',
    'close-plan',
    'return-modification',
    'return-transfer',
    'acknowledge-finding',
    'transcribe',
  ],
  auditor: [...READING, 'read-events'],
  reader: READING,
  administrator: [...READING, 'manage-tokens', 'read-operation'],
};
const ALLOWED: ReadonlyMap<string, ReadonlySet<Action>> = new Map(
  Object.entries(TABLE).map(([role, actions]) => [role, new Set(actions)]),
);

/**
 * Whether one of the roles may do it; what no row names is denied, an unknown role everything
 * (source: api.md, Who may do what). Where its table is silent: *return with a reason* is read as
 * of folios and of transfers alike, since both undo what was signed; a technical correction of a
 * wording belongs, as that of a closed quarter, to the head of the unit; the *everything* that an
 * auditor reads is what is on record, not the figures of the operation.
 */
export function mayDo(roles: readonly Role[], action: Action): boolean {
  return roles.some((role) => ALLOWED.get(role)?.has(action) === true);
}
