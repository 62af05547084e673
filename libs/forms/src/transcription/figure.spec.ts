import {
  isFigure,
  isPercentage,
  readPercentage,
  readQuantity,
  standsAsFigure,
  sum,
} from './figure';

it.each([
  ['0', '0'],
  ['80,994', '80994'],
  ['140860', '140860'],
  ['1,234,567.5', '1234567.5'],
  ['10.50', '10.5'],
  ['007', '7'],
  ['12345678901.2345', '12345678901.2345'],
])('%s is the quantity %s', (printed, quantity) => {
  expect(readQuantity(printed)).toStrictEqual({ quantity });
});

it.each([
  ['', 'no es una cifra'],
  ['.', 'no es una cifra'],
  ['12a', 'no es una cifra'],
  ['1 000', 'no es una cifra'],
  ['10,00', 'no es una cifra: la coma separa miles'],
  ['1.234,5', 'no es una cifra: la coma separa miles'],
  ['0,500', 'no es una cifra: la coma separa miles'],
  ['000,004', 'no es una cifra: la coma separa miles'],
  ['012,500', 'no es una cifra: la coma separa miles'],
  ['1234,567', 'no es una cifra: la coma separa miles'],
  ['uno, dos 3', 'no es una cifra'],
  ['30%', 'no es una cifra'],
  ['-5', 'es una cifra negativa'],
  ['− 5', 'es una cifra negativa'],
  ['5-', 'es una cifra negativa'],
  ['(1,000)', 'es una cifra negativa'],
  ['1234567890123456', 'tiene más de 15 dígitos'],
  ['123456789012.3456', 'tiene más de 15 dígitos'],
  ['0.00001', 'tiene más de 4 decimales'],
])('%s is none', (printed, flaw) => {
  expect(readQuantity(printed)).toStrictEqual({ flaw });
  expect(isFigure(printed)).toBe(false);
});

it('a figure that is written wrongly still stands where a figure does', () => {
  expect(['0,500', '5', '1.234,5'].map(standsAsFigure)).toStrictEqual([true, true, true]);
  expect(['', ',', 'm2', '3 veces', '30%'].map(standsAsFigure)).toStrictEqual(Array(5).fill(false));
});

it('a percentage bears its sign, or is the division by zero that stands for none', () => {
  expect(['30%', '113,656 %', '#¡DIV/0!', '#DIV/0!'].map(isPercentage)).toStrictEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['30', '%', 'al 100%', '0,500%'].map(isPercentage)).toStrictEqual([
    false,
    false,
    false,
    false,
  ]);
});

it('a percentage is read with or without its sign', () => {
  expect(['30%', '12.5 %', '1,250%', '30', '#¡DIV/0!', ''].map(readPercentage)).toStrictEqual([
    30,
    12.5,
    1250,
    30,
    null,
    null,
  ]);
});

it('a sum is exact, and blanks count as nothing', () => {
  expect(sum(['0.1', null, '0.2']).toFixed()).toBe('0.3');
});
