import { mkdirSync } from 'node:fs';
import { PLANS_READ_MODEL } from '@libro/plans';
import { openReadStore } from '@libro/read-store';
import { DataFolder, SAMPLES } from '../support/libro';
import { Child, type Ended } from './harness/child';

/** Runs an import where no file may grow beyond so many kilobytes. */
async function importWithin(kilobytes: number, data: DataFolder): Promise<Ended> {
  const script = `ulimit -f ${kilobytes}; exec "$0" "$@"`;
  const program = ['bin/libro.js', '--data', data.path, 'import', SAMPLES];
  return new Child('bash', ['-c', script, process.execPath, ...program], {}).ended;
}

/** Views that are there already, so that the log is what finds the disk full. */
async function withViews(data: DataFolder): Promise<void> {
  mkdirSync(data.path);
  await (await openReadStore(data.file('views.db'), PLANS_READ_MODEL)).close();
}

interface Again {
  readonly sheets: readonly { readonly alreadyKnown: boolean }[];
}
async function importAgain(data: DataFolder): Promise<number> {
  const { sheets } = (await data.answer('import', SAMPLES)) as Again;
  expect(data.events()).toHaveLength(113);
  return sheets.filter(({ alreadyKnown }) => alreadyKnown).length;
}

describe('a disk that fills up under an import', () => {
  let data: DataFolder;
  beforeEach(() => {
    data = new DataFolder();
  });
  afterEach(() => data.remove());

  it.each([120, 200, 300, 400])(
    'at %p kB: says how many sheets are on record, and is finished by running it again',
    async (kilobytes) => {
      await withViews(data);
      const { code, stderr } = await importWithin(kilobytes, data);
      expect(code).toBe(2);
      expect(stderr).toMatch(
        /^libro: .*disk is full.*; [0-6] de 7 hojas quedaron registradas; repita la orden\n$/,
      );
      expect(stderr.match(/(\d) de 7/)?.[1]).toBe(String(await importAgain(data)));
    },
  );

  it('at 500 kB, which only the views want more than: says so, and shows them later', async () => {
    const { code, stderr } = await importWithin(500, data);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^libro: las 7 hojas quedaron registradas, pero no se pueden mostrar .*disk is full.*\n$/,
    );
    expect(await importAgain(data)).toBe(7);
  });

  it.each([4, 16, 40, 60, 80])(
    'at %p kB: names the disk, whatever it stopped',
    async (kilobytes) => {
      const { code, stderr } = await importWithin(kilobytes, data);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^libro: [^\n]*disk is full[^\n]*\n$/);
      await importAgain(data);
    },
  );
});
