import { contentDigest } from '@libro/event-sourcing';
import { text } from '../token/guards';
import { refuse } from '../token/refusal';
import type { Role } from '../token/roles';
import type { Scope } from '../token/scope';
import type { TokenGranted } from '../token/token.events';
import type { Tokens } from '../token/tokens';

/** What is granted, and when: `grantedAt` and `expiresAt` are RFC 3339 in UTC with milliseconds. */
export type GrantToken = TokenGranted['data'] & { readonly grantedAt: string };

/**
 * Grants a token; the same grant again is quiet.
 * @throws TokenRefusal `token-exists` where the id is another token's, `token-roles-invalid`,
 * `token-scope-invalid`, `token-expiry-invalid`, `text-invalid`
 */
export function grantToken(
  { tokenId, holder, roles, scope, secretHash, expiresAt, grantedAt }: GrantToken,
  tokens: Tokens,
): readonly TokenGranted[] {
  requireRoles(roles);
  requireScope(scope);
  const id = text(holder.id, 'titular');
  const office = text(holder.office, 'cargo del titular');
  const granted = { tokenId, holder: { id, office }, roles, scope, secretHash, expiresAt };
  const known = tokens.get(tokenId);
  if (known !== undefined) {
    const { revoked: _revoked, ...before } = known;
    if (contentDigest(before) === contentDigest(granted)) return [];
    return refuse('token-exists', 'ya hay otra credencial con ese identificador');
  }
  requireExpiry(expiresAt, grantedAt);
  return [{ type: 'TokenGranted', data: granted }];
}

/** Who must not change plans: what such a role promises would not hold beside one that may. */
const APART: readonly Role[] = ['auditor', 'administrator'];

/**
 * At least one role, each once. An auditor changes nothing and an administrator does no domain
 * command (source: api.md, Who may do what): either stands alone, or beside `reader`, which every
 * role includes.
 * @throws TokenRefusal `token-roles-invalid`
 */
function requireRoles(roles: readonly Role[]): void {
  if (roles.length === 0) refuse('token-roles-invalid', 'falta el rol');
  if (new Set(roles).size < roles.length) {
    refuse('token-roles-invalid', 'un mismo rol se dice dos veces');
  }
  const apart = roles.find((role) => APART.includes(role));
  if (apart === undefined) return;
  if (roles.every((role) => role === apart || role === 'reader')) return;
  refuse('token-roles-invalid', `el rol ${apart} no se combina con otro que no sea reader`);
}

const CODE = /^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/;
const LIMITS = [
  ['branch', 'ramo'],
  ['program', 'programa'],
  ['unit', 'unidad ejecutora'],
] as const;

/**
 * Codes of up to 40 letters, digits, dots and hyphens. A scope that names none is the whole body:
 * a small one has one head of everything.
 * @throws TokenRefusal `token-scope-invalid`
 */
function requireScope(scope: Scope): void {
  for (const [limit, name] of LIMITS) {
    const code = scope[limit];
    if (code !== null && !CODE.test(code)) {
      refuse('token-scope-invalid', `alcance: lo dicho no es la clave de su ${name}`);
    }
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** Calendar years from the grant's to the last one in which a token may expire. */
const MOST_YEARS = 10;

/**
 * A token ends after it was granted, and at the latest in the tenth year from then.
 * @throws TokenRefusal `token-expiry-invalid`
 */
function requireExpiry(expiresAt: string, grantedAt: string): void {
  if (!INSTANT.test(expiresAt) || expiresAt <= grantedAt) {
    refuse('token-expiry-invalid', 'el vencimiento no es un momento posterior a ahora');
  }
  if (yearOf(expiresAt) - yearOf(grantedAt) > MOST_YEARS) {
    refuse('token-expiry-invalid', `una credencial vence a más tardar en ${MOST_YEARS} años`);
  }
}

function yearOf(instant: string): number {
  return Number(instant.slice(0, 4));
}
