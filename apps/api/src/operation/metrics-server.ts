import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { Metrics } from './metrics';

/**
 * The figures of the operation on a port of their own, for whoever reaches it: which port is
 * published is the operator's word, as api.md wants it. Listens when it returns.
 * @throws what the system says of the address
 */
export async function metricsServer(
  metrics: Metrics,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/metrics' && request.method === 'GET') void shown(metrics, response);
    else response.writeHead(404).end();
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

async function shown(metrics: Metrics, response: ServerResponse): Promise<void> {
  try {
    const text = await metrics.text();
    response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text);
  } catch {
    // The views cannot be read now: a scrape that fails is how Prometheus hears of it.
    response.writeHead(503).end();
  }
}
