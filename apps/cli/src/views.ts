import type { AsOf } from '@libro/read-store';
import { Failure, WRONG_INPUT } from './failure';
import { withLibro } from './libro';
import type { Libro } from './libro';

interface ViewOptions {
  readonly data: string;
  readonly asOf?: string;
}

/** Opens the ledger, brings its views up to the log's end, and asks them, as of when told. */
export async function withViews<T>(
  { data, asOf }: ViewOptions,
  ask: (libro: Libro, at: AsOf | undefined) => Promise<T>,
): Promise<T> {
  return withLibro(data, async (libro) => {
    await libro.projector.projectToEnd();
    return ask(libro, asOf);
  });
}

/** The answer about a plan. @throws Failure where there was no such plan then */
export function found<T>(answer: T | null, what: string): T {
  if (answer === null) throw new Failure(WRONG_INPUT, `no hay ${what} en el libro a esa posición`);
  return answer;
}
