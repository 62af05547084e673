import { Refusal } from '@libro/event-sourcing';

/** Every reason for which a command about tokens is refused. Codes are stable. */
export type TokenRefusalCode =
  | 'token-not-found'
  | 'token-exists'
  | 'token-expiry-invalid'
  | 'token-scope-invalid'
  | 'token-roles-invalid'
  | 'text-invalid';

/**
 * A command that a rule about tokens does not allow. Its detail never quotes what was sent: whoever
 * mistakes a token for its id would find it in a log.
 */
export class TokenRefusal extends Refusal<TokenRefusalCode> {}

/** @throws TokenRefusal always: reads as an expression where a value is missing */
export function refuse(code: TokenRefusalCode, detail: string): never {
  throw new TokenRefusal(code, detail);
}
