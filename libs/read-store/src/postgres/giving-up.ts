import { Socket } from 'node:net';
import type { ClientConfig } from 'pg';

/**
 * Connections that end where nothing is heard of the server for so many milliseconds. A deadline
 * of the driver's for each answer would not do: the connection would go back to its pool, and
 * whatever is asked on it next waits behind the answer that never comes.
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
