import fc from 'fast-check';

/** Catalogue code and name. */
export interface Entry {
  readonly code: string;
  readonly name: string;
}

const NOUNS = 'agua barrio niñez plaza taller salud parque calle jóvenes huerto árbol lectura';
const MORE = 'mercado música orientación vivienda año campaña canal vecinos deporte cocina';
const LINKS = ['de', 'y', 'para', 'con', 'en', 'sin', '(etapa 2)', 'al 100%', '3 veces por'];
const UNITS = ['Informe', 'Sesión', 'Beneficiario', 'Árbol plantado', 'm2 de calle', 'Niña o niño'];
const NAMES = 'Aldama Berlanga Cordero Duarte Esparza Fierro Garza Hinojosa Ibarra Juárez Luján';
const TITLES = ['Lic. ', 'LIC. ', 'Arq. ', 'L.A.P. ', 'C.P. ', ''];

function word(): fc.Arbitrary<string> {
  return fc.constantFrom(...`${NOUNS} ${MORE}`.split(' '));
}

/** A few words, now and then with figures among them, as remarks and descriptions have. */
export function sentences(): fc.Arbitrary<string> {
  return fc
    .tuple(word(), fc.constantFrom(...LINKS), word(), fc.constantFrom(...LINKS), word())
    .map((words) => words.join(' '));
}

export function units(): fc.Arbitrary<string> {
  return fc.constantFrom(...UNITS);
}

export function codes(): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 1, max: 13 }), { minLength: 2, maxLength: 3 })
    .map((parts) => parts.join('.'));
}

/** Finalidad, función, subfunción: no code that a row could cite as a line of action. */
const FUNCTIONAL = [
  ['2', '2', '2'],
  ['1', '3', '5'],
  ['2.1', '2.2', '2.14'],
];

function entriesOf(codesOf: fc.Arbitrary<readonly string[]>): fc.Arbitrary<readonly Entry[]> {
  return codesOf.chain((all) => {
    const named = all.map((code) =>
      sentences().map((name) => ({ code, name: name.toUpperCase() })),
    );
    return fc.tuple(...named);
  });
}

/** What the six labels bear: ramo, programa, unidad, finalidad, función, subfunción. */
export function catalogueEntries(): fc.Arbitrary<readonly Entry[]> {
  const branch = fc.integer({ min: 10, max: 99 }).map(String);
  const below = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 100, max: 999 }));
  const codesOf = fc.tuple(branch, below, fc.constantFrom(...FUNCTIONAL));
  return entriesOf(
    codesOf.map(([at, [program, unit], functional]) => {
      return [at, `${at}${program}`, `${at}${unit}`, ...functional];
    }),
  );
}

/** Lines of action, the axis of the first one above it or not. */
export function linesOfAction(): fc.Arbitrary<readonly Entry[]> {
  const part = fc.integer({ min: 6, max: 13 });
  const code = fc.tuple(part, part, part).map((parts) => parts.join('.'));
  const listed = fc.array(code, { minLength: 1, maxLength: 5 });
  return entriesOf(
    fc.tuple(listed, fc.boolean()).map(([all, withAxis]) => {
      return withAxis
        ? [...all.slice(0, 1).map((first) => first.split('.')[0] ?? ''), ...all]
        : all;
    }),
  );
}

export function personNames(): fc.Arbitrary<string> {
  const name = fc.constantFrom(...NAMES.split(' '));
  const title = fc.constantFrom(...TITLES);
  return fc
    .tuple(title, name, name, name)
    .map(([before, ...names]) => `${before}${names.join(' ')}`);
}

/** A text with one letter taken for another, which a reader still knows. */
export function misspelt(text: string): fc.Arbitrary<string> {
  const letters = Array.from(text);
  const places = letters.flatMap((letter, at) => (/\p{L}/u.test(letter) ? [at] : []));
  return fc
    .tuple(fc.constantFrom(...places), fc.constantFrom('A', 'S', 'R', 'N', 'B', 'P'), fc.boolean())
    .map(([at, letter, flawed]) => {
      return flawed ? letters.map((own, i) => (i === at ? letter : own)).join('') : text;
    });
}
