import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Another process that holds a ledger's write lock. */
export interface LockHolder {
  /** Gives the lock back; resolves when the process has ended. */
  release(): Promise<void>;
}

const PROGRAM = `
  const db = new (require('better-sqlite3'))(process.argv[1]);
  db.exec('BEGIN IMMEDIATE');
  process.stdout.write('held');
  process.stdin.once('data', () => { db.exec('ROLLBACK'); db.close(); process.exit(0); });
`;

/** Resolves once another process has taken the write lock of `file`. */
export async function holdLock(file: string): Promise<LockHolder> {
  const child = spawn(process.execPath, ['-e', PROGRAM, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return {
    release: async () => {
      child.stdin.write('go');
      await ended;
    },
  };
}
