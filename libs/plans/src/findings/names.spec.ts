import { alikePersons, alikeUnitsOfMeasure, personKey, singularKey } from './names';

const persons = (a: string, b: string) => alikePersons(personKey(a), personKey(b));
const units = (a: string, b: string) => alikeUnitsOfMeasure(singularKey(a), singularKey(b));

describe('names', () => {
  it.each([
    ['Lic. Karen-Alejandra Solano', 'L.E. KAREN ALEJANDRA SOLANO'],
    ['L.A.P.GLENDA NAVARRO', 'Lic.Glenda Navarro'],
    ['C. LIC. JOSÉ MA. RUIZ', 'Jose Ma. Ruiz'],
  ])('of persons compare without titles: %s, %s', (a, b) => {
    expect(personKey(a)).toBe(personKey(b));
  });

  it('keep a name that looks like a title', () => {
    expect(personKey('C.')).toBe('C');
  });
});

describe('alike persons', () => {
  it.each([
    ['LIC. YARELI GUZMÁN OLAMANZA', 'LIC. YARELI GUZMÁN ALMANZA'],
    ['GLINDA KARIME NAVARRO CASTILLO', 'Lic. Glenda Karime Navarro Castillo'],
  ])('%s, %s', (a, b) => {
    expect(persons(a, b)).toBe(true);
  });

  it.each([
    ['José García', 'Jorge García'],
    ['Ana Ruiz', 'Eva Ruiz'],
    ['Lilia Guerra Luzanilla', 'Rigoberto Salcedo Boyd'],
    ['Responsable de la unidad 1', 'Responsable de la unidad 2'],
  ])('not %s, %s', (a, b) => {
    expect(persons(a, b)).toBe(false);
  });
});

describe('alike units of measure', () => {
  it.each([
    ['Beneficiado', 'Beneficiados'],
    ['Beneficiados', 'BENEFICIARIO'],
    ['Evento', 'Eventos'],
    ['Sesión', 'sesiones'],
    ['Expediente', 'EXPEDIENTES'],
    ['Padrón actualizado', 'Padrones actualizados'],
    ['Capacitación', 'Capasitación'],
  ])('%s, %s', (a, b) => {
    expect(units(a, b)).toBe(true);
  });

  it.each([
    ['Sesión', 'Reunión'],
    ['Apoyo', 'Apoyo Social'],
    ['Taller', 'Talla'],
    ['Reporte', 'Deporte'],
    ['Donación', 'Dotación'],
    ['Organización', 'Urbanización'],
    ['Joven Beneficiario', 'Beneficiario'],
    ['Evaluación', 'Publicación'],
    ['Mes', 'Meta'],
  ])('not %s, %s', (a, b) => {
    expect(units(a, b)).toBe(false);
  });
});
