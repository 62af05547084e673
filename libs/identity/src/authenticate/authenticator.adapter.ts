import { timingSafeEqual } from 'node:crypto';
import type { Clock, EventStore } from '@libro/event-sourcing';
import type { Role } from '../token/roles';
import type { Scope } from '../token/scope';
import type { Holder } from '../token/token.events';
import { TokenRegistry } from '../token/token-registry.adapter';
import { parseTokenText, secretHashOf } from '../token/token-text';

/** Who sends a request, as its token says. */
export interface Principal {
  readonly tokenId: string;
  /** The actor of every event that the request causes. */
  readonly holder: Holder;
  readonly roles: readonly Role[];
  readonly scope: Scope;
}

/** The reason is for logs: callers are told nothing but that the token is of no use (401). */
export type Authentication =
  | { readonly ok: true; readonly principal: Principal }
  | { readonly ok: false; readonly reason: 'unknown' | 'expired' | 'revoked' };

/** Tells from its token who sends a request. */
export class Authenticator {
  private readonly registry: TokenRegistry;

  constructor(store: EventStore, clock: Clock) {
    this.registry = new TokenRegistry(store, clock);
  }

  /** Whether a token that was shown before is still good: for whoever stays connected. */
  async isActive(tokenId: string): Promise<boolean> {
    return (await this.registry.find(tokenId))?.status === 'active';
  }

  /**
   * Reads what is new in the tokens' stream first: a token that another process revoked is refused
   * from the next request on. A text that is no token is an unknown one. That a token expired or
   * was revoked is said only to who knows its secret.
   * @throws LogBroken, UnknownEvent, StoreUnavailable as the log says
   */
  async authenticate(tokenText: string): Promise<Authentication> {
    const presented = parseTokenText(tokenText);
    if (presented === null) return { ok: false, reason: 'unknown' };
    const found = await this.registry.find(presented.tokenId);
    if (found === null) return { ok: false, reason: 'unknown' };
    const { token, status } = found;
    if (!isSame(token.secretHash, secretHashOf(presented.secret))) {
      return { ok: false, reason: 'unknown' };
    }
    if (status !== 'active') return { ok: false, reason: status };
    const { tokenId, holder, roles, scope } = token;
    return { ok: true, principal: { tokenId, holder, roles, scope } };
  }
}

/** In a time that does not tell how far they agree. */
function isSame(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.length === second.length && timingSafeEqual(first, second);
}
