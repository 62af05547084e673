import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DataFolder, SAMPLES, SHEET_FILES } from '../../support/libro';

jest.setTimeout(120_000);

/** Plan · form · rows · events · findings on the sheet, in the order of the file. */
const SHEETS = [
  ['2021.54102', 'TMM-F004', 5, 13, 5],
  ['2021.34201', 'TMM-F004', 8, 19, 18],
  ['2021.54202', 'TMM-F004', 7, 17, 2],
  ['2021.54203', 'TMM-F004', 11, 25, 18],
  ['2021.54204', 'TMM-F004', 5, 13, 6],
  ['2021.54204', 'TMM-F004', 4, 9, 5],
  ['2021.54101', 'TMM-F009', 8, 17, 15],
] as const;

interface Answer {
  readonly dryRun: boolean;
  readonly sheets: readonly {
    readonly planId: string;
    readonly form: string;
    readonly rows: number;
    readonly events: number;
    readonly findings: number | null;
    readonly alreadyKnown: boolean;
  }[];
}

const cells = (answer: unknown) =>
  (answer as Answer).sheets.map((sheet) => [
    sheet.planId,
    sheet.form,
    sheet.rows,
    sheet.events,
    sheet.findings,
    sheet.alreadyKnown,
  ]);

describe.each(SHEET_FILES)('libro import $name', ({ path }) => {
  let data: DataFolder;
  let first: unknown;
  beforeAll(async () => {
    data = new DataFolder();
    first = await data.answer('import', path);
  });
  afterAll(() => data.remove());

  it('records 7 sheets of 6 plans: 40 rows of progress and 8 of movements', () => {
    expect(cells(first)).toStrictEqual(SHEETS.map((sheet) => [...sheet, false]));
    expect((first as Answer).dryRun).toBe(false);
    const plans = new Set(SHEETS.map(([planId]) => planId));
    const rows = (form: string) =>
      SHEETS.filter((each) => each[1] === form).reduce((sum, each) => sum + each[2], 0);
    expect([SHEETS.length, plans.size, rows('TMM-F004'), rows('TMM-F009')]).toStrictEqual([
      7, 6, 40, 8,
    ]);
    expect(data.events()).toHaveLength(113);
  });

  it('says so in words', async () => {
    const { code, stdout, stderr } = await data.libro('import', path);
    expect([code, stderr]).toStrictEqual([0, '']);
    expect(stdout).toMatch(
      /7 hojas, 6 planes, 40 renglones de avance, 8 renglones de movimientos, 0 hechos nuevos\n$/,
    );
  });

  it('knows the sheets again, whatever file or encoding they come in', async () => {
    const before = data.events();
    const content = readFileSync(path, 'utf8');
    const variants = [
      ['otro-nombre.txt', Buffer.from(content)],
      ['latin-1.txt', Buffer.from(content, 'latin1')],
      ['bom.txt', Buffer.from(`\uFEFF${content}`)],
      ['crlf.txt', Buffer.from(content.replaceAll('\n', '\r\n'))],
    ] as const;
    const files = variants.map(([name, bytes]) => {
      writeFileSync(data.temp.file(name), bytes);
      return data.temp.file(name);
    });
    const again = await data.answer('import', path, ...files);
    const known = SHEETS.map(([planId, form, rows]) => [planId, form, rows, 0, true]);
    const withoutFindings = cells(again).map((row) => row.filter((_, column) => column !== 4));
    expect(withoutFindings).toStrictEqual([path, ...files].flatMap(() => known));
    expect(data.events()).toStrictEqual(before);
  });
});

describe('libro import --dry-run', () => {
  it.each(SHEET_FILES)('says what $name would record, and makes no ledger', async ({ path }) => {
    const data = new DataFolder();
    const answer = await data.answer('import', '--dry-run', path);
    const planned = SHEETS.map(([planId, form, rows, events]) => [
      ...[planId, form, rows, events],
      ...[null, false],
    ]);
    expect((answer as Answer).dryRun).toBe(true);
    expect(cells(answer)).toStrictEqual(planned);
    expect(existsSync(data.path)).toBe(false);
    data.remove();
  });

  it.each([
    ['without a file', []],
    ['with an empty file for its log', ['events.db']],
  ])('leaves a folder %s as it is', async (_what, files) => {
    const data = new DataFolder();
    mkdirSync(data.path);
    for (const name of files) writeFileSync(data.file(name), '');
    expect(cells(await data.answer('import', '--dry-run', SAMPLES))).toHaveLength(7);
    expect(readdirSync(data.path)).toStrictEqual(files);
    for (const name of files) expect(readFileSync(data.file(name), 'utf8')).toBe('');
    data.remove();
  });

  it('tells new sheets from those on record, and records nothing', async () => {
    const data = await DataFolder.with(SAMPLES);
    const before = data.events();
    const known = cells(await data.answer('import', '--dry-run', SAMPLES));
    expect(known.map(([, , , events, , isKnown]) => [events, isKnown])).toStrictEqual(
      SHEETS.map(() => [0, true]),
    );
    expect(data.events()).toStrictEqual(before);
    data.remove();
  });
});
