import { randomUUID } from 'node:crypto';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { ConnectionInjector } from '@grpc/grpc-js/build/src/server';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { appending } from './appending';
import { batchAppending } from './batch-appending';
import type { Certificate } from './certificate';
import { Connections } from './connections';
import { deleting, tombstoning } from './deleting';
import { Faults } from './faults';
import { Gate } from './gate';
import type { Credentials } from './gate';
import { EventLog } from './log';
import { features, gossiping } from './membership';
import type { Member } from './membership';
import { reading } from './reading';
import { cutOff } from './refusals';

/** How a test server is started. */
export interface Options {
  /** One that is free where none is given. */
  readonly port?: number;
  /** Where given, it takes TLS connections only. */
  readonly tls?: Certificate;
  /** Where given, each call has to show them. The client sends them over TLS only. */
  readonly credentials?: Credentials;
}

/** What a node of a cluster shares with the others. */
export interface Shared {
  readonly log: EventLog;
  /** All nodes, of which this one asks for itself by its id. */
  readonly members: () => readonly Member[];
}

/** What a server loses by a restart, beside its memory of event ids, which it always loses. */
export interface Restart {
  /** How many of the last events: none where it is not said. */
  readonly forget?: number;
  /** Done while it is away. */
  readonly meanwhile?: () => Promise<void>;
}

/** TEST CODE ONLY. Starts an EventStoreDB that keeps its events in memory; see `EventStoreDb`. */
export async function startEventStoreDb(
  options: Options = {},
  shared?: Shared,
): Promise<EventStoreDb> {
  const server = new EventStoreDb(options, shared);
  await server.up();
  return server;
}

/**
 * TEST CODE ONLY: a server that speaks EventStoreDB's wire protocol and keeps its events in memory.
 * To a client it answers as an EventStoreDB 24.6.0 was recorded to; `faults` makes it answer as a
 * real one does in trouble.
 */
export class EventStoreDb {
  readonly faults = new Faults();
  readonly id = randomUUID();
  private readonly log: EventLog;
  private readonly grpc = new Server({ 'grpc.max_receive_message_length': -1 });
  private readonly injector: ConnectionInjector;
  private readonly connections: Connections;

  constructor(
    private readonly options: Options,
    private readonly shared?: Shared,
  ) {
    this.log = shared?.log ?? new EventLog();
    const { tls } = options;
    const pair = tls && [{ private_key: tls.key, cert_chain: tls.cert }];
    this.injector = this.grpc.createConnectionInjector(
      pair === undefined
        ? ServerCredentials.createInsecure()
        : ServerCredentials.createSsl(null, pair),
    );
    this.connections = new Connections(options.port ?? 0, (socket) =>
      this.injector.injectConnection(socket),
    );
    this.serve();
  }

  /** The connection string that opens it, with what TLS and credentials need. */
  get url(): string {
    return connectionString([this], this.options);
  }

  get address(): { readonly host: string; readonly port: number } {
    return this.connections.address;
  }

  get listening(): boolean {
    return this.connections.listening;
  }

  /** Resets all connections; the server takes new ones at once. */
  cutConnections(): void {
    this.connections.cutAll();
  }

  /** Is killed: connections are reset, none is taken, what was under way is lost. */
  async down(): Promise<void> {
    this.faults.abandon(cutOff());
    await this.connections.close();
  }

  /** Comes back at its old port, over the events it has. */
  async up(): Promise<void> {
    await this.connections.listen();
  }

  /** Is killed and comes back. */
  async restart({ forget = 0, meanwhile }: Restart = {}): Promise<void> {
    await this.down();
    this.log.forgetIds();
    if (forget > 0) this.log.forgetLast(forget);
    await meanwhile?.();
    await this.up();
  }

  async stop(): Promise<void> {
    await this.down();
    this.injector.destroy();
    this.grpc.forceShutdown();
  }

  private serve(): void {
    const { faults, connections, log } = this;
    const gate = new Gate({
      ...{ faults, connections, credentials: this.options.credentials },
      leaderElsewhere: () => this.members().find(({ leader, id }) => leader && id !== this.id),
    });
    const served = { log, gate };
    const encoded = { ...StreamsService.read, responseSerialize: (frame: Buffer) => frame };
    this.grpc.addService(
      { ...StreamsService, read: encoded },
      {
        ...{ read: reading(served), append: appending(served) },
        batchAppend: batchAppending(served),
        ...{ delete: deleting(served), tombstone: tombstoning(served) },
      },
    );
    this.grpc.addService(GossipService, { read: gossiping(() => this.members()) });
    this.grpc.addService(ServerFeaturesService, { getSupportedMethods: features() });
  }

  private members(): readonly Member[] {
    const alone = { id: this.id, ...this.address, leader: true, alive: true };
    return this.shared?.members() ?? [alone];
  }
}

/** The connection string of servers that were started alike: of more than one, as a cluster. */
export function connectionString(
  servers: readonly EventStoreDb[],
  { tls, credentials }: Options,
): string {
  // Certificates are of names: an address as a server's name is against RFC 6066.
  const hosts = servers.map(({ address }) => `${tls ? 'localhost' : address.host}:${address.port}`);
  const { username = '', password = '' } = credentials ?? {};
  const who = `${encodeURIComponent(username)}:${encodeURIComponent(password)}@`;
  const secured = tls && `tls=true&tlsCAFile=${encodeURIComponent(tls.caFile)}`;
  return `esdb://${credentials ? who : ''}${hosts.join(',')}?${secured ?? 'tls=false'}`;
}
