import { visible } from '@libro/forms';
import { explained, DONE } from './failure';
import { write } from './output';
import { program } from './program';

/**
 * Runs one command of `libro`, as `process.argv` has it. Answers with the exit code: 0 done,
 * 1 refused or findings asked to fail, 2 wrong usage or input. Never throws; an error is one line
 * on standard error.
 */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...argv]);
    return DONE;
  } catch (error) {
    const { exitCode, line } = explained(error);
    if (line !== '') say(line);
    return exitCode === DONE ? helpShown() : exitCode;
  }
}

/** The parser writes the help without waiting for it. */
async function helpShown(): Promise<number> {
  try {
    await write('');
    return DONE;
  } catch (error) {
    const { exitCode, line } = explained(error);
    say(line);
    return exitCode;
  }
}

/** One line, whatever came in with an argument, a file name or a store's message. */
function say(line: string): void {
  process.stderr.write(`libro: ${visible(line.replaceAll(/\s*\n\s*/g, ' '))}\n`);
}
