import { v7 } from 'uuid';
import type { Clock, EventIds } from './clock';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/** Time-ordered ids: UUID v7 (RFC 9562). */
export const timeOrderedIds: EventIds = { next: () => v7() };
