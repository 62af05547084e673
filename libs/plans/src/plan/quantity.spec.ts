import { Refusal } from '@libro/event-sourcing';
import { add, compare, equal, percentage, quantity, ratio, subtract, sum } from './quantity';
import { atQuarter, mapQuarters, withQuarter } from './quantity';

describe('a quantity', () => {
  it.each([
    ['0', '0'],
    ['10239', '10239'],
    ['0.50', '0.5'],
    ['007', '7'],
    ['999999999999999', '999999999999999'],
    ['99999999999.9999', '99999999999.9999'],
  ])('%s is kept as %s', (written, kept) => {
    expect(quantity(written, 'meta')).toBe(kept);
  });

  it.each([
    ['', 'nothing'],
    ['-1', 'negative'],
    ['+1', 'a sign'],
    ['80,994', 'grouping'],
    ['1e3', 'an exponent'],
    ['.5', 'no whole part'],
    ['5.', 'no places'],
    [' 5', 'a space'],
    ['٣', 'digits of another script'],
    ['NaN', 'no number'],
    ['1000000000000000', '16 digits'],
    ['100000000000.0001', '12 digits and 4 places'],
    ['0.00001', '5 places'],
    ['9'.repeat(1_000_000), 'a million digits'],
  ])('%.20s is refused: %s', (written) => {
    expect(() => quantity(written, 'meta')).toThrow(Refusal);
    expect(() => quantity(written, 'meta')).toThrow(/^quantity-invalid: meta: /);
  });
});

describe('sums and comparisons', () => {
  it('are exact where binary floating point is not', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(sum(['0.1', '0.2', null, '999999999999'])).toBe('999999999999.3');
    expect(subtract('527', '41')).toBe('486');
    expect(subtract('0.3', '0.1')).toBe('0.2');
  });

  it('tell a difference below 0, which is no quantity', () => {
    expect(subtract('486', '10239')).toBe('-9753');
  });

  it('compare by value', () => {
    expect(compare('9', '10')).toBe(-1);
    expect(compare('10', '9')).toBe(1);
    expect(equal('0.5', '0.50')).toBe(true);
    expect(equal('0.5', '0.05')).toBe(false);
  });
});

describe('yardsticks', () => {
  it.each([
    ['42842', '140860', 30],
    ['537', '5150', 10],
    ['5833', '46053', 13],
    ['1', '8', 13],
    ['1', '200', 1],
    ['499', '100000', 0],
    ['11', '10', 110],
  ])('%s of %s is %i %%, rounded half up', (part, whole, percent) => {
    expect(percentage(part, whole)).toBe(percent);
  });

  it('have no percentage of a goal of 0', () => {
    expect(percentage('5', '0')).toBeNull();
    expect(ratio('5', '0')).toBeNull();
  });

  it('give ratios to 4 places, rounded half up', () => {
    expect(ratio('10239', '527')).toBe('19.4288');
    expect(ratio('1', '20000')).toBe('0.0001');
    expect(ratio('32', '100')).toBe('0.32');
  });
});

describe('values by quarter', () => {
  it('are read, replaced and made by quarter', () => {
    const values = mapQuarters((quarter) => quarter * 10);
    expect(values).toStrictEqual([10, 20, 30, 40]);
    expect(atQuarter(values, 3)).toBe(30);
    expect(withQuarter(values, 3, 0)).toStrictEqual([10, 20, 0, 40]);
  });
});
