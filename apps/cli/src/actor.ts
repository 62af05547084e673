import { userInfo } from 'node:os';
import type { Actor } from '@libro/event-sourcing';

/** Who works at this machine; a user without a name, as containers have them, by number. */
export function actorAtThisMachine(): Actor {
  return { id: userName(), office: 'Transcripción' };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'desconocido'}`;
  }
}
