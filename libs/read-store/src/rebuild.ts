import type { DomainEvent, StoredEvent } from '@libro/event-sourcing';
import { Folding } from './folding';
import { patiently } from './patience';
import type { Progress, ProjectorOptions, Standing } from './projecting';
import { RowBuffer } from './row-buffer';
import {
  BEGIN,
  COMMIT,
  writesOfAppends,
  writesOfCheckpoint,
  writesOfRows,
  writesThatClear,
} from './row-statements';
import { WriteThread } from './write-thread';

/** Open versions of each table that are kept back: most end soon, and are written once. */
const OPEN_KEPT = 1_000;

/**
 * Makes every row anew, in one transaction: all of it or nothing.
 * @throws Error with SQLite's code, and what the log says
 */
export async function projectAnew<S, C, E extends DomainEvent>(
  options: ProjectorOptions<S, C, E>,
  progress?: Progress,
): Promise<Standing<S, C, E>> {
  const { file, deadlineMs } = options.readStore.opened;
  const thread = new WriteThread(file);
  try {
    await patiently(deadlineMs, () => thread.run(BEGIN));
    const standing = await foldAndWrite(thread, options, progress);
    await thread.run(COMMIT);
    return standing;
  } finally {
    await thread.close();
  }
}

/** Folds each batch while the thread writes the one before it. */
async function foldAndWrite<S, C, E extends DomainEvent>(
  thread: WriteThread,
  options: ProjectorOptions<S, C, E>,
  progress?: Progress,
): Promise<Standing<S, C, E>> {
  const { projection, store } = options;
  const folding = Folding.fresh(projection, options);
  const rows = new RowBuffer();
  let last: StoredEvent | null = null;
  await thread.run(writesThatClear(projection));
  let writing = Promise.resolve(true);
  for await (const batch of store.follow({ after: 0, live: false })) {
    last = batch.at(-1) ?? last;
    const appends = await folding.fold(batch, rows);
    await writing;
    writing = thread.run([...writesOfAppends(appends), ...writesOfRows(rows.take(OPEN_KEPT))]);
    // A failure is thrown where the next batch waits: until then it is nobody's.
    writing.catch(() => undefined);
    progress?.(last?.position ?? 0);
  }
  await writing;
  await thread.run([
    ...writesOfRows(rows.take()),
    ...writesOfCheckpoint(projection, { after: 0, last }),
  ]);
  return { position: last?.position ?? 0, folding };
}
