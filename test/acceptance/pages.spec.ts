import {
  modificationsListPage,
  modificationsSheetPage,
  quarterlyGridPage,
} from '@libro/forms/pages';
import type { ModificationsList, QuarterlyGrid } from '@libro/plans';
import { DataFolder, SHEET_FILES } from '../support/libro';
import { attribute, bodyRows, columnNames, elements } from '../support/parsed-page';
import { parsedPage, textOf } from '../support/parsed-page';
import type { Element } from '../support/parsed-page';

jest.setTimeout(120_000);

const UNITS = ['54102', '34201', '54202', '54203', '54204'];
const MODIFIED = '2021.54101';

/** A cell's figure in plain notation: neither grouped nor marked as percent. */
const plain = (cell: string) => cell.replaceAll(/[,%]/g, '');
const cells = (texts: readonly (string | number | null)[]) => texts.map((each) => `${each ?? ''}`);
/** The ratio that a percentage of two decimals stands for. */
const percentOf = (ratio: string | null) =>
  ratio === null ? null : String(Math.round(Number(ratio) * 10_000) / 100);

function tableOf(root: Element, nth = 0): Element {
  const table = elements(root, 'table')[nth];
  if (table === undefined) throw new Error(`the page has no table ${nth}`);
  return table;
}

function gridRows({ lines }: QuarterlyGrid): readonly (readonly string[])[] {
  return lines.map((line) =>
    cells([
      line.linesOfAction.join(' '),
      `${line.kind === 'meta' ? 'Meta' : 'Acción'} ${line.number}`,
      plain(line.description),
      line.unitOfMeasure,
      ...[line.authorizedGoal, line.currentGoal],
      ...[0, 1, 2, 3].flatMap((at) => [line.planned?.[at] ?? null, line.achieved[at] ?? null]),
      ...[line.absoluteProgress, line.relativeProgress, plain(line.remarks ?? '')],
      ...[line.relativeToAuthorized, line.relativeToCurrent].map(percentOf),
      percentOf(line.relativeToScheduled),
      ...[line.modificationFactor, line.findings.join(' ')],
    ]),
  );
}

function folioRows({ blocks }: ModificationsList['items'][number]) {
  return blocks.flatMap(({ justification, rows }, index) => [
    [plain(`Bloque ${index + 1}. Justificación: ${justification ?? 'no consta'}`)],
    ...rows.map((row) =>
      cells([
        row.movements.join(' / '),
        row.linesOfAction.join(' '),
        `${row.kind === 'meta' ? 'Meta' : 'Acción'} ${row.number}`,
        plain(row.description),
        row.unitOfMeasure,
        ...[row.authorized, row.increase, row.decrease, row.modified],
        ...(row.calendar ?? []),
        plain(row.justification ?? 'La de su bloque'),
      ]),
    ),
  ]);
}

