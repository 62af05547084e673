import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { DataFolder, libro, SAMPLES } from '../../support/libro';

jest.setTimeout(120_000);

/** Root may write everywhere, so that root's child runs as nobody. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534 } : {};

const IMPORT = ['import', SAMPLES];
const GOALS = ['report', 'goals', '--plan', '2021.54101'];
const LOG = 'la bitácora no es de este programa o está dañada';
const VIEWS = 'las vistas no son de este programa o están dañadas';

function foreign(file: string): void {
  const db = new Database(file);
  db.exec('CREATE TABLE notes (text); INSERT INTO notes VALUES (1)');
  db.close();
}
const garbage = (file: string) => writeFileSync(file, randomBytes(9_000));
const halved = (file: string) => truncateSync(file, 20_000);

describe('a data folder that cannot be used', () => {
  let good: DataFolder;
  let data: DataFolder;
  beforeAll(async () => {
    good = await DataFolder.with(SAMPLES);
  });
  afterAll(() => good.remove());
  beforeEach(() => {
    data = good.copy();
  });
  afterEach(() => data.remove());

  it.each([
    { what: 'a foreign log', file: 'events.db', spoil: foreign, args: IMPORT, said: LOG },
    { what: 'a log of garbage', file: 'events.db', spoil: garbage, args: IMPORT, said: LOG },
    { what: 'half a log', file: 'events.db', spoil: halved, args: IMPORT, said: LOG },
    { what: 'half a log, asked', file: 'events.db', spoil: halved, args: GOALS, said: LOG },
    { what: 'foreign views', file: 'views.db', spoil: foreign, args: IMPORT, said: VIEWS },
    { what: 'views of garbage, asked', file: 'views.db', spoil: garbage, args: GOALS, said: VIEWS },
  ])('$what: one line, and the file is left as it is', async ({ file, spoil, args, said }) => {
    if (spoil !== halved) writeFileSync(data.file(file), '');
    spoil(data.file(file));
    const before = ['events.db', 'views.db'].map((name) => readFileSync(data.file(name)));
    const { code, stdout, stderr } = await data.libro(...args);
    expect([code, stdout]).toStrictEqual([2, '']);
    expect(stderr).toMatch(/^libro: [^\n]+\n$/);
    expect(stderr).toContain(said);
    expect(stderr).toContain(data.file(file));
    const after = ['events.db', 'views.db'].map((name) => readFileSync(data.file(name)));
    expect(after.map((bytes, nth) => bytes.equals(before[nth] ?? bytes))).toStrictEqual([
      true,
      true,
    ]);
  });

  it.each([
    { name: 'archivo', args: IMPORT },
    { name: 'archivo/dentro', args: IMPORT },
    { name: 'archivo', args: [...IMPORT, '--dry-run'] },
    { name: 'archivo/dentro', args: [...IMPORT, '--dry-run'] },
  ])('$name, which is a file or in one: $args', async ({ name, args }) => {
    writeFileSync(data.temp.file('archivo'), 'x');
    const path = data.temp.file(name);
    const { code, stdout, stderr } = await libro(['--data', path, ...args]);
    expect([code, stdout]).toStrictEqual([2, '']);
    expect(stderr).toBe(`libro: no se puede usar la carpeta de datos ${path}: no es una carpeta\n`);
    expect(readFileSync(data.temp.file('archivo'), 'utf8')).toBe('x');
  });

  it.each(['/proc/libro', '/proc/libro/datos'])('%s, where no folder can be made', async (path) => {
    const { code, stdout, stderr } = await libro(['--data', path, 'import', SAMPLES]);
    expect([code, stdout]).toStrictEqual([2, '']);
    expect(stderr).toMatch(
      /^libro: no se puede usar la carpeta de datos \/proc\/libro[^\n]*: .+\n$/,
    );
  });

  it('one in folders that are not there yet is made', async () => {
    const path = data.temp.file('a/b/c');
    const { code } = await libro(['--data', path, 'import', SAMPLES]);
    expect([code, readdirSync(path).sort()]).toStrictEqual([0, ['events.db', 'views.db']]);
  });

  it('one that may not be written', async () => {
    chmodSync(data.temp.path, 0o755);
    chmodSync(data.path, 0o555);
    const before = data.events();
    const names = readdirSync(data.path);
    const ran = await libro(['--data', data.path, 'import', SAMPLES], unprivileged);
    expect([ran.code, ran.stdout]).toStrictEqual([2, '']);
    expect(ran.stderr).toMatch(/^libro: no se puede usar la bitácora \([^\n]+\)\n$/);
    expect(data.events()).toStrictEqual(before);
    expect(readdirSync(data.path)).toStrictEqual(names);
    chmodSync(data.path, 0o755);
  });

  it('one that may not be made', async () => {
    const locked = data.temp.file('cerrada');
    mkdirSync(locked);
    chmodSync(data.temp.path, 0o755);
    chmodSync(locked, 0o555);
    const ran = await libro(['--data', `${locked}/datos`, 'import', SAMPLES], unprivileged);
    expect([ran.code, ran.stdout]).toStrictEqual([2, '']);
    const said = `libro: no se puede usar la carpeta de datos ${locked}/datos: falta el permiso\n`;
    expect(ran.stderr).toBe(said);
    expect(readdirSync(locked)).toStrictEqual([]);
  });
});
