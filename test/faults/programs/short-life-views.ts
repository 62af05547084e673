import { writeSync } from 'node:fs';
import { NoteLog } from '../harness/note-log';

/**
 * A short life of the rows of a log in memory, the same in every run: brings the log into them as
 * it grows, makes them anew where it is told to, and closes. Says each step, `at <position>` after
 * each that is done, `error <error as JSON>` after one that failed. Arguments: the rows' file; how
 * many times the log grows; `rebuild` or nothing.
 */
const [file = '', times = '', rebuild = ''] = process.argv.slice(2);

/** Synchronous: what was said is said, whenever the end comes. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function said(step: string, work: () => Promise<unknown>): Promise<void> {
  say(step);
  try {
    say(`at ${String(await work())}`);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    say(`error ${JSON.stringify({ name, message })}`);
  }
}

async function main(): Promise<void> {
  const log = new NoteLog();
  await said('opening', () =>
    log.withRows(file, async ({ projector }) => {
      for (let i = 0; i < Number(times); i += 1) {
        await log.grow();
        await said('projecting', () => projector.projectToEnd());
      }
      if (rebuild !== '') await said('rebuilding', () => projector.rebuild());
      say('closing');
      return log.store.log.length;
    }),
  );
}

void main();
