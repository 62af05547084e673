import type { ExpectedRevision } from './event-store.port';
import type { Commands, Receipt } from './receipt';

/** A folded stream, with the commands that took effect in it. */
export interface Loaded<S> {
  readonly state: S;
  readonly revision: ExpectedRevision;
  readonly position: number | null;
  readonly commands: Commands;
}

/** A stream that was not read yet. */
export function blank<S>(state: S): Loaded<S> {
  return { state, revision: 'none', position: null, commands: new Map() };
}

/** The answer to a command that makes no event of the stream as it stands. */
export function nothingToDo<S>(commandId: string, stream: string, loaded: Loaded<S>): Receipt {
  const { revision, position } = loaded;
  return {
    commandId,
    stream,
    revision,
    position,
    recordedAt: null,
    events: [],
    causationId: null,
    replayed: false,
  };
}
