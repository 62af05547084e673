import { availableParallelism } from 'node:os';

/** Does something with each of them, as many at once as there are processors. */
export async function inParallel<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const rest = all.values();
  const worker = async (): Promise<void> => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}
