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

/** Folds each batch while the one before it is written. */
async function foldAndWrite<S, C, E extends DomainEvent>(
  rebuilding: Rebuilding,
  options: ProjectorOptions<S, C, E>,
  progress?: Progress,
): Promise<Standing<S, C, E>> {
  const { projection, store } = options;
  const folding = Folding.fresh(projection, options);
  const rows = new RowBuffer();
  let last: StoredEvent | null = null;
  let writing = Promise.resolve();
  for await (const batch of store.follow({ after: 0, live: false })) {
    last = batch.at(-1) ?? last;
    const appends = await folding.fold(batch, rows);
    await writing;
    writing = rebuilding.write({ tables: rows.take(OPEN_KEPT), appends });
    // A failure is thrown where the next batch waits: until then it is nobody's.
    writing.catch(() => undefined);
    progress?.(last?.position ?? 0);
  }
  await writing;
  await rebuilding.finish({ tables: rows.take(), appends: [] }, last);
  return { position: last?.position ?? 0, folding };
}