describe.each(SHEET_FILES)('the pages of $name', ({ path }) => {
  let data: DataFolder;
  let list: ModificationsList;
  const grids: QuarterlyGrid[] = [];
  beforeAll(async () => {
    data = await DataFolder.with(path);
    for (const unit of UNITS) {
      const args = ['report', 'f004', '--plan', `2021.${unit}`, '--quarter', '1'];
      grids.push((await data.answer(...args)) as QuarterlyGrid);
    }
    list = (await data.answer('report', 'f009', '--plan', MODIFIED)) as ModificationsList;
  });
  afterAll(() => data.remove());
  const pages = () => [...grids.map(quarterlyGridPage), modificationsListPage(list)];

  it('show every figure of the quarterly grids, cell by cell', () => {
    expect(grids.flatMap(({ lines }) => lines)).toHaveLength(40);
    for (const grid of grids) {
      const rows = bodyRows(tableOf(parsedPage(quarterlyGridPage(grid))));
      expect(rows.map((row) => row.map(plain))).toStrictEqual(gridRows(grid));
    }
  });

  it('put the figures under the headings of the form', () => {
    const [grid] = grids.map((each) => columnNames(tableOf(parsedPage(quarterlyGridPage(each)))));
    expect(grid).toStrictEqual([
      ...['LÍNEA DE ACCIÓN', 'No.', 'METAS Y ACCIONES', 'UNIDAD DE MEDIDA'],
      ...['META ANUAL · AUTORIZADA', 'META ANUAL · ACTUAL'],
      ...['PERIODO · Ene-Mar · P', 'PERIODO · Ene-Mar · A'],
      ...['PERIODO · Abr-Jun · P', 'PERIODO · Abr-Jun · A'],
      ...['PERIODO · Jul-Sep · P', 'PERIODO · Jul-Sep · A'],
      ...['PERIODO · Oct-Dic · P', 'PERIODO · Oct-Dic · A'],
      ...['AVANCE ABSOLUTO', 'ACUMULADO RELATIVO', 'OBSERVACIONES'],
      ...['AVANCE CONTRA · META AUTORIZADA', 'AVANCE CONTRA · META ACTUAL'],
      ...['AVANCE CONTRA · PROGRAMADO A LA FECHA', 'FACTOR DE MODIFICACIÓN', 'HALLAZGOS'],
    ]);
    expect(columnNames(tableOf(parsedPage(modificationsListPage(list))))).toStrictEqual([
      ...['PROY.', 'LÍNEA DE ACCIÓN P.M.D.', 'No.', 'DESCRIPCIÓN DE LAS METAS/ACCIONES'],
      ...['UNIDAD DE MEDIDA', 'META ANUAL AUTORIZADA'],
      ...['MODIFICACIONES · AUMENTOS', 'MODIFICACIONES · DISMINUCIONES'],
      'META ANUAL MODIFICADA',
      ...['I', 'II', 'III', 'IV'].map((quarter) => `CALENDARIO TRIMESTRE · ${quarter}`),
      'JUSTIFICACIÓN',
    ]);
  });

  it('show every figure of the folio, alone and in its plan’s list', () => {
    const [folio] = list.items;
    if (folio === undefined) throw new Error('the plan has no folio');
    const sheet = { asOf: list.asOf, plan: list.plan, ...folio };
    for (const text of [modificationsListPage(list), modificationsSheetPage(sheet)]) {
      const root = parsedPage(text);
      expect(elements(root, 'table')).toHaveLength(1);
      const rows = bodyRows(tableOf(root));
      expect(rows.map((row) => row.map(plain))).toStrictEqual(folioRows(folio));
      expect(rows).toHaveLength(2 + 8);
    }
  });

  it('name who signed, and the position that they were computed for', () => {
    for (const [index, text] of pages().entries()) {
      const root = parsedPage(text);
      const signatures = (grids[index] ?? list.items[0])?.signatures ?? [];
      const places = elements(root, 'li').map((place) => elements(place, 'span').map(textOf));
      const roles = new Map([
        ['prepared', 'ELABORÓ'],
        ['reviewed', 'REVISÓ'],
        ['authorized', 'AUTORIZÓ'],
      ]);
      expect(places).toStrictEqual(
        signatures.map(({ role, office, name }) => [
          roles.get(role),
          ...[name, office, 'firma impresa, sin fecha'],
        ]),
      );
      expect(places).toHaveLength(3);
      expect(elements(root, 'footer').map((foot) => textOf(foot).trim())).toStrictEqual([
        'Calculado a la posición 113 del libro',
      ]);
    }
  });

  it('explain the codes of their findings in words', () => {
    for (const grid of grids) {
      const root = parsedPage(quarterlyGridPage(grid));
      const codes = new Set(grid.lines.flatMap(({ findings }) => findings));
      const terms = elements(root, 'dt').map(textOf);
      expect(terms.filter((term) => term.startsWith('POA-'))).toStrictEqual([...codes].toSorted());
      expect(elements(root, 'dd').map(textOf)).not.toContain('');
    }
  });

  it('are whole documents that a strict policy and a screen reader take', () => {
    for (const text of pages()) {
      const root = parsedPage(text);
      const ranks = elements(root, 'h1', 'h2', 'h3').map(({ tagName }) => Number(tagName[1]));
      expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
      expect(ranks.every((rank, nth) => rank <= (ranks[nth - 1] ?? 0) + 1)).toBe(true);
      for (const head of elements(root, 'th')) {
        expect(attribute(head, 'scope')).toMatch(/^(?:col|row)(?:group)?$/);
        expect(textOf(head)).not.toBe('');
      }
      expect(elements(root, 'caption')).toHaveLength(elements(root, 'table').length);
      const named = elements(root).flatMap(({ attrs }) => attrs.map(({ name }) => name));
      expect(named.filter((name) => /^(?:on.*|style|src|href)$/.test(name))).toStrictEqual([]);
      expect(elements(root, 'script', 'link', 'img', 'iframe')).toStrictEqual([]);
      expect(text).not.toMatch(/https?:|url\(/);
    }
  });
});
