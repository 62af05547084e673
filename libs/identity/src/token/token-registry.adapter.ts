import { randomBytes } from 'node:crypto';
import { Ledger, timeOrderedIds } from '@libro/event-sourcing';
import type { Actor, Clock, EventStore } from '@libro/event-sourcing';
import { grantToken } from '../grant-token/grant-token';
import { revokeToken } from '../revoke-token/revoke-token';
import type { RevokeToken } from '../revoke-token/revoke-token';
import { officeOf } from './roles';
import type { Role } from './roles';
import type { Scope } from './scope';
import type { Holder, TokenEvent } from './token.events';
import { secretHashOf, tokenTextOf } from './token-text';
import { tokensCodec } from './token.upcast';
import { statusOf, TOKENS_STREAM, tokensFold } from './tokens';
import type { Token, Tokens, TokenStatus } from './tokens';

const DAY_MS = 86_400_000;
const SECRET_BYTES = 32;

/** What a token is wanted for. */
export interface TokenWish {
  readonly roles: readonly Role[];
  readonly scope: Scope;
  /** Its holder's id; the token's own unless told. Its office; that of the first role. */
  readonly holder: Partial<Holder>;
  /** Days from now until it expires. */
  readonly days: number;
}

/** A new token, as nobody will see it again. */
export interface IssuedToken {
  readonly id: string;
  readonly token: string;
  readonly roles: readonly Role[];
  readonly scope: Scope;
  readonly expiresAt: string;
}

/** A token as it is listed: without its secret and without what the secret is known by. */
export interface ListedToken {
  readonly id: string;
  readonly holder: Holder;
  readonly roles: readonly Role[];
  readonly scope: Scope;
  readonly expiresAt: string;
  readonly status: TokenStatus;
}

/** The tokens of one ledger: makes their ids, secrets and times, and puts them on record. */
export class TokenRegistry {
  private readonly ledger: Ledger<Tokens, TokenEvent>;

  constructor(
    store: EventStore,
    private readonly clock: Clock,
  ) {
    const ids = timeOrderedIds;
    this.ledger = new Ledger({ store, clock, ids, codec: tokensCodec(), fold: tokensFold });
  }

  /** Grants a new token; durable when it returns. @throws TokenRefusal as `grantToken` */
  async grant({ roles, scope, holder, days }: TokenWish, actor: Actor): Promise<IssuedToken> {
    const tokenId = timeOrderedIds.next();
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const grantedAt = this.now();
    const expiresAt = instantAfter(grantedAt, days);
    const [role] = roles;
    const office = holder.office ?? (role === undefined ? '' : officeOf(role));
    const command = {
      tokenId,
      holder: { id: holder.id ?? tokenId, office },
      roles,
      scope,
      secretHash: secretHashOf(secret),
      expiresAt,
      grantedAt,
    };
    const request = { stream: TOKENS_STREAM, name: 'grant-token', command, decide: grantToken };
    await this.ledger.execute(request, { commandId: timeOrderedIds.next(), actor });
    return { id: tokenId, token: tokenTextOf({ tokenId, secret }), roles, scope, expiresAt };
  }

  /** Durable when it returns. @throws TokenRefusal as `revokeToken` */
  async revoke(command: RevokeToken, actor: Actor): Promise<void> {
    const request = { stream: TOKENS_STREAM, name: 'revoke-token', command, decide: revokeToken };
    await this.ledger.execute(request, { commandId: timeOrderedIds.next(), actor });
  }

  /** Every token ever granted, in the order of the grants. @throws what the log says */
  async list(): Promise<readonly ListedToken[]> {
    const { state } = await this.ledger.load(TOKENS_STREAM);
    const now = this.now();
    return [...state.values()].map((token) => listed(token, now));
  }

  /** The token as it stands in the log now, and its status; `null`: never granted. */
  async find(tokenId: string): Promise<{ token: Token; status: TokenStatus } | null> {
    const { state } = await this.ledger.load(TOKENS_STREAM);
    const token = state.get(tokenId);
    return token === undefined ? null : { token, status: statusOf(token, this.now()) };
  }

  /** With milliseconds, whatever the clock says: instants are compared as texts. */
  private now(): string {
    return new Date(this.clock.now()).toISOString();
  }
}

function listed(token: Token, now: string): ListedToken {
  const { tokenId: id, holder, roles, scope, expiresAt } = token;
  return { id, holder, roles, scope, expiresAt, status: statusOf(token, now) };
}

/** Empty, which is no instant, for a number of days that no calendar holds. */
function instantAfter(start: string, days: number): string {
  const at = new Date(Date.parse(start) + days * DAY_MS);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString();
}
