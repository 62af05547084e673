import { tempFolder } from '../../support/temp-folder';
import type { Compiled } from './compiled';
import { type FileCall, readCalls, recordingTo, type Saying } from './recorded-calls';
import { QUICKLY, straced } from './strace';

/** A run of some processes on a file: what they did to it and its folder, and what they said. */
export interface Recording {
  readonly calls: readonly FileCall[];
  readonly sayings: readonly Saying[];
}

/** A program on a file, and of each of its processes the arguments after the file's path. */
export interface Run {
  readonly program: string;
  readonly file: string;
  /** One after another; those of one step at once. */
  readonly steps: readonly (readonly string[])[];
  /** What happens at the nth sync of each process that gets that far. */
  readonly sync?: { readonly nth: number; readonly effect: 'error=EIO' | 'signal=KILL' };
}

/** Runs processes in an empty folder and records them. @throws Error where one of them failed */
export async function record(
  compiled: Compiled,
  { program, file, steps, sync }: Run,
): Promise<Recording> {
  const folder = tempFolder();
  const outside = tempFolder();
  try {
    const output = outside.file('calls');
    const paths = [compiled.program(program), folder.file(file), outside.file('said')];
    const command = ['bash', '-c', scriptOf(steps), process.execPath, ...paths];
    const options = [...recordingTo(output), ...injecting(sync)];
    const child = straced(options, command, { env: compiled.env });
    expect(await child.ended).toStrictEqual({ code: 0, signal: null, stderr: '' });
    const all = await readCalls(output, folder.path);
    const sayings = all.filter((each) => each.kind === 'say');
    if (sync === undefined) expectUndisturbed(sayings, steps.flat().length);
    return { calls: all.filter((each) => each.kind !== 'say'), sayings };
  } finally {
    folder.remove();
    outside.remove();
  }
}

function injecting(sync: Run['sync']): readonly string[] {
  if (sync === undefined) return [QUICKLY];
  return ['-e', `inject=fsync,fdatasync:${sync.effect}:when=${sync.nth}`];
}

function expectUndisturbed(sayings: readonly Saying[], processes: number): void {
  const errors = sayings.filter(({ line }) => line.startsWith('error '));
  const endings = sayings.filter(({ line }) => line === 'closing');
  expect([errors, endings.length]).toStrictEqual([[], processes]);
}

/** What they say goes to a file: the recording has it all in one order. */
function scriptOf(steps: readonly (readonly string[])[]): string {
  const started = (args: string): string => `"$0" "$1" "$2" ${args} &`;
  const inTurn = steps.map((step) => `${step.map(started).join(' ')} wait`).join('; ');
  return `exec >"$3" 2>&1; ${inTurn}; true`;
}
