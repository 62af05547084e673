import { userInfo } from 'node:os';
import type { Actor } from '@libro/event-sourcing';

/**
 * Who works at this machine, and for which office; a user without a name, as containers have them,
 * by number.
 */
export function actorAtThisMachine(office: string): Actor {
  return { id: userName(), office };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'desconocido'}`;
  }
}
