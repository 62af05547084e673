import type { MovementCode } from '../plan/words';
import { codesFitAmounts } from './printed-codes';

/** Codes, authorized goal, increase and decrease; - is blank. */
function fit(printed: string): boolean {
  const [codes = '', ...cells] = printed.split(' ');
  const [authorized = null, increase = null, decrease = null] = cells.map((cell) => {
    return cell === '-' ? null : cell;
  });
  const known: readonly MovementCode[] = ['AP', 'S', 'R', 'AM', 'D', 'T', 'CUM'];
  const movements = codes.split('+').flatMap((code) => known.filter((each) => each === code));
  return codesFitAmounts({ movements, authorized, increase, decrease });
}

it.each([
  'AM 60 10 -',
  'AP - 10 -',
  'AP 0 10 0',
  'D 60 - 10',
  'T 60 10 -',
  'T 60 - 10',
  'T+AM 60 10 -',
  'T+AM 60 10 5',
  'AM+R 60 10 -',
  'S 60 - 60',
  'S 60 - -',
  'R 60 - -',
  'R 60 0 0',
  'CUM 60 - -',
  'CUM 60 10 -',
])('%s agree', (printed) => {
  expect(fit(printed)).toBe(true);
});

it.each([
  'D 60 10 -',
  'R 60 10 -',
  'R 60 - 10',
  'AM 60 - 10',
  'AM 60 - -',
  'AM 60 10 5',
  'D 60 0 0',
  'AP 60 10 -',
  'AP - - -',
  'T 60 - -',
  'S 60 10 -',
  'AM+D 60 10 -',
])('%s do not', (printed) => {
  expect(fit(printed)).toBe(false);
});
