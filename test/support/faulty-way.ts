import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { once } from 'node:events';

/**
 * What happens to a statement on its way, and to the connection with it. Cut: both ends hear of it.
 * Stalled: nothing passes any more, and nobody hears of anything. Late: its sender is cut off, and
 * the statement goes on once it is let through.
 */
export type WayFault = 'cut-before' | 'cut-after' | 'stall-before' | 'stall-after' | 'late';
export const WAY_FAULTS: readonly WayFault[] = [
  ...(['cut-before', 'cut-after', 'stall-before', 'stall-after', 'late'] as const),
];

interface Ordered {
  readonly fault: WayFault;
  /** Text of the statement, or the name under which it was prepared. */
  readonly at: string;
}

/** The way between the program and a PostgreSQL server, which breaks when a test says so. */
export class FaultyWay {
  private ordered: Ordered[] = [];
  private readonly counts = new Map<WayFault, number>();
  private readonly open = new Set<Passage>();
  private listener: Server | undefined;
  private port = 0;

  private constructor(private readonly target: URL) {}

  /** @param url of a database */
  static async to(url: string): Promise<FaultyWay> {
    const way = new FaultyWay(new URL(url));
    await way.accept();
    return way;
  }

  /** The database's address, by this way. */
  get url(): string {
    const by = new URL(this.target);
    by.host = `127.0.0.1:${this.port}`;
    return by.href;
  }

  /** The next statement that holds `at` meets the fault. */
  next(fault: WayFault, at: string): void {
    this.ordered.push({ fault, at });
  }

  /** How often a fault has happened; all of them unless one is named. */
  happened(fault?: WayFault): number {
    if (fault !== undefined) return this.counts.get(fault) ?? 0;
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Faults that no statement has met yet. */
  get waiting(): number {
    return this.ordered.length;
  }

  /** Lets what is late go on to the server. */
  release(): void {
    for (const passage of this.open) passage.release();
  }

  /** Stalls every connection that is open. */
  stall(): void {
    for (const passage of this.open) passage.stall();
  }

  /** Cuts every connection that is open, also the stalled ones. */
  cut(): void {
    for (const passage of this.open) passage.cut();
  }

  /** Cuts every connection, and refuses new ones. */
  async refuse(): Promise<void> {
    const { listener } = this;
    this.listener = undefined;
    this.cut();
    if (listener === undefined) return;
    const closed = once(listener, 'close');
    listener.close();
    await closed;
  }

  /** Takes connections again, at the same address. */
  async accept(): Promise<void> {
    // A client that leaves a stalled way must not hear of its end from here.
    this.listener = createServer({ allowHalfOpen: true }, (client) => this.pass(client));
    this.listener.listen(this.port, '127.0.0.1');
    await once(this.listener, 'listening');
    this.port = (this.listener.address() as AddressInfo).port;
  }

  private pass(client: Socket): void {
    const { hostname, port } = this.target;
    const server = connect(Number(port), hostname);
    const passage = new Passage(
      { client, server },
      {
        faultFor: (statement) => this.faultFor(statement),
        ended: () => this.open.delete(passage),
      },
    );
    this.open.add(passage);
  }

  private faultFor(statement: Buffer): WayFault | undefined {
    const nth = this.ordered.findIndex(({ at }) => statement.includes(at));
    const [met] = nth < 0 ? [] : this.ordered.splice(nth, 1);
    if (met !== undefined) this.counts.set(met.fault, this.happened(met.fault) + 1);
    return met?.fault;
  }
}

interface Ends {
  readonly client: Socket;
  readonly server: Socket;
}

interface PassageOptions {
  faultFor(statement: Buffer): WayFault | undefined;
  ended(): void;
}

/** One connection. */
class Passage {
  private fault: WayFault | undefined;
  private readonly held: Buffer[] = [];

  constructor(
    private readonly ends: Ends,
    private readonly options: PassageOptions,
  ) {
    const { client, server } = ends;
    for (const socket of [client, server]) socket.on('error', () => undefined);
    client.on('data', (bytes) => {
      this.fault ??= options.faultFor(bytes);
      this.onward(bytes);
    });
    server.on('data', (bytes) => this.back(bytes));
    for (const event of ['end', 'close']) client.on(event, () => this.left());
    server.on('close', () => this.cut());
  }

  /** What is held goes on, and after it the server hears that its client is gone. */
  release(): void {
    if (this.fault !== 'late') return;
    for (const bytes of this.held.splice(0)) this.ends.server.write(bytes);
    this.ends.server.end();
  }

  stall(): void {
    this.fault ??= 'stall-before';
  }

  cut(): void {
    this.ends.client.resetAndDestroy();
    this.ends.server.destroy();
    this.options.ended();
  }

  /** A stalled way tells nobody: the server goes on waiting for the client that has left. */
  private left(): void {
    if (this.fault === undefined) this.cut();
  }

  private onward(bytes: Buffer): void {
    if (this.fault === 'cut-before') this.cut();
    else if (this.fault === 'late') this.hold(bytes);
    else if (this.fault !== 'stall-before') this.ends.server.write(bytes);
  }

  private hold(bytes: Buffer): void {
    this.held.push(bytes);
    this.ends.client.resetAndDestroy();
  }

  private back(bytes: Buffer): void {
    if (this.fault === undefined) this.ends.client.write(bytes);
    else if (this.fault === 'cut-after') this.cut();
  }
}
