import { text } from '../token/guards';
import { refuse } from '../token/refusal';
import type { TokenRevoked } from '../token/token.events';
import type { Tokens } from '../token/tokens';

export interface RevokeToken {
  readonly tokenId: string;
  readonly reason?: string;
}

/**
 * Revokes a token, an expired one included; one that is revoked already is quiet.
 * @throws TokenRefusal `token-not-found`, `text-invalid`
 */
export function revokeToken(
  { tokenId, reason }: RevokeToken,
  tokens: Tokens,
): readonly TokenRevoked[] {
  const why = reason === undefined ? {} : { reason: text(reason, 'motivo') };
  const token = tokens.get(tokenId);
  if (token === undefined) {
    return refuse('token-not-found', 'no hay ninguna credencial con ese identificador');
  }
  if (token.revoked) return [];
  return [{ type: 'TokenRevoked', data: { tokenId, ...why } }];
}
