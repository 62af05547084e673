import { cabildoReportPage } from '@libro/forms/pages';
import type { CabildoReport } from '@libro/plans';
import { DataFolder, SHEET_FILES } from '../support/libro';
import { attribute, bodyRows, columnNames, elements } from '../support/parsed-page';
import { parsedPage, textOf } from '../support/parsed-page';
import type { Element } from '../support/parsed-page';

jest.setTimeout(120_000);

function tableOf(root: Element, caption: RegExp): Element {
  const found = elements(root, 'table').find((table) =>
    elements(table, 'caption').some((each) => caption.test(textOf(each))),
  );
  if (found === undefined) throw new Error(`no table ${String(caption)}`);
  return found;
}

describe.each(SHEET_FILES)('the cabildo page of $name', ({ path }) => {
  let data: DataFolder;
  let report: CabildoReport;
  let root: Element;
  beforeAll(async () => {
    data = await DataFolder.with(path);
    const asked = ['report', 'cabildo', '--year', '2021', '--quarter', '1', '--since', '102'];
    report = (await data.answer(...asked)) as CabildoReport;
    root = parsedPage(cabildoReportPage(report));
  });
  afterAll(() => data.remove());

  it('has a section for each program with one chart, and one for each unit', () => {
    const programs = report.branches.flatMap((branch) => branch.programs);
    expect(elements(root, 'h1').map(textOf)).toStrictEqual(['INFORME AL CABILDO 2021']);
    expect(elements(root, 'h2').map(textOf)).toStrictEqual([
      'Todas las unidades',
      ...programs.map(({ code, name }) => `Programa ${code} ${name}`),
      'Catálogos y archivos',
      'Qué cambió de la posición 102 a la 113',
    ]);
    expect(elements(root, 'h3').map(textOf)).toStrictEqual(
      programs.flatMap(({ units }) =>
        units.map(({ plan }) => `${plan.executingUnit.code} ${plan.executingUnit.name}`),
      ),
    );
    const labels = elements(root, 'svg').map((svg) => attribute(svg, 'aria-label'));
    expect(labels).toHaveLength(programs.length);
    for (const [index, { code, name }] of programs.entries()) {
      expect(labels[index]).toContain(`${code} ${name}`);
    }
  });

  it('charts the average of what was reported, unit by unit', () => {
    const chartOf = (program: number) =>
      bodyRows(tableOf(root, new RegExp(`^Cifras de la gráfica · ${program} `))).map(
        ([name = '', ...cells]) => [name.slice(0, 5), /\((.*)\)$/.exec(name)?.[1], ...cells],
      );
    expect(chartOf(511)).toStrictEqual([
      ['54101', '0 de 5 líneas reportadas', 'no calculable', 'no calculable', 'no calculable'],
      ['54102', '5 de 5 líneas reportadas', 'no calculable', '0%', '0%'],
    ]);
    expect(chartOf(542)).toStrictEqual([
      ['34201', '8 de 8 líneas reportadas', '96.88%', '33.4%', '33.4%'],
      ['54202', '7 de 7 líneas reportadas', '93.33%', '11%', '11%'],
      ['54203', '11 de 11 líneas reportadas', '18.51%', '5.11%', '5.11%'],
      ['54204', '9 de 9 líneas reportadas', '54.13%', '13.5%', '13.5%'],
    ]);
  });

  it('shows the folio that the goals have in already, row by row', () => {
    const table = tableOf(root, /^Modificaciones de trimestres posteriores/);
    expect(columnNames(table).slice(0, 7)).toStrictEqual([
      ...['FOLIO', 'MOV.', 'No.', 'AUMENTO', 'DISMINUCIÓN'],
      ...['META ANUAL · ANTES', 'META ANUAL · DESPUÉS'],
    ]);
    expect(bodyRows(table).map((row) => row.slice(1, 7).join(' '))).toStrictEqual([
      ...['D 100  41 527 486', 'AP 103 44   44', 'D 104  41 41 0', 'AM 100 9,753  486 10,239'],
      ...['T / AM 101 100  263 363', 'AM 102 57  179 236', 'AM 103 17  44 61'],
      'AP 104 9,579   9,579',
    ]);
  });

  it('shows what lags, who has not reported, and what changed', () => {
    expect(bodyRows(tableOf(root, /^Líneas rezagadas/))).toHaveLength(19);
    const [silent, ...more] = bodyRows(tableOf(root, /^Unidades que no han reportado/));
    expect([silent?.slice(1), more]).toStrictEqual([
      ...[['ninguno', '0', '5', '100, 101, 102, 103, 104'], []],
    ]);
    const changed = bodyRows(tableOf(root, /^Cambios desde la posición 102 · cifras · 54101/));
    expect(changed[0]?.slice(0, 4)).toStrictEqual(['100', 'meta actual', '527', '10,239']);
    expect(elements(root, 'p').map(textOf)).toContain('Cantidades en tránsito: sin renglones.');
  });

  it('is a whole document that a strict policy and a screen reader take', () => {
    const ranks = elements(root, 'h1', 'h2', 'h3').map(({ tagName }) => Number(tagName[1]));
    expect(ranks.every((rank, nth) => rank <= (ranks[nth - 1] ?? 0) + 1)).toBe(true);
    for (const head of elements(root, 'th')) {
      expect(attribute(head, 'scope')).toMatch(/^(?:col|row)(?:group)?$/);
      expect(textOf(head)).not.toBe('');
    }
    const captions = elements(root, 'caption').map(textOf);
    expect(captions).toHaveLength(elements(root, 'table').length);
    expect(new Set(captions).size).toBe(captions.length);
    const named = elements(root).flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(named.filter((name) => /^(?:on.*|style|src|href)$/.test(name))).toStrictEqual([]);
    expect(elements(root, 'script', 'link', 'img', 'iframe')).toStrictEqual([]);
  });
});
