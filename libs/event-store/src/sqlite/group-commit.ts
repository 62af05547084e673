import type { AppendResult } from '@libro/event-sourcing';
import { setImmediate as nextTick } from 'node:timers/promises';
import { answer, takeGroup } from '../log/group';
import type { Waiting } from '../log/group';
import { isBusy, storeError } from './errors';
import { patiently } from './patience';
import type { PreparedAppend } from './rows';
import type { LogWriter } from './writer';

interface WaitingHere extends Waiting<PreparedAppend> {
  /** On `performance.now()`'s scale. */
  readonly deadline: number;
}

export interface GroupCommitOptions {
  readonly file: string;
  readonly busyDeadlineMs: number;
  /** Called after each transaction, before its callers are answered. */
  onCommit(): void;
}

/**
 * Appends that arrive in one tick share one transaction, and so one fsync; no caller is answered
 * before it is durable. While another process holds the lock, what arrives joins the queue.
 */
export class GroupCommit {
  private queue: WaitingHere[] = [];
  private draining: Promise<void> | undefined;

  constructor(
    private readonly writer: LogWriter,
    private readonly options: GroupCommitOptions,
  ) {}

  /** @throws what the port's `append` throws, but for what was checked before */
  submit(append: PreparedAppend): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      const deadline = performance.now() + this.options.busyDeadlineMs;
      this.queue.push({ append, deadline, resolve, reject });
      this.draining ??= this.drain();
    });
  }

  /** Waits until everything that was submitted is answered. */
  async settled(): Promise<void> {
    await this.draining;
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      await nextTick();
      const isWaitedFor = () => this.queue.length > 0;
      await patiently(isWaitedFor, () => this.commitNext()).catch(() => undefined);
    }
    this.draining = undefined;
  }

  /** @throws SqliteError SQLITE_BUSY only; the group is back in the queue, but for the expired */
  private commitNext(): void {
    const group = takeGroup(this.queue);
    try {
      const outcomes = this.writer.commit(group.map(({ append }) => append));
      this.options.onCommit();
      group.forEach((caller, i) => answer(caller, outcomes[i]));
    } catch (error) {
      if (isBusy(error)) {
        this.giveBack(group, error);
        throw error;
      }
      const failure = storeError(this.options.file, error);
      for (const caller of group) caller.reject(failure);
    }
  }

  private giveBack(group: readonly WaitingHere[], busy: Error): void {
    const now = performance.now();
    const failure = storeError(this.options.file, busy);
    const all = [...group, ...this.queue];
    this.queue = all.filter(({ deadline }) => deadline > now);
    for (const caller of all) if (caller.deadline <= now) caller.reject(failure);
  }
}
