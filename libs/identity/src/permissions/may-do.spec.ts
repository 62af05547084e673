import { ROLES } from '../token/roles';
import type { Role } from '../token/roles';
import { ACTIONS, mayDo } from './may-do';
import type { Action } from './may-do';

/** Who may do what: one row for each action, in the order of the columns. */
const WHO: readonly Role[] = [
  'capture',
  'unit-head',
  'program-head',
  'branch-head',
  'auditor',
  'reader',
  'administrator',
];
const MAY: Readonly<Record<Action, string>> = {
  'open-plan': 'XX.....',
  'add-line': 'XX.....',
  'draft-modification': 'XX.....',
  'withdraw-modification': 'XX.....',
  'report-progress': 'XX.....',
  transcribe: 'XX.X...',
  'sign-prepared': '.X.....',
  'sign-reviewed': '..X....',
  'sign-authorized': '...X...',
  'return-modification': '..XX...',
  'return-transfer': '..XX...',
  'correct-progress': '.X.....',
  'correct-wording': '.X.....',
  'resolve-row': '.X.....',
  'acknowledge-finding': '.XXX...',
  'authorize-plan': '...X...',
  'close-plan': '...X...',
  read: 'XXXXXXX',
  'read-events': '....X..',
  'read-operation': '......X',
  'manage-tokens': '......X',
};

const cells = ACTIONS.flatMap((action) =>
  WHO.map((role, column) => ({ role, action, may: MAY[action][column] === 'X' })),
);

describe('who may do what', () => {
  it('is said of every role and every action', () => {
    expect([...WHO].sort()).toStrictEqual([...ROLES].sort());
    expect(Object.keys(MAY).sort()).toStrictEqual([...ACTIONS].sort());
    expect(Object.values(MAY).every((row) => row.length === WHO.length)).toBe(true);
  });

  it.each(cells)('$role, $action: $may', ({ role, action, may }) => {
    expect(mayDo([role], action)).toBe(may);
  });

  it('is what any of the roles may', () => {
    expect(mayDo(['reader', 'program-head'], 'sign-reviewed')).toBe(true);
    expect(mayDo(['capture', 'program-head'], 'sign-prepared')).toBe(false);
  });

  it.each(ACTIONS)('is nothing without a role, or for one that is not known: %s', (action) => {
    expect(mayDo([], action)).toBe(false);
    const unknown = ['constructor', 'emperor'] as unknown as readonly Role[];
    expect(mayDo(unknown, action)).toBe(false);
  });
});
