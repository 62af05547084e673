import { explained, DONE } from './failure';
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
    if (line !== '') process.stderr.write(`libro: ${line.replaceAll(/\s*\n\s*/g, ' ')}\n`);
    return exitCode;
  }
}
