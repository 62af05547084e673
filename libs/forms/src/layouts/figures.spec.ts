import { percent, shown } from './figures';

describe('shown', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['10239', '10,239'],
    ['140860', '140,860'],
    ['1234.5', '1,234.5'],
    ['19.4288', '19.4288'],
    ['-41', '-41'],
    ['99999999999.9999', '99,999,999,999.9999'],
    ['999999999999999', '999,999,999,999,999'],
    ['', ''],
    ['Apoyo', 'Apoyo'],
  ])('%s as officials read it: %s', (plain, text) => {
    expect(shown(plain)).toBe(text);
  });

  it('is empty for what is not stated', () => {
    expect(shown(null)).toBe('');
  });
});

describe('percent', () => {
  it.each([
    ['0', '0%'],
    ['0.3041', '30.41%'],
    ['1', '100%'],
    ['19.4288', '1,942.88%'],
    [null, ''],
  ])('%j is exact, as officials read it: %s', (ratio, text) => {
    expect(percent(ratio)).toBe(text);
  });
});
