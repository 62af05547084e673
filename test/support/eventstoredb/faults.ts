/** Who is told that a fault really happened, and what the test said of it. */
export interface Fault<Name extends string = string> {
  readonly name: Name;
  /** Milliseconds that a late answer takes. */
  readonly ms: number;
  readonly happened: () => void;
}

/** What can be made to go wrong, by what it happens to. */
export const FAULTS = {
  /** An append, unary or in a batch. */
  append: ['not-ready', 'drop', 'write-and-drop', 'write-late', 'freeze'],
  /** A deletion or a tombstone. */
  delete: ['not-ready', 'drop', 'write-and-drop', 'write-late', 'freeze'],
  /** The start of a read, of a stream or of all. */
  read: ['not-ready', 'drop', 'freeze'],
  /** The start of a subscription. */
  subscribe: ['not-ready', 'drop', 'freeze'],
  /** An event on its way to a reader. */
  'read-event': ['error', 'drop', 'freeze', 'twice', 'swap', 'leave-out'],
  /** An event on its way to a subscriber. */
  'subscribe-event': ['error', 'drop', 'freeze', 'twice', 'swap', 'leave-out'],
} as const;

export type Operation = keyof typeof FAULTS;
export type FaultOf<O extends Operation> = (typeof FAULTS)[O][number];
/** What happens to a call as a whole, and to an event on its way. */
export type CallFault = FaultOf<'append' | 'delete' | 'read' | 'subscribe'>;
export type EventFault = FaultOf<'read-event' | 'subscribe-event'>;

/** When a fault happens: how often (once), after how many that go well (none), how late (0 ms). */
export interface When {
  readonly times?: number;
  readonly after?: number;
  readonly ms?: number;
}

interface Armed {
  readonly name: string;
  readonly ms: number;
  times: number;
  after: number;
}

interface Held {
  readonly release: () => void;
  readonly abandon: (error: Error) => void;
}

/** The faults that a test has set, one queue for each operation: the first of it comes first. */
export class Faults {
  private readonly queues = new Map<Operation, Armed[]>();
  private readonly counts = new Map<string, number>();
  private readonly held = new Map<Operation, Set<Held>>();

  /**
   * Sets a fault for the next such operation; it comes after those that were set before it.
   * - `not-ready`: refused with code 14, nothing is written
   * - `drop`: the connection is reset, nothing was written
   * - `write-and-drop`: written, then the connection is reset instead of an answer
   * - `write-late`: written and answered after `ms`, whether or not the client still waits
   * - `freeze`: neither written nor answered before `thaw`; then both, as by a stopped process
   * - `error`: the stream of events ends with code 14
   * - `twice`, `swap`, `leave-out`: the event comes twice, after the next one, never
   */
  next<O extends Operation>(operation: O, name: FaultOf<O>, when: When = {}): void {
    const { times = 1, after = 0, ms = 0 } = when;
    this.queue(operation).push({ name, times, after, ms });
  }

  /** How often a fault really happened, since the server was started. */
  happened<O extends Operation>(operation: O, name: FaultOf<O>): number {
    return this.counts.get(`${operation} ${name}`) ?? 0;
  }

  /** How many calls or events are frozen now. */
  frozen(operation: Operation): number {
    return this.held.get(operation)?.size ?? 0;
  }

  /** Freezes no more, and lets go on what is frozen: in the order in which it came. */
  thaw(operation: Operation): void {
    const left = this.queue(operation).filter(({ name }) => name !== 'freeze');
    this.queues.set(operation, left);
    for (const { release } of this.letGo(operation)) release();
  }

  /** Takes back every fault, and thaws what is frozen. */
  clear(): void {
    this.queues.clear();
    for (const operation of this.held.keys()) this.thaw(operation);
  }

  /** The server's side: what happens to this operation; to be told when it has happened. */
  take<O extends Operation>(operation: O): Fault<FaultOf<O>> | undefined {
    const queue = this.queues.get(operation);
    const armed = queue?.[0];
    if (queue === undefined || armed === undefined) return undefined;
    if (armed.after > 0) {
      armed.after -= 1;
      return undefined;
    }
    armed.times -= 1;
    if (armed.times <= 0) queue.shift();
    const key = `${operation} ${armed.name}`;
    const happened = () => this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    return { name: armed.name as FaultOf<O>, ms: armed.ms, happened };
  }

  /** The server's side: waits until the operation is thawed. @throws Error once abandoned */
  hold(operation: Operation): Promise<void> {
    const held = this.held.get(operation) ?? new Set();
    this.held.set(operation, held);
    return new Promise((release, abandon) => held.add({ release, abandon }));
  }

  /** The server's side: what is frozen is lost, as with the process that held it. */
  abandon(error: Error): void {
    for (const operation of this.held.keys()) {
      for (const { abandon } of this.letGo(operation)) abandon(error);
    }
  }

  private letGo(operation: Operation): readonly Held[] {
    const held = [...(this.held.get(operation) ?? [])];
    this.held.get(operation)?.clear();
    return held;
  }

  private queue(operation: Operation): Armed[] {
    const queue = this.queues.get(operation) ?? [];
    this.queues.set(operation, queue);
    return queue;
  }
}
