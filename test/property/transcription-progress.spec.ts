import fc from 'fast-check';
import { decodeText, readSheets, TranscriptionError } from '@libro/forms';
import type { PrintedProgressRow, ProgressSheet } from '@libro/plans';
import { plain, plainOrNull } from '../support/sheets/amounts';
import { encoded, encodings } from '../support/sheets/encode';
import {
  isReadable,
  progressSheets,
  type WrittenProgressSheet,
  type WrittenRow,
} from '../support/sheets/progress-sheet';
import { RUNS } from '../support/sheets/runs';

const FILE = { file: 'hojas.txt', sha256: 'f'.repeat(64) };

function read(lines: readonly string[]): ProgressSheet {
  const [sheet, ...others] = readSheets(lines.join('\n'), FILE);
  if (sheet?.form !== 'TMM-F004' || others.length > 0) throw new Error('one progress sheet');
  return sheet;
}

/** What every row says for certain, in doubt or not. */
function wordsOf(row: PrintedProgressRow) {
  const { number, description, linesOfAction, unitOfMeasure, annualGoal, percentage, remarks } =
    row;
  return { number, description, linesOfAction, unitOfMeasure, annualGoal, percentage, remarks };
}

function expectedWords(row: WrittenRow) {
  return {
    number: row.number,
    description: row.description,
    linesOfAction: row.codes,
    unitOfMeasure: row.unit,
    annualGoal: plain(row.goal),
    percentage: row.percentage,
    remarks: row.remarks,
  };
}

function figuresOf({ planned, achieved, absolute }: PrintedProgressRow) {
  return { planned, achieved, absolute };
}

function expectedFigures(row: WrittenRow) {
  return {
    planned: row.planned.map(plainOrNull),
    achieved: row.achieved.map(plainOrNull),
    absolute: plainOrNull(row.absolute),
  };
}

function expectFrame(sheet: ProgressSheet, { frame, quarter, date }: WrittenProgressSheet) {
  const [branch, program, executingUnit, purpose, func, subfunction] = frame.values;
  const { linesOfAction } = frame;
  const values = { branch, program, executingUnit, purpose, function: func, subfunction };
  expect(sheet.header).toStrictEqual({ ...values, linesOfAction });
  expect([sheet.issuingBody, sheet.fiscalYear]).toStrictEqual([frame.issuingBody, frame.year]);
  expect([sheet.formCode, sheet.datePrinted]).toStrictEqual([frame.formCode, date]);
  expect(sheet.quarter).toBe(quarter);
  expect(sheet.signatures.map(({ name }) => name)).toStrictEqual(frame.names);
  const others = frame.otherName === null ? [] : [frame.otherName];
  expect(sheet.signatures.map(({ otherNames }) => otherNames)).toStrictEqual([[], [], others]);
}

/** Every figure of a row is right, or the row is in doubt; what it still states is right. */
function expectNoneSilentlyWrong(row: PrintedProgressRow, truth: WrittenRow | undefined) {
  if (truth === undefined) throw new Error('a row that was not written');
  const expected = expectedFigures(truth);
  if (row.placement !== 'doubtful') expect(figuresOf(row)).toStrictEqual(expected);
  else expect([null, expected.absolute]).toContain(row.absolute);
}

it('a sheet in its columns reads as it was written', () => {
  fc.assert(
    fc.property(progressSheets(0), (written) => {
      const sheet = read(written.lines);
      expectFrame(sheet, written);
      expect(sheet.rows.map(wordsOf)).toStrictEqual(written.rows.map(expectedWords));
      sheet.rows.forEach((row, at) => {
        expectNoneSilentlyWrong(row, written.rows[at]);
        const placements = written.rows[at]?.usual ? ['as-printed'] : ['as-printed', 'doubtful'];
        expect(placements).toContain(row.placement);
      });
    }),
    RUNS,
  );
});

/** The line in the file that stopped the reader; `null` where nothing did. */
function refusedAt(lines: readonly string[]): number | null {
  try {
    read(lines);
    return null;
  } catch (error) {
    if (!(error instanceof TranscriptionError)) throw error;
    return error.line;
  }
}

it('a sheet whose cells have slid gives every figure, or the row is in doubt', () => {
  fc.assert(
    fc.property(progressSheets(3), (written) => {
      const [stray] = written.strayRemarks;
      if (stray !== undefined) {
        expect(refusedAt(written.lines)).toBe(stray);
        return;
      }
      const sheet = read(written.lines);
      expectFrame(sheet, written);
      expect(sheet.rows.map(wordsOf)).toStrictEqual(written.rows.map(expectedWords));
      sheet.rows.forEach((row, at) => {
        expectNoneSilentlyWrong(row, written.rows[at]);
      });
    }),
    RUNS,
  );
});

it('a sheet is the same sheet in every encoding', () => {
  fc.assert(
    fc.property(progressSheets(2).filter(isReadable), encodings(), (written, encoding) => {
      const text = decodeText(encoded(written.lines, encoding), FILE.file);
      expect(readSheets(text, FILE)).toStrictEqual([read(written.lines)]);
    }),
    RUNS,
  );
});
