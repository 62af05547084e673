import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decodeText, readSheets } from '@libro/forms';
import type { PrintedMovementRow, PrintedProgressRow, PrintedSheet } from '@libro/plans';

const ROOT = join(__dirname, '..', '..');
/** The samples are always there, the sheets as published only where they lie beside the project. */
const FILES = [
  join(ROOT, 'samples', 'poa-2021.txt'),
  join(ROOT, '..', 'shared', 'forms', 'poa-2021-bisom.txt'),
].filter((file, nth) => nth === 0 || existsSync(file));
/** Line · number · placement · goal = P / A : absolute · % · remarks · unit; - is null. */
const PROGRESS_ROWS = `
32 200 as-printed 4 = 0 2 1 1 / 0 0 0 0 : 0 0% none Informe
33 201 as-printed 2 = 0 1 0 1 / 0 0 0 0 : 0 0% none Padrón actualizado
34 202 as-printed 4 = 0 2 1 1 / 0 0 0 0 : 0 0% none Avance de Gestión
35 203 as-printed 1 = 0 0 0 1 / 0 0 0 0 : 0 0% none Proyecto
36 204 as-printed 4 = 0 2 1 1 / 0 0 0 0 : 0 0% none Sesión
86 300 put-back 140860 = 26412 15846 80994 17608 / 42842 - - - : 42842 30% remarks Habitantes
87 301 put-back 40 = 10 10 10 10 / 10 - - - : 10 25% none Reunión
88 302 put-back 60 = 15 12 25 8 / 19 - - - : 19 32% remarks Jornadas
89 303 put-back 180 = 80 0 80 20 / 60 - - - : 60 33% remarks Expediente
90 304 put-back 634 = 120 190 215 109 / 137 - - - : 137 22% remarks Expediente
91 305 put-back 160 = 30 18 92 20 / 31 - - - : 31 19% remarks Comité
92 306 put-back 4 = 3 0 1 0 / 3 - - - : 3 75% none Eventos
93 307 put-back 52 = 10 10 16 16 / 16 - - - : 16 31% remarks Reunión
135 400 as-printed 1 = 0 0 0 1 / 0 0 0 0 : 0 0% none EVALUACIÓN
136 401 as-printed 100 = 40 24 21 15 / 32 0 0 0 : 32 32% remarks DICTAMEN TÉCNICO
137 402 as-printed 40 = 0 20 20 0 / 0 0 0 0 : 0 0% none EXPEDIENTES
138 403 as-printed 120 = 30 30 30 30 / 30 0 0 0 : 30 25% none SUPERVISIÓN
139 404 as-printed 40 = 0 0 0 40 / 0 0 0 0 : 0 0% none REPORTE
140 405 as-printed 1 = 0 0 1 0 / 0 0 0 0 : 0 0% none REPORTE
141 406 as-printed 10 = 2 3 3 3 / 2 0 0 0 : 2 20% none PROYECTO
191 500 put-back 21366 = 5594 5344 4934 5494 / 850 - - - : 850 4% remarks Joven Beneficiario
192 501 put-back 540 = 150 150 90 150 / 31 - - - : 31 6% remarks Asesoría
193 502 put-back 2100 = 600 500 400 600 / 45 - - - : 45 2% remarks Asesoría
194 503 put-back 72 = 18 18 18 18 / 2 - - - : 2 3% remarks Comité
196 504 put-back 5150 = 1500 1250 1000 1400 / 537 - - - : 537 10% remarks Beneficiados
197 505 put-back 22 = 6 7 7 2 / 0 - - - : 0 0% remarks Evento
198 506 put-back 60 = 15 15 15 15 / 7 - - - : 7 12% remarks Jornada
199 507 put-back 18 = 5 4 3 6 / 0 - - - : 0 0% remarks Reuniones
200 508 put-back 36 = 9 9 9 9 / 0 - - - : 0 0% remarks Apoyo
201 509 put-back 12 = 3 3 3 3 / 1 - - - : 0 0% remarks Publicación
202 510 put-back 9 = 3 3 3 0 / 1 - - - : 1 11% remarks sesiones
257 600 put-back 45054 = 10968 11594 10421 12071 / 5833 - - - : 5833 13% remarks BENEFICIARIO
258 601 put-back 600 = 150 150 150 150 / 13 - - - : 13 2% remarks BENEFICIARIO
259 602 put-back 2632 = 727 661 522 722 / 456 - - - : 456 17% remarks BENEFICIARIO
260 603 put-back 4667 = 1217 1178 1127 1145 / 104 - - - : 104 2% remarks BENEFICIARIO
261 604 put-back 1830 = 478 474 409 469 / 64 - - - : 64 3% remarks TALLER
320 605 put-back 381 = 96 93 90 102 / 39 - - - : 39 10% remarks EVENTO
321 606 put-back 50 = 10 16 8 16 / 11 - - - : 11 22% remarks APOYO
322 607 put-back 180 = 45 45 45 45 / 47 - - - : 47 26% remarks BRIGADA
323 608 put-back 8 = 2 2 2 2 / 2 - - - : 2 25% remarks CAPACITACION`;

