import type { Role } from './roles';
import type { Scope } from './scope';

/** Whom a token was given to: the `actor` of every event that it causes. */
export interface Holder {
  readonly id: string;
  readonly office: string;
}

export interface TokenGranted {
  readonly type: 'TokenGranted';
  readonly data: {
    /** UUID v7. */
    readonly tokenId: string;
    readonly holder: Holder;
    readonly roles: readonly Role[];
    readonly scope: Scope;
    /** SHA-256 (hex) of the secret, which itself is nowhere on record. */
    readonly secretHash: string;
    /** RFC 3339 in UTC with milliseconds: from then on the token is of no use. */
    readonly expiresAt: string;
  };
}

export interface TokenRevoked {
  readonly type: 'TokenRevoked';
  readonly data: { readonly tokenId: string; readonly reason?: string };
}

/** Every fact about tokens that can be on record. */
export type TokenEvent = TokenGranted | TokenRevoked;
