import { tempFolder, type TempFolder } from '../../support/temp-folder';
import { Child } from './child';
import type { Compiled } from './compiled';

/** A statement at which a process is killed: the nth that begins so. */
export interface KillPoint {
  readonly sql: string;
  readonly side: 'before' | 'after';
  readonly nth: number;
  /** Not the main one: one that writes rows. */
  readonly inThread: boolean;
}

/**
 * Runs a program on a file, which is killed at a point.
 * @param look at what is left, with the lines that it said
 */
export async function killedAt<T>(
  compiled: Compiled,
  {
    program,
    file,
    args,
    point,
  }: { program: string; file: string; args: string[]; point: KillPoint },
  look: (folder: TempFolder, lines: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = tempFolder();
  try {
    const preload = compiled.program('test/faults/harness/killed-statement.ts');
    const command = ['-r', preload, compiled.program(program), folder.file(file), ...args];
    const env = { ...compiled.env, KILL_POINT: JSON.stringify(point) };
    const child = new Child(process.execPath, command, { env });
    expect(await child.ended).toStrictEqual({ code: null, signal: 'SIGKILL', stderr: '' });
    return await look(folder, child.lines);
  } catch (error) {
    throw new Error(`killed at ${JSON.stringify(point)}`, { cause: error });
  } finally {
    folder.remove();
  }
}