/** Line · number · movements : authorized + − modified = calendar · justification · unit. */
const MOVEMENT_ROWS = `
361 100 D : 527 - 41 486 = 224 131 87 44 own Apoyo Social
363 103 AP : - 44 - 44 = 10 15 19 - inherited Apoyo
364 104 D : 41 - 41 0 = 0 0 0 - inherited Apoyo
366 100 AM : 486 9753 - 10239 = 224 4788 5152 75 inherited Apoyo Social
368 101 T+AM : 263 100 - 363 = 153 116 61 33 inherited Beneficiario
369 102 AM : 179 57 - 236 = 61 75 69 31 inherited Apoyo
370 103 AM : 44 17 - 61 = 10 18 22 11 inherited Apoyo
371 104 AP : - 9579 - 9579 = - 4579 5000 - own Beneficiado`;

/** Lines of the file : lines of action that the rows there cite. */
const CITED = `
32 : 4.2.2 4.3.5 4.5.2 4.5.4 8.1.2
33 : 4.5.4
34 : 4.5.2 4.5.4
35 : 4.3.5
36 : 4.2.2 4.5.4 8.1.2
86 : 2.1.1 2.1.2 2.3.1 2.6.1
87 91 : 2.1.1
88 89 : 2.1.2
90 363 364 369 370 371 : 2.3.1
92 193 : 2.2.5
93 : 2.6.1
135 136 137 138 139 140 141 : 2.6.1 2.6.2 2.6.3
191 : 2.1.3 2.2.1 2.2.2 2.2.3 2.2.5 2.4.1 2.4.2
192 : 2.4.1 2.2.1
194 : 2.1.3
196 : 2.2.2 2.4.1
197 : 2.1.3 2.2.3 2.4.2
198 : 2.1.3 2.4.2
199 200 201 202 : 2.4.2
257 : 2.2.1 2.2.2 2.2.4 2.6.3 2.13.1 2.13.8 2.2.5 5.1.1 6.1.1
258 : 2.2.5 5.1.4
259 : 2.2.1 5.1.3
260 : 2.2.2 2.2.4
261 : 2.13.1 2.13.8 6.1.4
320 : 2.13.1
321 : 2.13.1 2.13.8
322 : 2.6.3
323 : 5.1.1 5.1.2 6.1.1 6.1.4
361 366 : 2.2.3 2.3.1
368 : 2.2.3`;

/** First line · form · plan · form's code · quarter or month · date. */
const SHEETS = `
5 TMM-F004 2021.54102 - 1 ENE-MZO 2021
55 TMM-F004 2021.34201 TMM-F004 1 ENE-MAR 2021
106 TMM-F004 2021.54202 TMM-F004 1 ENE-MAR 2021
160 TMM-F004 2021.54203 - 1 /03/2021
217 TMM-F004 2021.54204 TMM-F004 1 ENERO - MARZO 2021
280 TMM-F004 2021.54204 TMM-F004 1 ENERO - MARZO 2021
340 TMM-F009 2021.54101 TMM-F009 2021-04 abr.-21`;

/** Codes that each sheet's header lists after the subfunction. */
const LISTED = `
4 4.5.4
2.1.1 2.1.2 2.3.1 2.3.1
2.6.1 2.6.2 2.6.3
2.1.3 2.2.1 2.2.2 2.2.3 2.2.5 2.4.1 2.4.2
2.2.1 2.2.2 2.2.4 2.2.5 2.6.3 2.13.1 2.13.8 5.1.1 5.1.2 5.1.3 5.1.4 6.1.1 6.1.4
2.2.1 2.2.2 2.2.4 2.2.5 2.6.3 2.13.1 2.13.8 5.1.1 5.1.2 5.1.3 5.1.4 6.1.1 6.1.4
2.2.3 2.3.1`;

