import { hash } from 'node:crypto';

/** What a client presents: `libro_`, the token's id without hyphens, `_`, the secret. */
export interface TokenText {
  readonly tokenId: string;
  /** 256 random bits as base64url. */
  readonly secret: string;
}

const WRITTEN =
  /^libro_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/;

/** The token as it is shown once, and presented with every request. */
export function tokenTextOf({ tokenId, secret }: TokenText): string {
  return `libro_${tokenId.replaceAll('-', '')}_${secret}`;
}

/** The parts of a token; `null` for any text that is none. Never throws. */
export function parseTokenText(text: string): TokenText | null {
  const found = WRITTEN.exec(text);
  const secret = found?.[6];
  if (found === null || secret === undefined) return null;
  return { tokenId: found.slice(1, 6).join('-'), secret };
}

/**
 * SHA-256 (hex) of the secret's text. Fast on purpose: 256 random bits cannot be tried out, and a
 * slow hash would be the whole cost of a request (source: dependencies.md, tokens).
 */
export function secretHashOf(secret: string): string {
  return hash('sha256', secret);
}
