import { linesOf } from './line';
import { isGroupRow, readBlocks } from './movement-table';

function blocks(...lines: readonly string[]) {
  const read = readBlocks(linesOf(lines.join('\n')), 0);
  return read.map(({ justification, rows }) => [justification, ...rows.map(({ row }) => row)]);
}

const row = (number: number, justification = '') =>
  `R\t1.1\t${number}\tUna\tPieza\t4\t\t\t4\t1\t1\t1\t1\t${justification}`;
const META = '\t\t\tMETA:';
const ACTION = '\t\t\tACCION';

it('META opens a block, ACCIÓN does not', () => {
  expect(blocks(META, row(100), ACTION, row(101), META, row(200))).toStrictEqual([
    [null, 1, 2],
    [null, 3],
  ]);
});

it('rows before any META are a block', () => {
  expect(blocks(row(101), META, row(200))).toStrictEqual([
    [null, 1],
    [null, 2],
  ]);
});

it('a META without rows opens none', () => {
  expect(blocks(META, META, row(200))).toStrictEqual([[null, 1]]);
});

it('a block is justified by the first text from its META row on', () => {
  const beside = `${META}\t\t\tPor el clima`;
  expect(blocks(META, row(100, 'Por la obra'), row(101, 'Por otra'))).toStrictEqual([
    ['Por la obra', 1, 2],
  ]);
  expect(blocks(beside, row(100, 'Por la obra'))).toStrictEqual([['Por el clima', 1]]);
  expect(blocks(META, row(100), row(101, 'Por otra'))).toStrictEqual([['Por otra', 1, 2]]);
});

it('group rows are known by their word, misspelt only where they stand among empty cells', () => {
  const lines = ['META', '\t\tACION:', '\tMETAS\tPor el clima', 'MARTA', 'Ana\tEva', row(100)];
  expect(linesOf(lines.join('\n')).map(isGroupRow)).toStrictEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
