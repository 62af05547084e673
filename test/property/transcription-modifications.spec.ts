import fc from 'fast-check';
import { readSheets, TranscriptionError } from '@libro/forms';
import type { ModificationSheet, PrintedBlock } from '@libro/plans';
import { plain, plainOrNull } from '../support/sheets/amounts';
import { movementSheets, type WrittenMovementSheet } from '../support/sheets/movement-sheet';
import type { BlockTruth } from '../support/sheets/movement-truth';
import { RUNS } from '../support/sheets/runs';

function read(lines: readonly string[]): ModificationSheet {
  const source = { file: 'folio.txt', sha256: 'f'.repeat(64) };
  const [sheet, ...others] = readSheets(lines.join('\n'), source);
  if (sheet?.form !== 'TMM-F009' || others.length > 0) throw new Error('one modifications sheet');
  return sheet;
}

function saidBy({ justification, rows }: PrintedBlock) {
  const said = rows.map((row) => ({
    movements: row.movements,
    number: row.number,
    kind: row.kind,
    description: row.description,
    codes: row.linesOfAction,
    unit: row.unitOfMeasure,
    figures: [row.authorized, row.increase, row.decrease, row.modified, ...row.calendar],
    justification: row.justification,
  }));
  return { justification, rows: said };
}

function meantBy({ heading, rows }: BlockTruth) {
  const said = rows.map((row) => ({
    movements: row.movements,
    number: row.number,
    kind: row.number % 100 === 0 ? 'meta' : 'action',
    description: row.description,
    codes: row.codes,
    unit: row.unit,
    figures: [
      ...[row.authorized, row.increase, row.decrease].map(plainOrNull),
      plain(row.modified),
      ...row.calendar.map(plainOrNull),
    ],
    justification: row.justification,
  }));
  const own = rows.map(({ justification }) => justification).find((text) => text !== null);
  return { justification: heading ?? own ?? null, rows: said };
}

function expectAsWritten(sheet: ModificationSheet, written: WrittenMovementSheet) {
  const { frame, date } = written;
  expect(sheet.blocks.map(saidBy)).toStrictEqual(written.blocks.map(meantBy));
  expect([sheet.formDate, sheet.datePrinted]).toStrictEqual([date.iso, date.printed]);
  expect([sheet.formCode, sheet.fiscalYear]).toStrictEqual([frame.formCode, frame.year]);
  expect(sheet.header.executingUnit).toStrictEqual(frame.values[2]);
  expect(sheet.header.linesOfAction).toStrictEqual(frame.linesOfAction);
  expect(sheet.signatures.map(({ name }) => name)).toStrictEqual(frame.names);
}

it('a sheet in its columns reads as it was written', () => {
  fc.assert(
    fc.property(movementSheets(false), (written) => {
      expectAsWritten(read(written.lines), written);
    }),
    RUNS,
  );
});

it('a sheet whose cells have slid reads as it was written, or is refused where they slid', () => {
  fc.assert(
    fc.property(movementSheets(true), (written) => {
      try {
        expectAsWritten(read(written.lines), written);
      } catch (error) {
        if (!(error instanceof TranscriptionError)) throw error;
        expect(written.slidLines).toContain(error.line);
      }
    }),
    RUNS,
  );
});
