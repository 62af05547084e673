import Database from 'better-sqlite3';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DataFolder, SAMPLES } from '../../support/libro';
import { tamper } from '../../support/tamper';

jest.setTimeout(120_000);

const ALIEN = 'libro: las vistas no son de esta bitácora o de esta versión';

describe('libro import where views and log do not go together', () => {
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

  /** The samples with another folio: 6 sheets that are known, and one that is new. */
  const samplesOf = (month: string): string => {
    const file = data.temp.file(`${month}.txt`);
    writeFileSync(file, readFileSync(SAMPLES, 'utf8').replace('abr.-21', `${month}.-21`));
    return file;
  };
  const refused = async (file: string): Promise<string> => {
    const before = JSON.stringify(data.events());
    const { code, stdout, stderr } = await data.libro('import', file);
    expect([code, stdout]).toStrictEqual([2, '']);
    expect(stderr).toMatch(/^libro: [^\n]+\n$/);
    expect(JSON.stringify(data.events())).toBe(before);
    return stderr;
  };

  it('refuses a log that was put back to an earlier state, and records nothing', async () => {
    await data.answer('import', samplesOf('may'));
    copyFileSync(good.file('events.db'), data.file('events.db'));
    expect(await refused(samplesOf('jun'))).toContain(ALIEN);
  });

  it('refuses the views of another ledger, and records nothing', async () => {
    const other = await DataFolder.with(samplesOf('may'));
    copyFileSync(other.file('views.db'), data.file('views.db'));
    other.remove();
    expect(await refused(samplesOf('jun'))).toContain(ALIEN);
  });

  it('refuses a log that was cut inside an append, which a further one would hide', async () => {
    tamper(data.file('events.db'), 'DELETE FROM events WHERE position = 113');
    rmSync(data.file('views.db'));
    expect(await refused(samplesOf('may'))).toContain('la bitácora falta a sus promesas');
    const { code, stdout } = await data.libro('check', '--json');
    const problems = [expect.objectContaining({ code: 'incomplete-append', position: 112 })];
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { events: 112, problems }]);
  });

  it('says that the sheets are recorded where only the views fail afterwards', async () => {
    const db = new Database(data.file('views.db'));
    db.exec(`CREATE TRIGGER cut BEFORE INSERT ON checkpoint
      BEGIN SELECT RAISE(ABORT, 'cut off'); END`);
    db.close();
    const { code, stdout, stderr } = await data.libro('import', samplesOf('may'));
    expect([code, stdout]).toStrictEqual([2, '']);
    const recorded = 'libro: las 7 hojas quedaron registradas';
    const said = `${recorded}, pero no se pueden mostrar sus hallazgos: `;
    expect(stderr.slice(0, said.length)).toBe(said);
    expect(stderr).toMatch(/^[^\n]*cut off[^\n]*\n$/);
    expect(data.events()).toHaveLength(115);
  });
});
