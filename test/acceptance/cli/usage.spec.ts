import { existsSync, writeFileSync } from 'node:fs';
import { DataFolder, libro, SAMPLES } from '../../support/libro';

jest.setTimeout(120_000);

type Row = readonly [args: readonly string[], said: string];

const GOALS = ['report', 'goals', '--plan', '2021.54101'] as const;
const GRID = ['report', 'f004', '--plan', '2021.54101'] as const;
const ASKING = [
  GOALS,
  [...GRID, '--quarter', '1'],
  ['report', 'f009', '--plan', '2021.54101'],
  ['report', 'cabildo', '--year', '2021', '--quarter', '1'],
  ['history', '--plan', '2021.54101'],
  ['history', '--plan', '2021.54101', '--line', '104'],
  ['findings'],
] as const;
const HINT = '; «--help» muestra el uso';

describe('wrong usage: exit 2 and one line', () => {
  let data: DataFolder;
  beforeAll(() => {
    data = new DataFolder();
  });
  afterAll(() => data.remove());

  it.each([
    [['informe'], `no hay ninguna orden «informe»${HINT}`],
    [[...GOALS, '--trimestre'], `no hay ninguna opción «--trimestre»${HINT}`],
    [['history'], `falta la opción --plan <ID>${HINT}`],
    [
      [...GRID, '--quarter', '5'],
      `la opción --quarter <T> no admite «5»: un trimestre es 1, 2, 3 o 4${HINT}`,
    ],
    [['in\u001b[31m\u202eforme'], `no hay ninguna orden «in‹U+001B›[31m‹U+202E›forme»${HINT}`],
    [['import', 'a\u202etxt'], 'a‹U+202E›txt: no se puede leer el archivo: no existe'],
  ])('%j', async (args, said) => {
    const { code, stdout, stderr } = await data.libro(...args);
    expect([code, stdout, stderr]).toStrictEqual([2, '', `libro: ${said}\n`]);
    expect(existsSync(data.path)).toBe(false);
  });

  it('a data folder without a ledger, which is left as it is', async () => {
    const { code, stdout, stderr } = await data.libro(...GOALS);
    const said = `no hay un libro en la carpeta de datos ${data.path}: «libro import» empieza uno`;
    expect([code, stdout, stderr]).toStrictEqual([2, '', `libro: ${said}\n`]);
    expect(existsSync(data.path)).toBe(false);
  });
});

describe('an address of a ledger that this program cannot use: exit 2 and one line', () => {
  it.each([
    [
      { databaseUrl: 'mysql://x:secreta@localhost/libro' },
      'DATABASE_URL: pide una dirección postgres://…',
    ],
    [
      { databaseUrl: 'postgres://localhost/libro', eventStoreUrl: 'https://localhost' },
      'EVENTSTORE_URL: pide una dirección esdb://…',
    ],
    [
      { eventStoreUrl: 'esdb://localhost' },
      'EVENTSTORE_URL: pide también DATABASE_URL, donde están las vistas',
    ],
  ])('%j', async (surroundings, said) => {
    const data = new DataFolder(surroundings);
    for (const args of [['import', SAMPLES], ['import', SAMPLES, '--dry-run'], ['findings']]) {
      const { code, stdout, stderr } = await data.libro(...args);
      expect([code, stdout, stderr]).toStrictEqual([2, '', `libro: ${said}\n`]);
    }
    expect(existsSync(data.path)).toBe(false);
    data.remove();
  });
});

describe('an address that stands in a file', () => {
  const data = new DataFolder();
  const file = data.temp.file('direccion');
  const variables = { DATABASE_URL_FILE: file };
  afterAll(() => data.remove());

  it('is read by every command, and is as good as one in the variable', async () => {
    writeFileSync(file, 'mysql://x:secreta@localhost/libro\n');
    const said = 'libro: DATABASE_URL: pide una dirección postgres://…\n';
    for (const args of [['import', SAMPLES], ['findings'], ['serve'], ['project'], ['check']]) {
      const { code, stdout, stderr } = await libro(['--data', data.path, ...args], { variables });
      expect([code, stdout, stderr]).toStrictEqual([2, '', said]);
    }
    expect(existsSync(data.path)).toBe(false);
  });

  it.each([
    ['falta', 'no existe'],
    ['', 'es una carpeta'],
  ])('ends in one line where it cannot be read; the help needs none: %j', async (name, reason) => {
    const path = data.temp.file(name);
    const surroundings = { variables: { DATABASE_URL_FILE: path } };
    const { code, stdout, stderr } = await libro(['findings'], surroundings);
    const said = `DATABASE_URL_FILE: no se puede usar el archivo ${path}: ${reason}`;
    expect([code, stdout, stderr]).toStrictEqual([2, '', `libro: ${said}\n`]);
    expect((await libro(['findings', '--help'], surroundings)).code).toBe(0);
  });
});

describe('asking for what the ledger does not hold: exit 2 and one line', () => {
  let data: DataFolder;
  beforeAll(async () => {
    data = await DataFolder.with(SAMPLES);
  });
  afterAll(() => data.remove());

  it.each<Row>([
    [
      [...GOALS, '--as-of', 'ayer'],
      '--as-of no admite «ayer»: pide una posición o un momento como 2021-04-30T00:00:00Z',
    ],
    ...ASKING.map((args): Row => {
      const said = 'pide una posición o un momento como 2021-04-30T00:00:00Z';
      return [
        [...args, '--as-of', '2021-02-29T00:00:00Z'],
        `--as-of no admite «2021-02-29T00:00:00Z»: ${said}`,
      ];
    }),
    ...['', ' ', '-5', '1e3', '9'.repeat(30), '9999-12-31T23:59:59-01:00'].map((at): Row => {
      const said = 'pide una posición o un momento como 2021-04-30T00:00:00Z';
      return [['findings', '--as-of', at], `--as-of no admite «${at}»: ${said}`];
    }),
    [[...GOALS, '--as-of', '3'], 'no hay plan 2021.54101 en el libro a esa posición'],
    [
      [...GRID, '--quarter', '1', '--as-of', '3'],
      'no hay plan 2021.54101 en el libro a esa posición',
    ],
    [['findings', '--plan', 'x'], 'no hay plan x en el libro a esa posición'],
    [['history', '--plan', 'x'], 'no hay plan x en el libro a esa posición'],
    [['replay', '--plan', 'x'], 'no hay plan x en el libro a esa posición'],
  ])('%j', async (args, said) => {
    const { code, stdout, stderr } = await data.libro(...args);
    expect([code, stdout, stderr]).toStrictEqual([2, '', `libro: ${said}\n`]);
  });

  it('without a command: the help, on standard error', async () => {
    const { code, stdout, stderr } = await libro([]);
    expect([code, stdout]).toStrictEqual([2, '']);
    expect(stderr).toMatch(/^Uso: libro \[opciones\] \[orden\]\n/);
  });
});

describe('--help', () => {
  it.each([
    [['--help'], 'libro [opciones] [orden]'],
    [['report', 'f004', '--help'], 'libro report f004 [opciones]'],
    [['import', '--help'], 'libro import [opciones] <ARCHIVO...>'],
  ])('%j tells the use and ends well', async (args, usage) => {
    const { code, stdout, stderr } = await libro(args);
    expect([code, stderr]).toStrictEqual([0, '']);
    expect(stdout.split('\n')[0]).toBe(`Uso: ${usage}`);
  });
});
