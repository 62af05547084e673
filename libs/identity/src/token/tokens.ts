import { unreachable } from '@libro/event-sourcing';
import type { Fold } from '@libro/event-sourcing';
import type { TokenEvent, TokenGranted } from './token.events';

/** The one stream of all tokens: they are few, and each request reads only what is new in it. */
export const TOKENS_STREAM = 'tokens';

/** A token as it was granted, and whether it was revoked since. */
export type Token = TokenGranted['data'] & { readonly revoked: boolean };

/** Every token that was ever granted, by its id, in the order of the grants. */
export type Tokens = ReadonlyMap<string, Token>;

export const tokensFold: Fold<Tokens, TokenEvent> = { initial: new Map(), evolve };

function evolve(tokens: Tokens, event: TokenEvent): Tokens {
  switch (event.type) {
    case 'TokenGranted':
      return new Map(tokens).set(event.data.tokenId, { ...event.data, revoked: false });
    case 'TokenRevoked': {
      const token = tokens.get(event.data.tokenId);
      if (token === undefined) return tokens;
      return new Map(tokens).set(token.tokenId, { ...token, revoked: true });
    }
    default:
      return unreachable(event);
  }
}

export type TokenStatus = 'active' | 'expired' | 'revoked';

/** @param now RFC 3339 in UTC with milliseconds, as `expiresAt`: their texts order as the times */
export function statusOf(token: Token, now: string): TokenStatus {
  if (token.revoked) return 'revoked';
  return now < token.expiresAt ? 'active' : 'expired';
}
