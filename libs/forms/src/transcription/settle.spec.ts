import { linesOf } from './line';
import { readProgressRow } from './progress-row';

/** How a row of a quarter is settled: cells from the annual goal on, "-" for a blank one. */
function settled(quarter: 1 | 2 | 3 | 4, cells: string) {
  const figures = cells.split(' ').map((cell) => (cell === '-' ? '' : cell));
  const [line = { line: 1, cells: [] }] = linesOf(
    ['1.1', '100.- Meta', 'Pieza', ...figures].join('\t'),
  );
  const row = readProgressRow(line, { row: 1, quarter, indent: 0 });
  const show = (values: readonly (string | null)[]) =>
    values.map((value) => value ?? '-').join(' ');
  return `${row.placement}: ${show(row.planned)} / ${show(row.achieved)} = ${row.absolute ?? '-'}`;
}

describe('figures in their columns', () => {
  it('stand as printed, all eight, whatever their sums', () => {
    expect(settled(1, '10 2 2 3 0 3 0 3 0 2 20%')).toBe('as-printed: 2 3 3 3 / 2 0 0 0 = 2');
    expect(settled(3, '9 1 1 1 1 1 1 1 1 7 44%')).toBe('as-printed: 1 1 1 1 / 1 1 1 1 = 7');
  });

  it('stand as printed, A up to the quarter of the sheet, whatever their sums', () => {
    expect(settled(1, '40 10 5 10 - 10 - 10 - 5 13%')).toBe(
      'as-printed: 10 10 10 10 / 5 - - - = 5',
    );
    expect(settled(2, '41 10 5 10 6 10 - 10 - 12 27%')).toBe(
      'as-printed: 10 10 10 10 / 5 6 - - = 12',
    );
  });

  it('stand as printed where a quarter is not reported, if their sums fit', () => {
    expect(settled(2, '40 10 5 10 - 10 - 10 - 5 13%')).toBe(
      'as-printed: 10 10 10 10 / 5 - - - = 5',
    );
    expect(settled(2, '41 10 5 10 - 10 - 10 - 5 13%')).toBe('doubtful: - - - - / - - - - = 5');
  });

  it('stand as printed without absolute progress, if the plan and the percentage fit', () => {
    expect(settled(1, '40 10 5 10 - 10 - 10 - - 13%')).toBe(
      'as-printed: 10 10 10 10 / 5 - - - = -',
    );
    expect(settled(1, '40 10 5 10 - 10 - 10 - - 14%')).toBe('doubtful: - - - - / - - - - = -');
  });

  it('stand as printed without percentage, if their sums fit', () => {
    expect(settled(1, '0 0 0 0 - 0 - 0 - 0 -')).toBe('as-printed: 0 0 0 0 / 0 - - - = 0');
    expect(settled(1, '40 10 5 10 - 10 - 10 - 5 13')).toBe('as-printed: 10 10 10 10 / 5 - - - = 5');
    expect(settled(1, '40 10 5 10 - 10 - 10 - 6 -')).toBe('doubtful: - - - - / - - - - = -');
  });
});

describe('figures that have slid', () => {
  it('are put back within the period', () => {
    expect(settled(1, '140860 26412 42842 15846 - 80,994 - - 17608 42842 30%')).toBe(
      'put-back: 26412 15846 80994 17608 / 42842 - - - = 42842',
    );
  });

  it('are put back with absolute progress and percentage', () => {
    expect(settled(1, '540 150 31 150 - - 90 - - 150 31 6%')).toBe(
      'put-back: 150 150 90 150 / 31 - - - = 31',
    );
    expect(settled(1, '600 150 13 150 - 150 - 150 13 2%')).toBe(
      'put-back: 150 150 150 150 / 13 - - - = 13',
    );
  });

  it('are put back where one of the sums is wrong', () => {
    expect(settled(1, '12 3 1 3 - - 3 - 3 - - 0 0%')).toBe('put-back: 3 3 3 3 / 1 - - - = 0');
  });

  it('are put back, zeros among them, by their number', () => {
    expect(settled(1, '4 3 3 0 - 1 - - 0 3 75%')).toBe('put-back: 3 0 1 0 / 3 - - - = 3');
  });

  it('are put back, eight of them, whatever their sums', () => {
    expect(settled(2, '9 1 - 1 1 1 1 1 1 1 4 44%')).toBe('put-back: 1 1 1 1 / 1 1 1 1 = 4');
  });

  it('are put back in another number where one placement fits', () => {
    expect(settled(2, '40 5 - 8 9 - 10 - 16 8 20%')).toBe('put-back: 5 9 10 16 / 8 - - - = 8');
  });

  it('are put back with the annual goal, if the sums bear it out', () => {
    expect(settled(1, '- 40 10 5 10 - 10 - 10 - 5 13%')).toBe(
      'put-back: 10 10 10 10 / 5 - - - = 5',
    );
  });
});

describe('figures are in doubt', () => {
  it('where no placement fits', () => {
    expect(settled(2, '40 10 - 5 11 - 10 - 10 5 13%')).toBe('doubtful: - - - - / - - - - = 5');
    expect(settled(2, '40 10 - - 5 11 - 10 - 10 5 13%')).toBe('doubtful: - - - - / - - - - = -');
  });

  it('where more than one fits', () => {
    expect(settled(2, '10 5 - 0 0 - 5 - 0 0 0%')).toBe('doubtful: - - - - / - - - - = 0');
  });

  it('where the usual number has slid and neither sum bears it out', () => {
    expect(settled(1, '99 150 31 150 - - 90 - - 150 30 6%')).toBe(
      'doubtful: - - - - / - - - - = -',
    );
  });

  it('where the columns and the number say different things, and both fit', () => {
    expect(settled(1, '4 3 3 0 0 1 - - - 3 75%')).toBe('doubtful: - - - - / - - - - = 3');
  });

  it('where a planned 0 left blank could be a reported one that has slid', () => {
    expect(settled(2, '10 5 1 0 - 5 - - - 1 10%')).toBe('doubtful: - - - - / - - - - = 1');
    expect(settled(2, '10 5 1 0 - 5 - 0 - 1 10%')).toBe('doubtful: - - - - / - - - - = 1');
  });

  it('where the last of the zeros could be achieved or absolute progress', () => {
    expect(settled(3, '4 1 0 1 0 1 0 1 0 - 0%')).toBe('doubtful: - - - - / - - - - = -');
    expect(settled(3, '0 0 0 0 0 0 0 0 - 0 -')).toBe('doubtful: - - - - / - - - - = -');
  });

  it('where they have slid and no percentage says where they end', () => {
    expect(settled(1, '40 10 5 10 10 - 10 - 5')).toBe('doubtful: - - - - / - - - - = -');
  });

  it('where a figure stands behind the percentage', () => {
    expect(settled(1, '40 10 5 10 - 10 - 10 - 5 13% 7')).toBe('doubtful: - - - - / - - - - = -');
  });
});
