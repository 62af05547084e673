import fc from 'fast-check';
import { printed } from './amounts';
import { type MonthDate, monthDates } from './dates';
import { type Slide, slid, slides } from './distort';
import {
  frames,
  type FrameStyle,
  frameStyles,
  type FrameTruth,
  printedHead,
  printedSignatures,
} from './frame';
import { blocks, type BlockTruth, type MovementTruth } from './movement-truth';

/** A modifications sheet: what it says, and the lines of one transcription of it. */
export interface WrittenMovementSheet {
  readonly frame: FrameTruth;
  readonly date: MonthDate;
  readonly blocks: readonly BlockTruth[];
  readonly lines: readonly string[];
  /** Lines in the file, from 1, whose cells have slid. */
  readonly slidLines: readonly number[];
}

interface TableStyle {
  readonly groupEnd: string;
  readonly movementParting: string;
  readonly numberEnd: string;
  readonly grouped: boolean;
  readonly legend: boolean;
}

const COLUMNS = 14;
const FIRST_FIGURE = 5;
const GROUP_AT = 3;
const HEADINGS = [
  'PROY\tLÍNEA DE ACCIÓN P.M.D.\tNo.\tDESCRIPCIÓN\tUNIDAD MEDIDA\tMETA ANUAL AUTORIZADA\t' +
    'MODIFICACIONES\t\tMETA ANUAL MODIFICADA\tCALENDARIO TRIMESTRE\t\t\t\tJUSTIFICACIÓN',
  '\t\t\t\t\t\tAUMENTOS\tDISMINUCIONES\t\tI\tII\tIII\tIV\t',
];
const LEGEND = ['MOVIMIENTOS:', 'AP APERTURA DE META/ACCIÓN', '', 'AM AUMENTO DE META ANUAL'];

function tableStyles(): fc.Arbitrary<TableStyle> {
  return fc.record({
    groupEnd: fc.constantFrom('', ':'),
    movementParting: fc.constantFrom(' / ', '/', ', '),
    numberEnd: fc.constantFrom('', '.-'),
    grouped: fc.boolean(),
    legend: fc.boolean(),
  });
}

function groupLine(group: string, heading: string | null): string {
  const cells = Array<string>(COLUMNS).fill('').with(GROUP_AT, group);
  return cells.with(COLUMNS - 1, heading ?? '').join('\t');
}

function rowCells(row: MovementTruth, style: TableStyle): readonly string[] {
  const { authorized, increase, decrease, modified, calendar } = row;
  const figures = [authorized, increase, decrease, modified, ...calendar];
  return [
    row.movements.join(style.movementParting),
    row.codes.join(' '),
    `${row.number}${style.numberEnd}`,
    row.description,
    row.unit,
    ...figures.map((amount) => printed(amount, style.grouped)),
    row.justification ?? '',
  ];
}

/** Blank quarters could stand anywhere: where some are, nobody could undo a slide. */
function mayBeUndone({ calendar }: MovementTruth): boolean {
  return !calendar.includes(null);
}

interface PrintedLine {
  readonly text: string;
  readonly slid: boolean;
}

function blockLines(
  { rows, heading }: BlockTruth,
  style: TableStyle,
  slides: () => readonly Slide[],
): readonly PrintedLine[] {
  const printedRows = rows.map((row) => {
    const cells = rowCells(row, style);
    const moved = mayBeUndone(row) ? slid(cells, FIRST_FIGURE, slides()) : cells;
    return { text: moved.join('\t'), slid: moved.join('\t') !== cells.join('\t') };
  });
  const actions = { text: groupLine(`ACCIÓN${style.groupEnd}`, null), slid: false };
  const meta = { text: groupLine(`META${style.groupEnd}`, heading), slid: false };
  const [first, ...others] = printedRows;
  return first === undefined
    ? []
    : [meta, first, ...(others.length > 0 ? [actions] : []), ...others];
}

interface Said {
  readonly date: MonthDate;
  readonly blocks: readonly BlockTruth[];
  readonly slides: readonly (readonly Slide[])[];
}

function written(
  frame: FrameTruth,
  said: Said,
  style: { frame: FrameStyle; table: TableStyle },
): WrittenMovementSheet {
  const title = [`FORMATOS DE PROGRAMACIÓN ${frame.year}`, '', 'MODIFICACIONES PROGRAMÁTICAS'];
  const head = printedHead(frame, style.frame, { title, date: said.date.printed });
  const left = [...said.slides];
  const table = said.blocks.flatMap((b) => blockLines(b, style.table, () => left.shift() ?? []));
  const above = [...head, ...HEADINGS];
  const legend = style.table.legend ? LEGEND : [];
  const below = ['', ...printedSignatures(frame, style.frame), '', ...legend];
  return {
    frame,
    date: said.date,
    blocks: said.blocks,
    lines: [...above, ...table.map(({ text }) => text), ...below],
    slidLines: table.flatMap((line, at) => (line.slid ? [above.length + at + 1] : [])),
  };
}

/** Modifications sheets of any unit and year; in those that slide, each row slides once at most. */
export function movementSheets(sliding: boolean): fc.Arbitrary<WrittenMovementSheet> {
  const style = fc.record({ frame: frameStyles(), table: tableStyles() });
  return fc.tuple(frames('TMM-F009'), style).chain(([frame, printedAs]) => {
    const said = fc.record({
      date: monthDates(frame.year),
      blocks: blocks(),
      slides: fc.array(slides(2), { maxLength: sliding ? 12 : 0 }),
    });
    return said.map((says) => written(frame, says, printedAs));
  });
}
