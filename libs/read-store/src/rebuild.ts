import type { DomainEvent, StoredEvent } from '@libro/event-sourcing';
import { Folding } from './folding';
import type { Progress, ProjectorOptions, Standing } from './projecting';
import { RowBuffer } from './row-buffer';
import type { Rebuilding } from './rows';

/** Open versions of each table that are kept back: most end soon, and are written once. */
const OPEN_KEPT = 1_000;

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

/** Folds each batch while the one before it is written, and the one after it is read. */
async function foldAndWrite<S, C, E extends DomainEvent>(
  rebuilding: Rebuilding,
  options: ProjectorOptions<S, C, E>,
  progress?: Progress,
): Promise<Standing<S, C, E>> {
  const { projection, store } = options;
  const folding = Folding.fresh(projection, options);
  const rows = new RowBuffer();
  const foldAfter = async (before: StoredEvent | null): Promise<StoredEvent | null> => {
    let last = before;
    let writing = Promise.resolve();
    for await (const batch of ahead(store.follow({ after: last?.position ?? 0, live: false }))) {
      last = batch.at(-1) ?? last;
      const appends = await folding.fold(batch, rows);
      await writing;
      writing = leftToFail(rebuilding.write({ tables: rows.take(OPEN_KEPT), appends }));
      progress?.(last?.position ?? 0);
    }
    await writing;
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

/** A failure is thrown where it is waited for: until then it is nobody's. */
function leftToFail<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
