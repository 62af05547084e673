import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Projecting } from './projection';

/**
 * Whether a projector that is a process of its own follows the log, for whatever watches over
 * processes. How far the views are behind is told by those who serve them. Listens when it returns.
 * @throws what the system says of the address
 */
export async function healthServer(
  projecting: Projecting,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Server> {
  const server = createServer(({ method, url }, response) => {
    if (method !== 'GET' || url !== '/health/ready') {
      response.writeHead(404).end();
      return;
    }
    const isReady = projecting.trouble === null;
    response
      .writeHead(isReady ? 200 : 503, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ status: isReady ? 'ok' : 'views-stand-still' }));
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}
