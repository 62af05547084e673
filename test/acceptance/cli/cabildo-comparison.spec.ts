import type { CabildoReport } from '@libro/plans';
import { DataFolder, SHEET_FILES } from '../../support/libro';

jest.setTimeout(120_000);

const ASKED = ['report', 'cabildo', '--year', '2021', '--quarter'] as const;
const PLAN = '2021.54101';
const FOLIO = '2021-04-1';

describe.each(SHEET_FILES)('the cabildo report of $name, compared', ({ path }) => {
  let data: DataFolder;
  beforeAll(async () => {
    data = await DataFolder.with(path);
  });
  afterAll(() => data.remove());
  const report = async (...args: readonly string[]) =>
    (await data.answer(...ASKED, ...args)) as CabildoReport;

  it('--since tells what the folio changed, line by line', async () => {
    const { comparison } = await report('2', '--since', '112');
    expect(comparison?.since).toBe(102);
    const [unit, ...others] = comparison?.units ?? [];
    expect(others).toStrictEqual([]);
    expect([unit?.plan.id, unit?.changes]).toStrictEqual([PLAN, []]);
    expect(unit?.folios).toStrictEqual([
      { folio: FOLIO, formDate: '2021-04', before: null, after: 'authorized' },
    ]);
    const goals = unit?.lines.map(({ number, opened, changes }) => {
      const goal = changes.find(({ field }) => field === 'currentGoal');
      return [number, opened, goal?.before, goal?.after];
    });
    expect(goals).toStrictEqual([
      [100, false, '527', '10239'],
      [101, false, '263', '363'],
      [102, false, '179', '236'],
      [103, true, null, '61'],
      [104, false, '41', '0'],
      [104, true, null, '9579'],
    ]);
    expect(unit?.lines[1]?.changes).toStrictEqual([
      { field: 'currentGoal', before: '263', after: '363' },
      { field: 'planned.1', before: null, after: '153' },
      { field: 'planned.2', before: null, after: '116' },
      { field: 'planned.3', before: null, after: '61' },
      { field: 'planned.4', before: null, after: '33' },
    ]);
    const appeared = new Set(unit?.findings.appeared.map(({ code }) => code));
    expect([...appeared]).toStrictEqual([
      ...['POA-C05', 'POA-C06', 'POA-G01', 'POA-I01', 'POA-J01', 'POA-M01', 'POA-S01'],
      ...['POA-T01', 'POA-T02'],
    ]);
    expect(unit?.findings.disappeared).toStrictEqual([]);
  });

  it('--since the report itself is empty', async () => {
    const { comparison } = await report('1', '--since', '113');
    const nothing = { appeared: [], disappeared: [], changed: [] };
    expect(comparison).toStrictEqual({ since: 113, units: [], findings: nothing });
    const { stdout } = await data.libro(...ASKED, '1', '--since', '113');
    expect(stdout).toContain('Cambios desde la posición 113\n(sin renglones)');
  });

  it.each([
    [['2', '--branch', '99'], 'no hay ningún plan del ramo 99 del ejercicio 2021 en el libro'],
    [['2', '--as-of', '0'], 'no hay ningún plan del ejercicio 2021 en el libro'],
    [['2', '--since', '113', '--as-of', '102'], 'es posterior a la posición 102 del informe'],
    [['2', '--since', '114'], 'no se compara con «114»: es posterior a la posición 113'],
    [['2', '--since', 'ayer'], '--since no admite «ayer»: pide una posición o un momento'],
  ])('%j is told in one line', async (args, line) => {
    const { code, stdout, stderr } = await data.libro(...ASKED, ...args);
    expect([code, stdout]).toStrictEqual([2, '']);
    expect(stderr).toContain(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
