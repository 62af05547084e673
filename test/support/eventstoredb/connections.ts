import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** The connections of a server: it can cut one, or all of them, and be away for a while. */
export class Connections {
  private readonly sockets = new Map<string, Socket>();
  private listener: Server | undefined;
  private port: number;

  constructor(
    /** 0 takes one that is free, and keeps it. */
    port: number,
    private readonly accepted: (socket: Socket) => void,
  ) {
    this.port = port;
  }

  get address(): { readonly host: string; readonly port: number } {
    return { host: '127.0.0.1', port: this.port };
  }

  get listening(): boolean {
    return this.listener !== undefined;
  }

  async listen(): Promise<void> {
    const listener = createServer((socket) => this.accept(socket));
    listener.listen(this.port, this.address.host);
    await once(listener, 'listening');
    this.port = (listener.address() as AddressInfo).port;
    this.listener = listener;
  }

  /** Resets every connection and takes no other. */
  async close(): Promise<void> {
    const { listener } = this;
    if (listener === undefined) return;
    this.listener = undefined;
    const closed = once(listener, 'close');
    listener.close();
    this.cutAll();
    await closed;
  }

  /** Resets the connection of a client, named as `getPeer` of its calls does. */
  cut(peer: string): void {
    this.sockets.get(peer)?.resetAndDestroy();
  }

  cutAll(): void {
    for (const socket of this.sockets.values()) socket.resetAndDestroy();
  }

  private accept(socket: Socket): void {
    const peer = `${socket.remoteAddress ?? ''}:${socket.remotePort ?? 0}`;
    this.sockets.set(peer, socket);
    socket.setNoDelay(true);
    socket.on('close', () => this.sockets.delete(peer));
    socket.on('error', () => undefined);
    this.accepted(socket);
  }
}
