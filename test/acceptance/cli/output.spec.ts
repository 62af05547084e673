import { DataFolder, libro, SAMPLES } from '../../support/libro';

jest.setTimeout(120_000);

const GRID = ['report', 'f004', '--plan', '2021.54202', '--quarter', '1'] as const;
const COMMANDS = [
  ['report', 'goals', '--plan', '2021.54101'],
  ['report', 'f004', '--plan', '2021.34201', '--quarter', '1'],
  ['report', 'f009', '--plan', '2021.54101'],
  ['report', 'cabildo', '--year', '2021', '--quarter', '1'],
  ['history', '--plan', '2021.54203'],
  ['history', '--plan', '2021.54101', '--line', '104'],
  ['replay', '--plan', '2021.54101'],
  ['findings'],
  ['import', SAMPLES],
  ['check'],
  ['rebuild'],
];

/** What the drawing of a table leaves where a text or a figure does not fit. */
const CUT_OFF = /[\p{L}\d]…/u;
const widest = (text: string) =>
  Math.max(...text.split('\n').map((line) => line.normalize('NFC').length));

describe('what libro writes', () => {
  let data: DataFolder;
  beforeAll(async () => {
    data = await DataFolder.with(SAMPLES);
  });
  afterAll(() => data.remove());

  it.each(COMMANDS.map((args) => ({ args })))('$args fits a screen of 80', async ({ args }) => {
    const { code, stdout, stderr } = await libro(['--data', data.path, ...args], { columns: 80 });
    expect([code, stderr]).toStrictEqual([0, '']);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
    expect(stdout).not.toMatch(CUT_OFF);
  });

  it.each(COMMANDS.slice(0, 5).map((args) => ({ args })))('$args fits a pipe', async ({ args }) => {
    const { code, stdout, stderr } = await data.libro(...args);
    expect([code, stderr]).toStrictEqual([0, '']);
    expect(widest(stdout)).toBeLessThanOrEqual(120);
    expect(stdout).not.toMatch(CUT_OFF);
  });

  it.each([{ args: GRID }, { args: ['findings', '--code', 'POA-C01'] }])(
    '$args: --json is short for --format json',
    async ({ args }) => {
      const short = await data.libro(...args, '--json');
      const long = await data.libro(...args, '--format', 'json');
      expect(short).toStrictEqual(long);
      expect(short.code).toBe(0);
      expect(JSON.parse(short.stdout)).toBeInstanceOf(Object);
    },
  );

  it('looks like the form', async () => {
    const { stdout } = await data.libro(...GRID);
    const lines = stdout.split('\n');
    expect(lines.slice(0, 2)).toStrictEqual([
      'PROGRAMA OPERATIVO ANUAL 2021',
      'AVANCE FÍSICO PROGRAMÁTICO (TMM-F004)',
    ]);
    const cells = (start: string) =>
      lines
        .find((line) => line.startsWith(start))
        ?.split('│')
        .map((cell) => cell.trim())
        .slice(1, -1);
    expect(cells('│ 401 ')).toStrictEqual([
      '401',
      'DICTAMEN TÉCNICO',
      '100',
      '40',
      '32',
      '24',
      '',
      '21',
      '',
      '15',
      '',
      '32',
      '32',
    ]);
    expect(stdout).toContain('HALLAZGOS: POA-C01');
    expect(stdout).toContain('Calculado a la posición 113 del libro\n');
  });

  it('as CSV: one table with plain figures, and the position it is computed for', async () => {
    const { code, stdout, stderr } = await data.libro(
      ...['findings', '--code', 'POA-C01', '--format', 'csv'],
    );
    expect([code, stderr]).toStrictEqual([0, '']);
    expect(stdout.split('\r\n')).toStrictEqual([
      '\uFEFFCÓDIGO,GRAVEDAD,PLAN,LÍNEA,ESPERADO,ENCONTRADO,FUENTE,HALLAZGO,EVIDENCIA,ATENDIDO',
      'POA-C01,error,2021.54202,406,10,11,poa-2021.txt:141,' +
        'La acción 406 programa 11 en sus cuatro trimestres y su meta anual es de 10.,' +
        'programado: 2 + 3 + 3 + 3; meta anual: 10,',
      '',
      '1 hallazgo',
      '',
    ]);
  });
});
