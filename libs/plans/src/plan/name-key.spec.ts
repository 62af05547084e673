import { isSameName, nameKey } from './name-key';

describe('names', () => {
  it('compare without case, accents, punctuation and spacing', () => {
    expect(nameKey('Formación en Valores (P. E.5)')).toBe(nameKey('FORMACION EN VALORES (P.E 5).'));
  });

  it.each([
    ['Expediente', 'EXPEDIENTE.', true],
    ['Sesión', 'sesion', true],
    ['%', '%', true],
    ['', '', true],
    ['Expediente', 'Expedientes', false],
    ['Zona 1', 'Zona 2', false],
    ['%', '$', false],
    ['', '%', false],
    ['', 'Obra', false],
  ])('«%s» and «%s» are one: %s', (one, other, same) => {
    expect([isSameName(one, other), isSameName(other, one)]).toStrictEqual([same, same]);
  });
});
