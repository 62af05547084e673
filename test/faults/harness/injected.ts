import { readFileSync } from 'node:fs';
import { tempFolder, type TempFolder } from '../../support/temp-folder';
import type { Compiled } from './compiled';
import type { FileCall } from './recorded-calls';
import type { Recording } from './recording';
import { QUICKLY, straced } from './strace';

/** What may happen at a call, in the words of strace. */
export type Effect = 'error=EIO' | 'error=ENOSPC' | 'signal=KILL';

/** The nth call of its kind on the files of the folder, and what happens there. */
export interface Fault {
  readonly call: string;
  readonly nth: number;
  readonly effect: Effect;
  /** From then on always; once otherwise. */
  readonly lasting: boolean;
}

/** A call that a fault can be put to. */
export interface Point {
  readonly call: string;
  readonly nth: number;
  /** On which file; '' is the folder. */
  readonly name: string;
  /** What the process was at, in its own word. */
  readonly phase: string;
}

const SPOILT = new Set<FileCall['kind']>(['write', 'sync', 'truncate', 'unlink']);

/** Every call that may fail or be cut in a recorded run of one process. */
export function pointsOf({ calls, sayings }: Recording): readonly Point[] {
  const counts = new Map<string, number>();
  return calls
    .filter(({ kind }) => SPOILT.has(kind))
    .map(({ call, name, begin }) => {
      const nth = (counts.get(call) ?? 0) + 1;
      counts.set(call, nth);
      const said = sayings.findLast((each) => each.begin < begin && !each.line.includes(' '));
      return { call, nth, name, phase: said?.line ?? 'nothing' };
    });
}

/**
 * Runs a program on the file of a folder, with a fault at one of the calls that reach its files. A
 * call that fails or is cut by a kill is not done. The fault happened, and every error that the
 * program met was a plain one.
 * @returns the lines that it said
 */
export async function injected(
  compiled: Compiled,
  { program, args, file }: { program: string; args: readonly string[]; file: string },
  { folder, fault }: { folder: TempFolder; fault: Fault },
): Promise<readonly string[]> {
  const outside = tempFolder();
  try {
    const output = outside.file('calls');
    const command = [process.execPath, compiled.program(program), folder.file(file), ...args];
    const sides = ['', '-journal', '-wal', '-shm'].map((side) => folder.file(`${file}${side}`));
    const paths = [folder.path, ...sides].flatMap((path) => ['-P', path]);
    const options = [...paths, '-o', output, ...injecting(fault)];
    const child = straced(options, command, { env: compiled.env });
    const { signal, stderr } = await child.ended;
    const isKill = fault.effect === 'signal=KILL';
    expect([signal, stderr]).toStrictEqual([isKill ? 'SIGKILL' : null, '']);
    if (!isKill) expect(readFileSync(output, 'utf8')).toContain('(INJECTED)');
    expectPlain(child.lines, folder.file(file));
    return child.lines;
  } finally {
    outside.remove();
  }
}

function injecting({ call, nth, effect, lasting }: Fault): readonly string[] {
  const how = effect === 'signal=KILL' ? [] : [QUICKLY];
  const inject = `inject=${call}:${effect}:when=${nth}${lasting ? '+' : ''}`;
  return [...how, '-e', `trace=${call}`, '-e', inject];
}

/** An error tells one who asks what it is: something of the medium, with the file's name. */
function expectPlain(lines: readonly string[], file: string): void {
  const errors = lines.filter((line) => line.startsWith('error '));
  for (const error of errors) {
    const { name, message } = JSON.parse(error.slice('error '.length)) as Record<string, string>;
    expect(['StoreUnavailable', 'ReadStoreUnavailable']).toContain(name);
    expect(message).toContain(file);
  }
}
