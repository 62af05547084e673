/** Which streams of a database are a ledger's, among those of others: by how their ids begin. */
export class StreamNames {
  constructor(readonly prefix: string) {}

  /** As the database knows a stream of the ledger. */
  idOf(stream: string): string {
    return this.prefix + stream;
  }

  isOurs(streamId: string): boolean {
    return streamId.startsWith(this.prefix);
  }

  /** As the ledger knows a stream of the database that is ours. */
  streamOf(streamId: string): string {
    return streamId.slice(this.prefix.length);
  }
}
