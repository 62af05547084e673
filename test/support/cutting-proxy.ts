import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { once } from 'node:events';

/** How a connection is cut: before the server has the request, or before the client its answer. */
export type Cut = 'request' | 'answer';

/** A proxy between client and server that cuts the first connections, and leaves the rest alone. */
export async function cuttingProxy(url: string, cuts: readonly Cut[]) {
  const { hostname, port } = new URL(url);
  const left = [...cuts];
  const proxy = createServer((client) => {
    const server = connect({ host: hostname, port: Number(port) });
    for (const socket of [client, server]) socket.on('error', () => bothEnd(client, server));
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
    client.on('data', (bytes) => {
      if (left[0] !== 'request') server.write(bytes);
      else cut(client, server);
    });
    server.on('data', (bytes) => {
      if (left[0] !== 'answer') client.write(bytes);
      else cut(client, server);
    });
  });
  function cut(client: Socket, server: Socket): void {
    left.shift();
    bothEnd(client, server);
  }
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    /** Those that were not needed. */
    left: () => left,
    close: () => proxy.close(),
  };
}

function bothEnd(client: Socket, server: Socket): void {
  client.destroy();
  server.destroy();
}
