import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Failure, reasonOf, WRONG_INPUT } from './failure';

/** A data folder, and what it stands in. @throws Failure where it cannot be made */
export function makeFolder(folder: string): void {
  try {
    makeFolders(resolve(folder));
  } catch (error) {
    throw unusable(folder, reasonOf(error));
  }
}

/**
 * Not by `recursive`: where the system answers for a folder that is there as if it were not, as
 * /proc does, Node tries for ever.
 */
function makeFolders(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (!existsSync(parent)) makeFolders(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have been faster.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** @throws Failure for what is there and no folder */
export function refuseUnlessFolder(folder: string): void {
  let found;
  try {
    found = statSync(folder, { throwIfNoEntry: false });
  } catch (error) {
    throw unusable(folder, reasonOf(error));
  }
  if (found?.isDirectory() === false) throw unusable(folder, 'no es una carpeta');
}

function unusable(folder: string, reason: string): Failure {
  return new Failure(WRONG_INPUT, `no se puede usar la carpeta de datos ${folder}: ${reason}`);
}
