import type { CabildoReport, ModificationsList, QuarterlyGrid } from '@libro/plans';
import {
  cabildoReportPage,
  modificationsListPage,
  modificationsSheetPage,
  quarterlyGridPage,
} from '@libro/forms/pages';
import { DataFolder, SAMPLES } from '../../support/libro';

jest.setTimeout(60_000);

let data: DataFolder;
beforeAll(async () => {
  data = await DataFolder.with(SAMPLES);
});
afterAll(() => data.remove());

async function asked(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await data.libro('report', ...args);
  expect([code, stderr]).toStrictEqual([0, '']);
  return stdout;
}

describe('libro report --format html', () => {
  it.each([
    [
      'f004',
      ['--plan', '2021.54101', '--quarter', '1'],
      (grid: unknown) => quarterlyGridPage(grid as QuarterlyGrid),
    ],
    [
      'f009',
      ['--plan', '2021.54101'],
      (list: unknown) => modificationsListPage(list as ModificationsList),
    ],
    [
      'f009',
      ['--plan', '2021.54101', '--folio', '2021-04-1'],
      (list: unknown) => {
        const { asOf, plan, items } = list as ModificationsList;
        const [folio] = items;
        if (folio === undefined) throw new Error('no folio');
        return modificationsSheetPage({ asOf, plan, ...folio });
      },
    ],
    [
      'cabildo',
      ['--year', '2021', '--quarter', '1'],
      (report: unknown) => cabildoReportPage(report as CabildoReport),
    ],
  ])('paints %s %j as its page', async (name, args, page) => {
    const answer = await data.answer('report', name, ...args);
    expect(await asked(name, ...args, '--format', 'html')).toBe(page(answer));
  });

  it('is not there where no form is painted', async () => {
    const goals = ['report', 'goals', '--plan', '2021.54101', '--format', 'html'];
    const { code, stderr } = await data.libro(...goals);
    expect(code).toBe(2);
    expect(stderr).toContain('text, json, csv');
  });
});
