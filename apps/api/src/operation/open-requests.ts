import type { Server, ServerResponse } from 'node:http';
import { Server as Listener } from 'node:net';

/** Milliseconds for which a server that stops waits for those who take or send nothing. */
const GRACE_MS = 5_000;

/** The requests that a server has taken and not yet answered to the last byte. */
export class OpenRequests {
  private readonly open = new Set<ServerResponse>();
  private isEnding = false;
  private ended: () => void = () => undefined;

  constructor(private readonly server: Server) {
    server.on('request', (_request, response: ServerResponse) => this.take(response));
  }

  /** Takes no more connections; resolves when all it took is answered, or after 5 seconds. */
  async end(): Promise<void> {
    this.isEnding = true;
    // Not the HTTP server's own `close`: it cuts answers off that were not yet sent whole.
    Listener.prototype.close.call(this.server);
    for (const response of this.open) last(response);
    const answered = new Promise<void>((resolve) => {
      this.ended = resolve;
    });
    const timer = setTimeout(this.ended, GRACE_MS);
    if (this.open.size > 0) await answered;
    clearTimeout(timer);
    this.server.closeAllConnections();
  }

  private take(response: ServerResponse): void {
    this.open.add(response);
    if (this.isEnding) last(response);
    response.once('close', () => {
      this.open.delete(response);
      if (this.isEnding && this.open.size === 0) this.ended();
    });
  }
}

/** A client that keeps its connection would send its next request to a server that is gone. */
function last(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
