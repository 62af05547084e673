import type { TokenEvent, TokenGranted } from './token.events';

/** A token's event as others read it. */
export type ShownTokenEvent =
  | Exclude<TokenEvent, TokenGranted>
  | { readonly type: 'TokenGranted'; readonly data: Omit<TokenGranted['data'], 'secretHash'> };

/** Without what the secret is known by: who reads events proves nothing with them. */
export function shownTokenEvent(event: TokenEvent): ShownTokenEvent {
  if (event.type !== 'TokenGranted') return event;
  const { secretHash: _, ...data } = event.data;
  return { type: event.type, data };
}
