import fc from 'fast-check';
import { printed } from './amounts';
import { quarterDates } from './dates';
import { type Slide, slid, slides } from './distort';
import {
  frames,
  type FrameStyle,
  frameStyles,
  type FrameTruth,
  printedHead,
  printedSignatures,
} from './frame';
import { progressRows, type Quarter, type RowTruth } from './progress-truth';

/** A progress sheet: what it says, and the lines of one transcription of it. */
export interface WrittenProgressSheet {
  readonly frame: FrameTruth;
  readonly quarter: Quarter;
  readonly date: string;
  readonly rows: readonly WrittenRow[];
  readonly lines: readonly string[];
  /** Lines in the file, from 1, with remarks in a figure's column and no percentage. */
  readonly strayRemarks: readonly number[];
}

/** Whether no row of a sheet has to be refused. */
export function isReadable({ strayRemarks }: WrittenProgressSheet): boolean {
  return strayRemarks.length === 0;
}

export interface WrittenRow extends RowTruth {
  readonly slides: readonly Slide[];
}

interface TableStyle {
  readonly headings: readonly string[];
  readonly numbering: string;
  readonly codeParting: string;
  readonly grouped: boolean;
  readonly percentSign: string;
  readonly extraColumn: boolean;
  readonly emptyLineAfter: number;
}
const FIRST_HEADINGS = [
  ['L/A', 'METAS Y ACCIONES', 'UNIDAD DE MEDIDA', 'META ANUAL'],
  ['LÍNEA DE ACCIÓN P.M.D.', 'DESCRIPCIÓN DE LAS METAS/ACCIONES', 'UNIDAD MEDIDA', 'META ANUAL'],
  ['L / A', 'METAS/ACCIONES', 'UNIDAD DE MEDIDA', 'META ANUAL AUTORIZADA'],
];
const LAST_HEADINGS = ['AVANCE ABSOLUTO', 'ACUMULADO RELATIVO', 'OBSERVACIONES'];
const MONTHS = ['Ene-Mar', '', 'Abr-Jun', '', 'Jul-Sep', '', 'Oct-Dic', ''];
const GOAL = 3;
const REMARKS = 14;

function tableStyles(): fc.Arbitrary<TableStyle> {
  return fc.record({
    headings: fc.constantFrom(...FIRST_HEADINGS),
    numbering: fc.constantFrom('.- ', '.-', '. ', ' .- ', '.–'),
    codeParting: fc.constantFrom(' ', ', ', ',', '  '),
    grouped: fc.boolean(),
    percentSign: fc.constantFrom('%', ' %'),
    extraColumn: fc.boolean(),
    emptyLineAfter: fc.integer({ min: -1, max: 3 }),
  });
}

function headingLines(style: TableStyle): readonly string[] {
  const period = ['PERIODO', ...Array<string>(7).fill('')];
  const before = ['', '', '', ''];
  const behind = style.extraColumn ? [''] : [];
  return [
    [...style.headings, ...period, ...LAST_HEADINGS, ...behind],
    [...before, ...MONTHS, '', '', '', ...behind],
    [...before, ...Array<string[]>(4).fill(['P', 'A']).flat(), '', '', '', ...behind],
  ].map((cells) => cells.join('\t'));
}

function rowCells(row: RowTruth, style: TableStyle): readonly string[] {
  const figure = (amount: bigint | null) => printed(amount, style.grouped);
  const period = row.planned.flatMap((planned, at) => [planned, row.achieved[at] ?? null]);
  const percentage = row.percentage === null ? '' : `${row.percentage}${style.percentSign}`;
  return [
    row.codes.join(style.codeParting),
    `${row.number}${style.numbering}${row.description}`,
    row.unit,
    figure(row.goal),
    ...period.map(figure),
    figure(row.absolute),
    percentage,
    row.remarks ?? '',
    ...(style.extraColumn ? [''] : []),
  ];
}

/**
 * The goal's own cell slides only in rows that prove themselves by their sums: elsewhere nobody
 * could tell the goal from the first planned figure.
 */
function firstToSlide(row: RowTruth): number {
  const even =
    row.sound &&
    row.percentage !== null &&
    row.planned.every((value) => value !== null && value > 0n);
  return even ? GOAL : GOAL + 1;
}

function hasStrayRemarks(row: RowTruth, cells: readonly string[]): boolean {
  const at = row.remarks === null ? REMARKS : cells.lastIndexOf(row.remarks);
  return row.percentage === null && at < REMARKS;
}

function written(
  frame: FrameTruth,
  said: { quarter: Quarter; date: string; rows: readonly WrittenRow[] },
  style: { frame: FrameStyle; table: TableStyle },
): WrittenProgressSheet {
  const title = [`PROGRAMA OPERATIVO ANUAL ${frame.year}`, '', 'AVANCE FÍSICO PROGRAMÁTICO'];
  const table = said.rows.flatMap((row, at) => {
    const cells = slid(rowCells(row, style.table), firstToSlide(row), row.slides);
    const printedRow = { text: cells.join('\t'), stray: hasStrayRemarks(row, cells) };
    const empty = at === style.table.emptyLineAfter ? [{ text: '', stray: false }] : [];
    return [printedRow, ...empty];
  });
  const head = printedHead(frame, style.frame, { title, date: said.date });
  const above = [...head, ...headingLines(style.table)];
  const signatures = printedSignatures(frame, style.frame);
  const lines = [...above, ...table.map(({ text }) => text), '', ...signatures];
  const stray = table.flatMap((line, at) => (line.stray ? [above.length + at + 1] : []));
  return { frame, ...said, lines, strayRemarks: stray };
}

/** Progress sheets of any unit, year and quarter, with at most so many slides in each row. */
export function progressSheets(mostSlides: number): fc.Arbitrary<WrittenProgressSheet> {
  const style = fc.record({ frame: frameStyles(), table: tableStyles() });
  return fc
    .tuple(frames('TMM-F004'), fc.constantFrom<Quarter[]>(1, 2, 3, 4), style)
    .chain(([frame, quarter, printedAs]) => {
      const moves = mostSlides === 0 ? fc.constant([]) : slides(mostSlides);
      const said = fc.record({
        quarter: fc.constant(quarter),
        date: quarterDates(quarter, frame.year),
        rows: progressRows(quarter).chain((rows) =>
          fc.tuple(...rows.map((row) => moves.map((by) => ({ ...row, slides: by })))),
        ),
      });
      return said.map((says) => written(frame, says, printedAs));
    });
}
