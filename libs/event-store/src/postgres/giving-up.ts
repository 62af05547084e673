import { Socket } from 'node:net';
import type { ClientConfig } from 'pg';

/**
 * Connections that end where nothing is heard of the server for so many milliseconds: one that
 * accepts and never answers, or a network that is gone and tells nobody. Also a connection that is
 * being closed ends then, so that no process waits for the network as it stops.
 */
export function givingUpAfter(ms: number): Pick<ClientConfig, 'stream'> {
  return {
    stream: () => {
      const socket = new Socket();
      const silent = Object.assign(new Error(`no answer for ${ms} ms`), { code: 'ETIMEDOUT' });
      return socket.setTimeout(ms, () => socket.destroy(silent));
    },
  };
}
