import { readFileSync } from 'node:fs';
import { tempFolder, type TempFolder } from '../../support/temp-folder';
import type { Compiled } from './compiled';
import type { Ended } from './child';
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

export interface Injected extends Ended {
  readonly lines: readonly string[];
  /** Whether the fault happened. */
  readonly isHit: boolean;
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
 * call that fails or is cut by a kill is not done.
 */
export async function injected(
  compiled: Compiled,
  { program, args, file }: { program: string; args: readonly string[]; file: string },
  { folder, fault }: { folder: TempFolder; fault: Fault },
): Promise<Injected> {
  const outside = tempFolder();
  try {
    const { call, nth, effect, lasting } = fault;
    const sides = ['', '-journal', '-wal', '-shm'].map((side) => folder.file(`${file}${side}`));
    const paths = [folder.path, ...sides].flatMap((path) => ['-P', path]);
    const inject = `inject=${call}:${effect}:when=${nth}${lasting ? '+' : ''}`;
    const output = outside.file('calls');
    const how = effect === 'signal=KILL' ? [] : [QUICKLY];
    const options = [...how, ...paths, '-o', output, '-e', `trace=${call}`, '-e', inject];
    const command = [process.execPath, compiled.program(program), folder.file(file), ...args];
    const child = straced(options, command, { env: compiled.env });
    const ended = await child.ended;
    const isHit = ended.signal === 'SIGKILL' || readFileSync(output, 'utf8').includes('(INJECTED)');
    return { ...ended, lines: child.lines, isHit };
  } finally {
    outside.remove();
  }
}
