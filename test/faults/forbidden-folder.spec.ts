import { openSqliteEventStore } from '@libro/event-store';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { AppendSource } from '../support/appends';
import { tempFolder, type TempFolder } from '../support/temp-folder';
import { Child } from './harness/child';
import { compiledForAll } from './harness/compiled';

/** Root may write everywhere, so that root's child runs as nobody. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534 } : {};

const compiled = compiledForAll();
let folder: TempFolder;
let file: string;
beforeEach(() => {
  folder = tempFolder();
  file = folder.file('ledger.db');
});
afterEach(() => {
  chmodSync(folder.path, 0o755);
  folder.remove();
});

async function makeLedger(): Promise<void> {
  const store = await openSqliteEventStore(file);
  await store.append('plan-1', 'none', new AppendSource().sized(10));
  await store.close();
}

/** Everything in the folder, byte for byte. */
const contents = (): readonly (readonly [string, string])[] =>
  readdirSync(folder.path).map((name) => [name, readFileSync(folder.file(name), 'base64')]);

describe('a place that may not be written', () => {
  it.each([
    { what: 'a ledger in a forbidden folder', exists: true, folderMode: 0o555, fileMode: 0o666 },
    { what: 'a new ledger in a forbidden folder', exists: false, folderMode: 0o555, fileMode: 0 },
    { what: 'a forbidden ledger', exists: true, folderMode: 0o777, fileMode: 0o444 },
    { what: 'a secret ledger', exists: true, folderMode: 0o777, fileMode: 0 },
  ])('$what: one clear error, and nothing has changed', async ({ exists, ...modes }) => {
    if (exists) await makeLedger();
    if (exists) chmodSync(file, modes.fileMode);
    const before = exists && modes.fileMode === 0 ? readdirSync(folder.path) : contents();
    chmodSync(folder.path, modes.folderMode);
    const args = [compiled.program('test/faults/programs/filler.ts'), file];
    const child = new Child(process.execPath, args, { env: compiled.env, ...unprivileged });
    expect(await child.ended).toStrictEqual({ code: 0, signal: null, stderr: '' });
    expect(child.lines).toHaveLength(1);
    expect(child.lines[0]).toMatch(/^refused .*"name":"StoreUnavailable".*"unavailable":true/);
    expect(child.lines[0]).toContain(`${file} cannot be opened for writing`);
    const after = exists && modes.fileMode === 0 ? readdirSync(folder.path) : contents();
    expect(after).toStrictEqual(before);
  });
});
