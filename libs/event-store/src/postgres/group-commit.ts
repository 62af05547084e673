import type { AppendResult } from '@libro/event-sourcing';
import { setImmediate as nextTick } from 'node:timers/promises';
import { answer, takeGroup } from '../log/group';
import type { Waiting } from '../log/group';
import type { PreparedAppend } from './rows';
import type { LogWriter } from './writer';

export interface GroupCommitOptions {
  /** Called after each transaction, before its callers are answered. */
  onCommit(): void;
  /** What callers are told of an error of the transaction. */
  failure(error: unknown): Error;
}

/**
 * Appends that arrive in one tick, or while a transaction is under way, share the next one, and so
 * one wait for the medium; no caller is answered before it is durable.
 */
export class GroupCommit {
  private readonly queue: Waiting<PreparedAppend>[] = [];
  private draining: Promise<void> | undefined;

  constructor(
    private readonly writer: LogWriter,
    private readonly options: GroupCommitOptions,
  ) {}

  /** @throws what the port's `append` throws, but for what was checked before */
  submit(append: PreparedAppend): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.queue.push({ append, resolve, reject });
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
      await this.commitNext();
    }
    this.draining = undefined;
  }

  private async commitNext(): Promise<void> {
    const group = takeGroup(this.queue);
    try {
      const outcomes = await this.writer.commit(group.map(({ append }) => append));
      this.options.onCommit();
      group.forEach((caller, i) => answer(caller, outcomes[i]));
    } catch (error) {
      const failure = this.options.failure(error);
      for (const caller of group) caller.reject(failure);
    }
  }
}
