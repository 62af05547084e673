import { setTimeout as pause } from 'node:timers/promises';
import type { DomainEvent, StoredEvent } from '@libro/event-sourcing';
import { readStoreError, RebuildRequired } from './errors';
import { Folding } from './folding';
import { requireSameLog } from './log';
import { LOG_APPEND } from './log-append';
import type { Progress, ProjectorOptions, Standing } from './projecting';
import { projectAnew } from './rebuild';
import { RowBuffer } from './row-buffer';
import type { Checkpoint, RowStore } from './rows';
import { Turns } from './turns';

/**
 * Milliseconds until the next live batch after one of several appends: what comes meanwhile is one
 * transaction instead of many. An append that comes alone is projected at once.
 */
const GATHERING_MS = 100;

/**
 * Brings the log into the rows. Any process may, any number at once: rows and checkpoint change in
 * one transaction, which finds the checkpoint where this process left it, or changes nothing.
 */
export class Projector<S, C, E extends DomainEvent> {
  private readonly rows: RowStore;
  private readonly turns = new Turns();
  private standing: Standing<S, C, E> | null = null;

  constructor(private readonly options: ProjectorOptions<S, C, E>) {
    this.rows = options.readStore.opened.rows;
  }

  /**
   * Projects up to the log's end as found, and says up to where.
   * @throws RebuildRequired when the rows are of another version or another log
   * @throws ReadStoreUnavailable when the rows cannot be written
   * @throws LogBroken, UnknownEvent, StoreUnavailable as the log says
   */
  async projectToEnd(progress?: Progress): Promise<number> {
    return this.guarded(() => this.follow({ live: false }, progress));
  }

  /** Projects as events arrive, until `signal` aborts. @throws as `projectToEnd` */
  async run(signal: AbortSignal): Promise<void> {
    await this.guarded(() => this.follow({ live: true, signal }));
  }

  /**
   * Makes every row anew, in one transaction: readers see the old ones until it commits. Says up to
   * where. @throws as `projectToEnd`, but never RebuildRequired; nothing has changed then
   */
  async rebuild(progress?: Progress): Promise<number> {
    return this.guarded(() =>
      this.turns.take(async () => {
        this.standing = null;
        const standing = await projectAnew(this.options, progress);
        this.standing = standing;
        return standing.position;
      }),
    );
  }

  /**
   * SHA-256 (hex) over all rows in the order of their keys; incremental and rebuilt are equal.
   * @throws ReadStoreUnavailable when the rows cannot be read
   */
  digest(): Promise<string> {
    const { projection, readStore } = this.options;
    return readStore.reading(() => this.rows.digest([...projection.tables, LOG_APPEND]));
  }

  private async follow(
    how: { readonly live: boolean; readonly signal?: AbortSignal },
    progress?: Progress,
  ): Promise<number> {
    for (;;) {
      const after = await this.takeStand();
      const reached = await this.followFrom(after, how, progress);
      if (reached !== null) return reached;
    }
  }

  /** `null`: another process moved the checkpoint meanwhile. */
  private async followFrom(
    after: number,
    how: { readonly live: boolean; readonly signal?: AbortSignal },
    progress?: Progress,
  ): Promise<number | null> {
    let at = after;
    for await (const batch of this.options.store.follow({ after, ...how })) {
      const reached = await this.turns.take(() => this.projectBatch(at, batch));
      if (reached === null) return null;
      at = reached;
      progress?.(at);
      if (how.live && isBurst(batch)) await pause(GATHERING_MS);
    }
    return at;
  }

  /** Where the rows stand; states in memory that are not there are dropped and read back. */
  private async takeStand(): Promise<number> {
    const { projection, readStore } = this.options;
    return this.turns.take(async () => {
      const checkpoint = await this.rows.checkpoint(projection);
      this.requireVersion(checkpoint);
      const position = checkpoint?.position ?? 0;
      if (this.standing?.position === position) return position;
      const { table } = projection.recall;
      const found = await this.rows.recall(projection, table, (recalled) => {
        this.requireVersion(recalled.checkpoint);
        const folding = Folding.recalled(projection, this.options, recalled);
        this.standing = { position: recalled.checkpoint?.position ?? 0, folding };
        return recalled.checkpoint;
      });
      await requireSameLog(this.options.store, found, readStore.opened.file);
      return found?.position ?? 0;
    });
  }

  private requireVersion(checkpoint: Checkpoint | null): void {
    const { version } = this.options.projection;
    if (checkpoint === null || checkpoint.version === version) return;
    const detail = `were made by version ${checkpoint.version} of the projection, not ${version}`;
    throw new RebuildRequired(this.options.readStore.opened.file, detail);
  }

  /** The position reached; `null` where the checkpoint is not at `after` any more. */
  private async projectBatch(after: number, batch: readonly StoredEvent[]): Promise<number | null> {
    const { standing } = this;
    const last = batch.at(-1);
    if (last === undefined) return after;
    if (standing?.position !== after) return null;
    this.standing = null;
    const rows = new RowBuffer();
    const appends = await standing.folding.fold(batch, rows);
    const written = { after, last, tables: rows.take(), appends };
    if (!(await this.rows.write(this.options.projection, written))) return null;
    this.standing = { position: last.position, folding: standing.folding };
    return last.position;
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.standing = null;
      throw readStoreError(this.options.readStore.opened.file, error);
    }
  }
}

/** Of more than one append. */
function isBurst(batch: readonly StoredEvent[]): boolean {
  return batch.at(0)?.metadata.commandId !== batch.at(-1)?.metadata.commandId;
}
