import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DataFolder, libro, SAMPLES } from '../../support/libro';

jest.setTimeout(120_000);

interface Imported {
  readonly sheets: readonly { readonly events: number }[];
}

/** One of the sheets again and again, each for a unit of its own. */
function manySheets(count: number): string {
  const lines = readFileSync(SAMPLES, 'utf8').split('\n');
  const sheet = lines.slice(104, 158).join('\n');
  return Array.from({ length: count }, (_, nth) =>
    sheet.replace('54202\t', `54${String(300 + nth)}\t`),
  ).join('\n');
}

describe('several processes on one data folder', () => {
  let data: DataFolder;
  beforeEach(() => {
    data = new DataFolder();
  });
  afterEach(() => data.remove());

  it('that import the same sheets at once: each is on record once', async () => {
    const answers = await Promise.all([
      data.answer('import', SAMPLES),
      data.answer('import', SAMPLES),
      data.answer('import', SAMPLES),
    ]);
    const sheets = answers.map((answer) => (answer as Imported).sheets);
    expect(sheets.map((each) => each.length)).toStrictEqual([7, 7, 7]);
    // A sheet of two appends may be begun by one process and finished by another.
    const made = [0, 1, 2, 3, 4, 5, 6].map((nth) =>
      sheets.reduce((sum, each) => sum + (each[nth]?.events ?? 0), 0),
    );
    expect(made).toStrictEqual([13, 19, 17, 25, 13, 9, 17]);
    expect(data.events()).toHaveLength(113);
    expect(await data.answer('check')).toMatchObject({
      ...{ events: 113, problems: [] },
      views: { agree: true },
    });
  });

  it('of which one makes a backup meanwhile: it is a ledger that keeps its promises', async () => {
    await data.answer('import', SAMPLES);
    writeFileSync(data.temp.file('muchas.txt'), manySheets(100));
    const importing = data.answer('import', data.temp.file('muchas.txt'));
    const copies = await Promise.all(
      [1, 2].map(async (nth) => {
        const folder = data.temp.file(`copia-${nth}`);
        mkdirSync(folder);
        const { code, stdout, stderr } = await data.libro('backup', `${folder}/events.db`);
        const said = `Copia guardada en ${folder}/events.db\n`;
        expect([code, stdout, stderr]).toStrictEqual([0, said, '']);
        return folder;
      }),
    );
    await importing;
    expect(data.events()).toHaveLength(113 + 100 * 17);
    for (const folder of copies) {
      const { code, stdout } = await libro(['--data', folder, 'check', '--json']);
      expect([code, JSON.parse(stdout)]).toMatchObject([0, { problems: [] }]);
    }
  });

  it('a backup says to programs where it stands', async () => {
    await data.answer('import', SAMPLES);
    const file = data.temp.file('copia.db');
    expect(await data.answer('backup', file)).toStrictEqual({ file });
  });

  it('a backup takes the place of no file', async () => {
    await data.answer('import', SAMPLES);
    const target = data.temp.file('copia.db');
    writeFileSync(target, 'x');
    const { code, stdout, stderr } = await data.libro('backup', target);
    expect([code, stdout]).toStrictEqual([2, '']);
    expect(stderr).toMatch(/^libro: no se hizo la copia \([^\n]+\)\n$/);
    expect(readFileSync(target, 'utf8')).toBe('x');
  });

  it('a backup of the ledger answers as the ledger does', async () => {
    await data.answer('import', SAMPLES);
    const copy = new DataFolder();
    mkdirSync(copy.path);
    await data.libro('backup', data.temp.file('copia.db'));
    copyFileSync(data.temp.file('copia.db'), copy.file('events.db'));
    expect(existsSync(copy.file('views.db'))).toBe(false);
    const goals = ['report', 'goals', '--plan', '2021.54101'] as const;
    expect(await copy.answer(...goals)).toStrictEqual(await data.answer(...goals));
    copy.remove();
  });
});
