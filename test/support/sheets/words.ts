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
    .array(fc.integer({ min: 1, max: 13 }), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join('.'));
}

export function entries(): fc.Arbitrary<Entry> {
  const code = fc.oneof(codes(), fc.integer({ min: 10, max: 99_999 }).map(String));
  return fc.tuple(code, sentences()).map(([at, name]) => ({ code: at, name: name.toUpperCase() }));
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
