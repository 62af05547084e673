import { EventCodec } from '@libro/event-sourcing';
import type { EventShapes } from '@libro/event-sourcing';
import type { TokenEvent } from './token.events';

/**
 * Per event type, the upcasts that bring an old shape to the newest. A new version is one upcast
 * more here and one golden file more; neither is ever edited.
 */
export const tokenEventShapes: EventShapes<TokenEvent> = { TokenGranted: [], TokenRevoked: [] };

/** Between the tokens' events and what a store keeps. */
export function tokensCodec(): EventCodec<TokenEvent> {
  return new EventCodec(tokenEventShapes);
}
