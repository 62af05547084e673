import { closest, fold, wordings } from './likeness';

const LABELS = wordings([
  ['branch', 'RAMO'],
  ['function', 'FUNCIÓN'],
  ['subfunction', 'SUBFUNCIÓN'],
  ['three', 'PMD'],
]);

it('folding leaves capital letters and digits', () => {
  expect(fold(' Línea de acción (P.M.D.) 2 ')).toBe('LINEADEACCIONPMD2');
  expect(fold('Ñandú')).toBe('NANDU');
});

it.each([
  ['Ramo:', 'branch'],
  ['RAPOR:', 'branch'],
  ['FUNCION', 'function'],
  ['SUBSUNCIÓN', 'subfunction'],
  ['P.M.D.', 'three'],
  ['P.M.B.', null],
  ['FINALIDAD', null],
  ['', null],
])('%s is taken for %s', (printed, meaning) => {
  expect(closest(printed, LABELS)).toBe(meaning);
});

it('two wordings equally near are none', () => {
  const months = wordings([
    [6, 'JUNIO'],
    [7, 'JULIO'],
  ]);
  expect(closest('JUÑIO', months)).toBe(6);
  expect(closest('JUPIO', months)).toBeNull();
});

it('two spellings of one meaning do not rival', () => {
  const units = wordings([
    ['unit', 'UNIDAD DE MEDIDA'],
    ['unit', 'UNIDAD MEDIDA'],
  ]);
  expect(closest('UNIDAD E MEDIDA', units)).toBe('unit');
});
