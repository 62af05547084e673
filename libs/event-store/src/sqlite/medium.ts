import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Waits until a file's bytes, or a folder's entries, are on the medium. */
export function fsyncPath(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
