import { spawnSync } from 'node:child_process';
import { Child, type ChildOptions } from './child';

const STRACE = 'strace';

/** Follows all threads and children, and says nothing beside what it was asked for. */
const FOLLOWING = ['-f', '-qq'];

/** Has the kernel choose the calls that are asked for; a signal at one of them is lost then. */
export const QUICKLY = '--seccomp-bpf';

/**
 * A process whose system calls are recorded or spoilt.
 * @param options of strace, beside those that are always given
 * @throws Error where there is no strace, which stands for all that was to be tested with it
 */
export function straced(
  options: readonly string[],
  command: readonly string[],
  childOptions: ChildOptions = {},
): Child {
  if (spawnSync(STRACE, ['--version']).error !== undefined) {
    throw new Error('strace is not installed: without it (Linux only) no fault can be injected');
  }
  return new Child(STRACE, [...FOLLOWING, ...options, ...command], childOptions);
}
