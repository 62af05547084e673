import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TempFolder {
  readonly path: string;
  /** A file's path in the folder. */
  file(name: string): string;
  remove(): void;
}

/** A new, empty folder outside the repository. */
export function tempFolder(): TempFolder {
  const path = mkdtempSync(join(tmpdir(), 'libro-'));
  return {
    path,
    file: (name) => join(path, name),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
