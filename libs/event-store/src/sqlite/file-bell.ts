import { BroadcastChannel } from 'node:worker_threads';
import { Bell } from '../log/bell';

/**
 * A bell that is heard by every connection to the same file in this process, on whichever thread;
 * other processes look for themselves.
 */
export class FileBell extends Bell {
  private readonly channel: BroadcastChannel;

  constructor(file: string) {
    super();
    this.channel = new BroadcastChannel(`libro-de-metas:${file}`);
    this.channel.onmessage = () => super.ring();
    // A connection that somebody forgot to close keeps no process alive.
    this.channel.unref();
  }

  override ring(): void {
    super.ring();
    this.channel.postMessage(null);
  }

  /** Those who still wait are woken. */
  close(): void {
    super.ring();
    this.channel.close();
  }
}