const table = (text: string) => text.trim().split('\n');
const cells = (values: readonly (string | number | null)[]) =>
  values.map((value) => value ?? '-').join(' ');

function progressRow(row: PrintedProgressRow): string {
  const head = `${row.line} ${row.number} ${row.placement} ${row.annualGoal}`;
  const figures = `${cells(row.planned)} / ${cells(row.achieved)} : ${row.absolute ?? '-'}`;
  const remarks = row.remarks === null ? 'none' : 'remarks';
  return `${head} = ${figures} ${row.percentage ?? '-'}% ${remarks} ${row.unitOfMeasure}`;
}

function movementRow(row: PrintedMovementRow): string {
  const change = cells([row.authorized, row.increase, row.decrease, row.modified]);
  const own = row.justification === null ? 'inherited' : 'own';
  const movements = row.movements.join('+');
  const head = `${row.line} ${row.number} ${movements} : ${change} = ${cells(row.calendar)}`;
  return `${head} ${own} ${row.unitOfMeasure}`;
}

function sheetHead(sheet: PrintedSheet): string {
  const when = sheet.form === 'TMM-F004' ? sheet.quarter : sheet.formDate;
  const plan = `${sheet.fiscalYear}.${sheet.header.executingUnit.code}`;
  return cells([sheet.line, sheet.form, plan, sheet.formCode, when, sheet.datePrinted]);
}

describe.each(FILES.map((path) => [basename(path), path]))(
  'the seven sheets of %s',
  (file, path) => {
    const sheets = readSheets(decodeText(readFileSync(path), file), {
      file,
      sha256: '0'.repeat(64),
    });
    const progress = sheets.flatMap((sheet) => (sheet.form === 'TMM-F004' ? sheet.rows : []));
    const blocks = sheets.flatMap((sheet) => (sheet.form === 'TMM-F009' ? sheet.blocks : []));
    const movements = blocks.flatMap(({ rows }) => rows);

    it('are told apart, each with its unit, date, form and lines of action', () => {
      expect(sheets.map(sheetHead)).toStrictEqual(table(SHEETS));
      expect(new Set(sheets.map(({ issuingBody }) => issuingBody)).size).toBe(3);
    });

    it('list their lines of action, one code twice', () => {
      const listed = sheets.map(({ header }) =>
        cells(header.linesOfAction.map(({ code }) => code)),
      );
      expect(listed).toStrictEqual(table(LISTED));
    });

    it('hold 40 rows of progress, every figure in its cell', () => {
      expect(progress.map(progressRow)).toStrictEqual(table(PROGRESS_ROWS));
    });

    it('hold 8 movements in two blocks, every figure in its cell', () => {
      expect(movements.map(movementRow)).toStrictEqual(table(MOVEMENT_ROWS));
      expect(blocks.map(({ rows }) => rows.length)).toStrictEqual([3, 5]);
    });

    it('cite their lines of action row by row', () => {
      const cited = [...progress, ...movements].map((row) => [row.line, cells(row.linesOfAction)]);
      const expected = table(CITED).flatMap((entry) => {
        const [lines = '', codes = ''] = entry.split(' : ');
        return lines.split(' ').map((line): [number, string] => [Number(line), codes]);
      });
      expect(cited).toStrictEqual(expected.sort(([one], [other]) => one - other));
    });

    it('justify a block by its first row, or by the row that opens it', () => {
      const [first, second] = blocks;
      expect(first?.justification).toBe(movements[0]?.justification);
      expect(second?.justification).not.toBeNull();
      expect(movements.map((row) => row.justification)).not.toContain(second?.justification);
    });

    it('bear three signatures each, one of them with a second name', () => {
      const roles = sheets.map(({ signatures }) => signatures.map(({ role }) => role));
      expect(roles).toStrictEqual(Array(7).fill(['prepared', 'reviewed', 'authorized']));
      const others = sheets.map((s) => s.signatures.map((each) => each.otherNames.length));
      expect(others.flat().filter((count) => count > 0)).toStrictEqual([1]);
      expect(others[5]).toStrictEqual([0, 1, 0]);
    });
  },
);
