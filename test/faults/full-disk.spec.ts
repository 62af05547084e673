import { openSqliteEventStore } from '@libro/event-store';
import { readFileSync, statSync } from 'node:fs';
import { AppendSource, asStored, logOf, withoutPosition } from '../support/appends';
import { tempFolder, type TempFolder } from '../support/temp-folder';
import { Child } from './harness/child';
import { compiledForAll } from './harness/compiled';

const compiled = compiledForAll();
let folder: TempFolder;
let file: string;
beforeEach(() => {
  folder = tempFolder();
  file = folder.file('ledger.db');
});
afterEach(() => folder.remove());

/** Runs the filler where no file may grow beyond so many kilobytes, and returns what it printed. */
async function fill(kilobytes: number): Promise<readonly string[]> {
  const program = compiled.program('test/faults/programs/filler.ts');
  const script = `ulimit -f ${kilobytes}; exec "$0" "$@"`;
  const args = ['-c', script, process.execPath, program, file];
  const child = new Child('bash', args, { env: compiled.env });
  expect(await child.ended).toStrictEqual({ code: 0, signal: null, stderr: '' });
  return child.lines;
}

const printed = (lines: readonly string[], word: string): readonly string[] =>
  lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

function expectOneClearError(lines: readonly string[], count: number): void {
  const errors = printed(lines, 'refused').map((each) => JSON.parse(each) as unknown);
  expect(errors).toHaveLength(count);
  for (const error of errors) {
    expect(error).toMatchObject({ name: 'StoreUnavailable', unavailable: true });
    expect(error).toHaveProperty('message', expect.stringContaining(file));
    expect(error).toHaveProperty('message', expect.stringMatching(/disk is full|for writing/));
  }
}

describe('a disk that fills up', () => {
  it.each([200, 500, 1_500, 6_000])(
    'at %p kB: one clear error, and the ledger is what was acknowledged',
    async (kilobytes) => {
      const first = await openSqliteEventStore(file);
      const before = new AppendSource().sized(100);
      await first.append('plan-1', 'none', before);
      await first.close();
      const lines = await fill(kilobytes);
      expectOneClearError(lines, 3);
      const acknowledged = Number(printed(lines, 'ack').at(-1) ?? 100);
      expect(printed(lines, 'readable')).toStrictEqual([String(acknowledged)]);
      const store = await openSqliteEventStore(file);
      expect(await store.verify()).toStrictEqual({
        events: acknowledged,
        problems: [],
        truncated: false,
      });
      const kept = await store.read('plan-1');
      expect(kept.map(withoutPosition)).toStrictEqual(asStored('plan-1', [before]));
      const next = await store.append('plan-1', 99, new AppendSource(9_000_000).sized(1));
      expect(next).toStrictEqual({ revision: 100, position: acknowledged + 1, repeated: false });
      await store.close();
    },
  );

  it('with no room at all: an existing ledger keeps every byte', async () => {
    const first = await openSqliteEventStore(file);
    await first.append('plan-1', 'none', new AppendSource().sized(100));
    await first.close();
    const before = readFileSync(file);
    expectOneClearError(await fill(0), 1);
    expect(readFileSync(file).equals(before)).toBe(true);
    const store = await openSqliteEventStore(file);
    expect(await logOf(store)).toHaveLength(100);
    await store.close();
  });

  it.each([0, 1, 4, 16])('at %p kB: a new ledger is made or not, never half', async (kilobytes) => {
    expectOneClearError(await fill(kilobytes), 1);
    expect(statSync(file, { throwIfNoEntry: false })?.size ?? 0).toBeLessThanOrEqual(
      kilobytes * 1024,
    );
    const store = await openSqliteEventStore(file);
    await store.append('plan-1', 'none', new AppendSource().sized(1));
    expect(await logOf(store)).toHaveLength(1);
    await store.close();
  });
});
