import { scenario } from '@libro/event-sourcing/testing';
import { ROLES } from '../token/roles';
import type { Role } from '../token/roles';
import type { Scope } from '../token/scope';
import { tokensFold } from '../token/tokens';
import { grantToken } from './grant-token';
import type { GrantToken } from './grant-token';

const tokens = scenario(tokensFold);
const NOWHERE: Scope = { branch: null, program: null, unit: null };
const DATA = {
  tokenId: '01780000-0000-7000-8000-00000000000a',
  holder: { id: 'u-elena', office: 'Unidad ejecutora' },
  roles: ['unit-head'] as const,
  scope: { ...NOWHERE, unit: '54202' },
  secretHash: 'ab'.repeat(32),
  expiresAt: '2027-11-26T10:00:00.000Z',
};
const COMMAND: GrantToken = { ...DATA, grantedAt: '2026-11-26T10:00:00.000Z' };
const granted = { type: 'TokenGranted', data: DATA } as const;
const revoked = { type: 'TokenRevoked', data: { tokenId: DATA.tokenId } } as const;

const refused = (changes: Partial<GrantToken>, code: string) => {
  tokens
    .given()
    .when(grantToken, { ...COMMAND, ...changes })
    .thenRefused(code);
};

describe('granting a token', () => {
  it('puts holder, roles, scope, expiry and the hash on record', () => {
    tokens.given().when(grantToken, COMMAND).then(granted);
  });

  it('trims what the holder is called', () => {
    const holder = { id: ' u-elena ', office: '\tUnidad ejecutora\n' };
    tokens
      .given()
      .when(grantToken, { ...COMMAND, holder })
      .then(granted);
  });

  it('is quiet for the same grant again, revoked since or not', () => {
    tokens.given(granted).when(grantToken, COMMAND).thenNothing();
    tokens.given(granted, revoked).when(grantToken, COMMAND).thenNothing();
  });

  it("refuses another token's id", () => {
    const other = { ...COMMAND, secretHash: 'cd'.repeat(32) };
    tokens.given(granted).when(grantToken, other).thenRefused('token-exists');
  });

  it.each([
    ['nothing', ''],
    ['blanks', '  '],
    ['too much', 'x'.repeat(201)],
    ['a control', 'u-\u001b[31m'],
    ['two lines', 'u-elena\nu-tomas'],
    ['what turns text', 'u-\u202eelena'],
    ['what cannot be seen', 'u-\u200belena'],
    ['half a character', 'u-\ud800'],
  ])('refuses a holder whose id or office is %s', (_, text) => {
    refused({ holder: { ...DATA.holder, id: text } }, 'text-invalid');
    refused({ holder: { ...DATA.holder, office: text } }, 'text-invalid');
  });
});

describe('the roles of a token', () => {
  const scope = { branch: '54', program: '542', unit: '54202' };

  it.each<[string, readonly Role[]]>([
    ['none', []],
    ['one twice', ['reader', 'capture', 'reader']],
    ['an auditor who captures', ['auditor', 'capture']],
    ['an administrator who signs', ['reader', 'unit-head', 'administrator']],
    ['an administrator who audits', ['administrator', 'auditor']],
  ])('are refused: %s', (_, roles) => refused({ roles, scope }, 'token-roles-invalid'));

  it.each<[readonly Role[]]>([
    [['auditor', 'reader']],
    [['reader', 'administrator']],
    [['capture', 'unit-head', 'program-head', 'branch-head', 'reader']],
  ])('may be %j', (roles) => {
    tokens
      .given()
      .when(grantToken, { ...COMMAND, roles, scope })
      .then({ type: 'TokenGranted', data: { ...DATA, roles, scope } });
  });
});

describe('the scope of a token', () => {
  it.each(ROLES)('may be the whole body for %s', (role) => {
    tokens
      .given()
      .when(grantToken, { ...COMMAND, roles: [role], scope: NOWHERE })
      .then({ type: 'TokenGranted', data: { ...DATA, roles: [role], scope: NOWHERE } });
  });

  it.each(['', ' 54', '54 202', 'plan/54', '-54', '5'.repeat(41), '５４'])(
    'is refused where %j stands for a code',
    (code) => {
      for (const limit of ['branch', 'program', 'unit']) {
        const scope = { ...NOWHERE, [limit]: code };
        refused({ roles: ['reader'], scope }, 'token-scope-invalid');
      }
    },
  );
});

describe('the expiry of a token', () => {
  it.each([
    ['is no instant', ''],
    ['is a day', '2027-11-26'],
    ['is written with an offset', '2027-11-26T10:00:00.000+01:00'],
    ['has passed', '2026-11-26T09:59:59.999Z'],
    ['is now', '2026-11-26T10:00:00.000Z'],
    ['is after the tenth year', '2037-01-01T00:00:00.000Z'],
    ['is beyond the calendar', '+010000-01-01T00:00:00.000Z'],
  ])('is refused where it %s', (_, expiresAt) => refused({ expiresAt }, 'token-expiry-invalid'));

  it.each(['2026-11-26T10:00:00.001Z', '2036-12-31T23:59:59.999Z'])('may be %s', (expiresAt) => {
    tokens
      .given()
      .when(grantToken, { ...COMMAND, expiresAt })
      .then({ type: 'TokenGranted', data: { ...DATA, expiresAt } });
  });
});
