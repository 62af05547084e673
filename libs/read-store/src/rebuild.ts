import type { DomainEvent, StoredEvent } from '@libro/event-sourcing';
import { Folding } from './folding';
import { leftToFail } from './left-to-fail';
import type { Progress, ProjectorOptions, Standing } from './projecting';
import { RowBuffer } from './row-buffer';
import type { Rebuilding } from './rows';

/** Open versions of each table that are kept back: most end soon, and are written once. */
const OPEN_KEPT = 1_000;
/** Folded batches that may wait to be written: some take the database longer than others. */
const BATCHES_AHEAD = 3;

/**
 * Makes every row anew, in one transaction: all of it or nothing.
 * @throws what the database and the log say
 */
export async function projectAnew<S, C, E extends DomainEvent>(
  options: ProjectorOptions<S, C, E>,
  progress?: Progress,
): Promise<Standing<S, C, E>> {
  const rebuilding = await options.readStore.opened.rows.rebuild(options.projection);
  try {
    return await foldAndWrite(rebuilding, options, progress);
  } finally {
    await rebuilding.close();
  }
}

/** Folds each batch while those before it are written, and the one after it is read. */
async function foldAndWrite<S, C, E extends DomainEvent>(
  rebuilding: Rebuilding,
  options: ProjectorOptions<S, C, E>,
  progress?: Progress,
): Promise<Standing<S, C, E>> {
  const { projection, store } = options;
  const folding = Folding.fresh(projection, options);
  const rows = new RowBuffer();
  const foldAfter = async (from: StoredEvent | null): Promise<StoredEvent | null> => {
    let last = from;
    const writes: Promise<void>[] = [];
    for await (const batch of ahead(store.follow({ after: last?.position ?? 0, live: false }))) {
      last = batch.at(-1) ?? last;
      const appends = await folding.fold(batch, rows);
      const written = { tables: rows.take(OPEN_KEPT), appends };
      const before = writes.at(-1) ?? Promise.resolve();
      writes.push(leftToFail(before.then(() => rebuilding.write(written))));
      if (writes.length > BATCHES_AHEAD) await writes.shift();
      progress?.(last?.position ?? 0);
    }
    await Promise.all(writes);
    return last;
  };
  const found = await foldAfter(null);
  await rebuilding.seal();
  // What came on record, and was projected into the old rows, until they were sealed.
  const last = await foldAfter(found);
  await rebuilding.finish({ tables: rows.take(), appends: [] }, last);
  return { position: last?.position ?? 0, folding };
}

/** Asks for the next one while the one before it is worked on. */
async function* ahead<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    let next = leftToFail(iterator.next());
    for (let taken = await next; taken.done !== true; taken = await next) {
      next = leftToFail(iterator.next());
      yield taken.value;
    }
  } finally {
    await iterator.return?.();
  }
}
