import { EventLog } from './log';
import { connectionString, startEventStoreDb } from './server';
import type { EventStoreDb, Options } from './server';

/** TEST CODE ONLY: nodes over one log, of which one leads. */
export interface Cluster {
  readonly nodes: readonly EventStoreDb[];
  /** The connection string that names every node. */
  readonly url: string;
  /** Makes another node the leader. */
  elect(node: number): void;
  stop(): Promise<void>;
}

/** Starts a cluster whose first node leads; a node that is down is told of as not alive. */
export async function startCluster(
  size: number,
  options: Omit<Options, 'port'> = {},
): Promise<Cluster> {
  const log = new EventLog();
  const nodes: EventStoreDb[] = [];
  let leading = 0;
  const members = () =>
    nodes.map((node, index) => ({
      ...{ id: node.id, ...node.address, leader: index === leading, alive: node.listening },
    }));
  for (let node = 0; node < size; node += 1) {
    nodes.push(await startEventStoreDb(options, { log, members }));
  }
  return {
    nodes,
    url: connectionString(nodes, options),
    elect: (node) => (leading = node),
    stop: async () => {
      for (const node of nodes) await node.stop();
    },
  };
}
